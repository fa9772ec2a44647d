/** # ONNX. Defines `onnxTensors`.
 *
 * The initializers of the graph and the tensors of its Constant nodes, also of the graphs inside of If, Loop and Scan. Field numbers are
 * those of `onnx/onnx.proto`; what else is in a model is passed over.
 * @module */
import { excerpt, LimitError, ParseError } from '../../exact/errors.js';
import type { Bytes, OpenNeighbour } from './bytes.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';
import { onnxTensor, shortText, type TensorProto, tensorProto } from './onnxTensor.js';
import { protobufFields } from './protobuf.js';

/** No network has loops within loops so deep. */
const MAX_DEPTH = 32;

/** @throws ParseError or ShapeError for what is no model, or has tensors that do not have what they say */
export function onnxTensors(
  bytes: Bytes,
  _stem: string,
  open: OpenNeighbour,
): readonly (StoredTensor | RefusedTensor)[] {
  const graphs: Bytes[] = [];
  for (const { number, bytes: graph } of protobufFields(bytes)) if (number === 7) graphs.push(graph);
  if (graphs.length !== 1)
    throw new ParseError({
      where: bytes.source,
      expected: 'an ONNX model with its graph',
      found: `${graphs.length} graphs`,
    });
  const used = new Map<string, number>();
  return Array.from(graphTensors(graphs[0]!, '', 0), (proto) => {
    // Both branches of an If may use a name.
    const times = (used.get(proto.name) ?? 0) + 1;
    used.set(proto.name, times);
    const name = times === 1 ? proto.name : `${proto.name}#${times}`;
    return onnxTensor(proto, name, `${bytes.source}: ${excerpt(name, 100)}`, open);
  });
}

/** @param path the nodes around it, each with a slash */
function* graphTensors(graph: Bytes, path: string, depth: number): Generator<TensorProto> {
  if (depth > MAX_DEPTH)
    throw new LimitError({ where: graph.source, expected: `graphs nested at most ${MAX_DEPTH} deep`, found: 'more' });
  for (const { number, bytes } of protobufFields(graph)) {
    if (number === 1) yield* nodeTensors(bytes, path, depth);
    if (number !== 5) continue;
    const tensor = tensorProto(bytes);
    yield { ...tensor, name: path + tensor.name };
  }
}

function* nodeTensors(node: Bytes, path: string, depth: number): Generator<TensorProto> {
  let [output, name, operation] = ['', '', ''];
  const attributes: Bytes[] = [];
  for (const { number, bytes } of protobufFields(node)) {
    if (number === 2) output ||= shortText(bytes);
    else if (number === 3) name = shortText(bytes);
    else if (number === 4) operation = shortText(bytes);
    else if (number === 5) attributes.push(bytes);
  }
  for (const attribute of attributes)
    for (const { number, bytes } of protobufFields(attribute)) {
      if (number === 5 && operation === 'Constant') yield { ...tensorProto(bytes), name: path + output };
      if (number === 6 || number === 11) yield* graphTensors(bytes, `${path}${name || output}/`, depth + 1);
    }
}
