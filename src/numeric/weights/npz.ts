/** # NumPy's .npz. Defines `npzTensors`. An archive of .npy members.
 * @module */
import { excerpt, ParseError } from '../../exact/errors.js';
import type { Bytes } from './bytes.js';
import { refusable } from './elements.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';
import { npyTensor } from './npy.js';
import { openZip } from './zip.js';

/** @throws ParseError or ShapeError for an archive or a member that is not as it says */
export function npzTensors(bytes: Bytes): readonly (StoredTensor | RefusedTensor)[] {
  const { members, bytesOf } = openZip(bytes);
  const names = new Set(members.map(({ name }) => name));
  const other = members.find(({ name }) => !name.endsWith('.npy'));
  if (other !== undefined || names.size < members.length)
    throw new ParseError({
      where: bytes.source,
      expected: 'an archive of .npy members with different names',
      found: other === undefined ? 'a name twice' : describeOther(other.name),
    });
  return members.map((member) => {
    const name = member.name.slice(0, -'.npy'.length);
    return refusable(name, () => npyTensor(bytesOf(member, `${bytes.source}: ${excerpt(name, 100)}`), name));
  });
}

const describeOther = (name: string): string =>
  name.endsWith('.pkl')
    ? `${excerpt(name)} (a PyTorch checkpoint is a pickle, which is never evaluated; save it as .safetensors)`
    : excerpt(name);
