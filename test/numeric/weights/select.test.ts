import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/exact/errors.js';
import type { StoredTensor } from '../../../src/numeric/weights/featureMatrix.js';
import { selectTensors } from '../../../src/numeric/weights/select.js';

const tensor = (name: string, ...shape: readonly number[]): StoredTensor => ({
  ...{ name, source: `model.npz: ${name}`, dtype: '<f8', shape, order: 'C', roundoff: 2 ** -53 },
  read: () => undefined,
});

const file = {
  path: '/somewhere/model.npz',
  tensors: [
    tensor('blocks.0.weight', 4, 6),
    tensor('blocks.0.bias', 6),
    tensor('blocks.1.weight', 4, 6),
    tensor('conv', 3, 3, 4, 8),
    tensor('step'),
    tensor('a*b', 2, 2),
  ],
  refused: [
    {
      name: 'names',
      error: new DomainError({ where: 'model.npz: names', expected: 'an array of numbers', found: 'strings' }),
    },
  ],
};

const chosen = (patterns?: readonly string[], options = {}): readonly string[] =>
  selectTensors(file, patterns, options).map(({ name }) => name);

describe('choosing tensors', () => {
  it('takes all matrices, with flatten also tensors of more dimensions', () => {
    expect(chosen()).toEqual(['blocks.0.weight', 'blocks.1.weight', 'a*b']);
    expect(chosen([], { flatten: true })).toEqual(['blocks.0.weight', 'blocks.1.weight', 'conv', 'a*b']);
  });

  it('leaves the records of a training run out unless they are named', () => {
    const run = {
      ...file,
      tensors: [tensor('W', 2, 5), tensor('trajectory.spectrum', 9, 2), tensor('state.moment0', 2, 5)],
    };
    expect(selectTensors(run).map(({ name }) => name)).toEqual(['W']);
    expect(selectTensors(run, ['trajectory.*']).map(({ name }) => name)).toEqual(['trajectory.spectrum']);
  });

  it('takes names and patterns, each tensor once and in the order of the file', () => {
    expect(chosen(['blocks.1.weight', 'blocks.0.weight', 'blocks.*'])).toEqual(['blocks.0.weight', 'blocks.1.weight']);
    expect(chosen(['*.1.*'])).toEqual(['blocks.1.weight']);
    expect(chosen(['*'])).toEqual(['blocks.0.weight', 'blocks.1.weight', 'a*b']);
    expect(chosen(['a*b'])).toEqual(['a*b']);
    expect(chosen(['co**v'], { flatten: true })).toEqual(['conv']);
  });

  it('a pattern describes the whole name, and its pieces do not overlap', () => {
    for (const pattern of ['locks*', '*weigh', 'blocks.0.weight*weight', 'b*b*c*k*s*1*0*weight', ''])
      expect(() => chosen([pattern]), pattern).toThrow(DomainError);
  });

  it('is as quick for a hostile pattern as for any', () => {
    const long = { ...file, tensors: [tensor('a'.repeat(20_000), 2, 2)] };
    expect(() => selectTensors(long, [`${'*a'.repeat(5_000)}*b`])).toThrow(DomainError);
  });

  it('lists what is there for a name that is not', () => {
    expect(() => chosen(['W'])).toThrow(
      'model.npz: expected a tensor of two dimensions named W, found blocks.0.weight [4, 6], blocks.0.bias [6], blocks.1.weight [4, 6], ' +
        'conv [3, 3, 4, 8], step [], a*b [2, 2], names (strings: not read)',
    );
    const many = { ...file, tensors: Array.from({ length: 40 }, (_, i) => tensor(`t${i}`, 2, 2)) };
    expect(() => selectTensors(many, ['W'])).toThrow(/t11 \[2, 2\], … \(41 tensors\)$/);
  });

  it('says why a named tensor is not taken', () => {
    expect(() => chosen(['conv'])).toThrow(
      'model.npz: conv: expected two dimensions (--flatten takes more), found shape [3, 3, 4, 8]',
    );
    expect(() => chosen(['blocks.0.bias'])).toThrow(
      'model.npz: blocks.0.bias: expected two dimensions, found shape [6]',
    );
    expect(() => chosen(['names'])).toThrow('model.npz: names: expected an array of numbers, found strings');
    expect(() => selectTensors({ ...file, tensors: [], refused: [] })).toThrow('found no tensors');
  });
});
