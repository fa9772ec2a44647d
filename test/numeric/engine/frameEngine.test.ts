import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, LimitError, ShapeError } from '../../../src/exact/errors.js';
import { symmetricEigen } from '../../../src/numeric/eigen.js';
import { type FrameEngine, frameEngine } from '../../../src/numeric/engine/frameEngine.js';
import { gaussian, largeMatrices, lawsOfEigen, symmetricMatrices } from './matrices.js';

const python = '/usr/bin/python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;

/** What `use` makes of an engine, which is closed after. */
function withEngine<T>(options: Parameters<typeof frameEngine>[0], use: (engine: FrameEngine) => T): T {
  const engine = frameEngine(options);
  try {
    return use(engine);
  } finally {
    engine.close();
  }
}

const eigenOf = (size: number, entries: Float64Array, threads = 1) =>
  withEngine({ length: size, blockSize: 1, threads }, (engine) => {
    engine.setFrameOperator(entries);
    return { values: engine.eigen(), vectors: engine.eigenvectors() };
  });

/** F of the vectors (rows of `W`), given to the engine `blockSize` at a time. */
const frameOperatorOf = (length: number, W: Float64Array, blockSize: number, threads = 1) =>
  withEngine({ length, blockSize, threads }, (engine) => {
    for (let at = 0; at < W.length; at += blockSize * length) {
      const part = W.subarray(at, at + blockSize * length);
      engine.block.set(part);
      engine.accumulate(part.length / length);
    }
    return engine.frameOperator();
  });

const dot = (length: number, x: Float64Array, i: number, y: Float64Array, j: number): number => {
  let sum = 0;
  for (let p = 0; p < length; p++) sum += x[i * length + p]! * y[j * length + p]!;
  return sum;
};

const largestDifference = (x: Float64Array, y: Float64Array): number =>
  x.reduce((worst, value, at) => Math.max(worst, Math.abs(value - y[at]!)), 0);

describe('eigenvalues and eigenvectors', () => {
  it.each(symmetricMatrices().map((matrix) => [matrix.name, matrix] as const))(
    'FV = VΛ, VᵀV = I, trace, order: %s',
    (_, { size, entries }) => {
      const { values, vectors } = eigenOf(size, entries);
      const { equation, orthonormality, trace, norm } = lawsOfEigen(size, entries, values, vectors);
      const bound = 4 * Number.EPSILON * Math.max(4, size);
      expect(orthonormality).toBeLessThanOrEqual(bound);
      expect(equation).toBeLessThanOrEqual(bound * norm);
      expect(trace).toBeLessThanOrEqual(bound * norm * Math.sqrt(size));
      for (let k = 1; k < size; k++) expect(values[k]!).toBeLessThanOrEqual(values[k - 1]!);
    },
  );

  it.each(
    symmetricMatrices()
      .filter(({ size }) => size <= 130)
      .map((matrix) => [matrix.name, matrix] as const),
  )('eigenvalues agree with ml-matrix: %s', (_, { size, entries }) => {
    const reference = symmetricEigen({ size, entries });
    const { values } = eigenOf(size, entries);
    const norm = Math.max(Math.abs(reference.values[0] ?? 0), Math.abs(reference.values.at(-1) ?? 0));
    expect(largestDifference(values, reference.values)).toBeLessThanOrEqual(1e-14 * Math.max(4, size) * norm);
  });

  it('any symmetric matrix of small integers', () =>
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 24 })
          .chain((size) =>
            fc.tuple(
              fc.constant(size),
              fc.array(fc.integer({ min: -2, max: 2 }), { minLength: size ** 2, maxLength: size ** 2 }),
            ),
          ),
        ([size, list]) => {
          const entries = Float64Array.from(list, (_, at) => {
            const [a, b] = [Math.floor(at / size), at % size];
            return a <= b ? list[at]! : list[b * size + a]!;
          });
          const { values, vectors } = eigenOf(size, entries);
          const { equation, orthonormality, norm } = lawsOfEigen(size, entries, values, vectors);
          expect(orthonormality).toBeLessThan(1e-13);
          expect(equation).toBeLessThanOrEqual(1e-13 * norm);
        },
      ),
    ));

  it.skipIf(!hasNumpy)('eigenvalues agree with numpy (skipped where it is missing)', () => {
    for (const { name, size, entries } of symmetricMatrices().filter(({ size }) => size >= 100)) {
      const { stdout, status } = spawnSync(
        python,
        [
          '-c',
          'import sys, numpy as np\na = np.frombuffer(sys.stdin.buffer.read()).reshape(-1, int(sys.argv[1]))\nsys.stdout.buffer.write(np.linalg.eigvalsh(a)[::-1].tobytes())',
          String(size),
        ],
        {
          input: new Uint8Array(entries.buffer),
          maxBuffer: 2 ** 24,
          env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
        },
      );
      expect(status).toBe(0);
      const reference = new Float64Array(Uint8Array.from(stdout as unknown as Buffer).buffer);
      const { values } = eigenOf(size, entries);
      const norm = Math.max(Math.abs(reference[0]!), Math.abs(reference.at(-1)!));
      expect(largestDifference(values, reference), name).toBeLessThanOrEqual(1e-15 * size * norm);
    }
  });

  it('are the same to the bit for any number of threads', () => {
    for (const { size, entries } of symmetricMatrices().filter(({ size }) => size >= 250)) {
      const one = eigenOf(size, entries, 1);
      for (const threads of [2, 3, 5]) {
        const many = eigenOf(size, entries, threads);
        expect(many.values).toEqual(one.values);
        expect(many.vectors).toEqual(one.vectors);
      }
    }
  });

  it.each(largeMatrices().map((matrix) => [matrix.name, matrix] as const))(
    'in many steps, the share that is done ascends, and left off half-way they spoil nothing: %s',
    (_, { size, entries }) =>
      withEngine({ length: size, blockSize: 1, threads: 2 }, (engine) => {
        engine.setFrameOperator(entries);
        const shares: number[] = [];
        for (const share of engine.eigenSteps()) {
          shares.push(share);
          if (share > 0.5) break;
        }
        const again = engine.eigenSteps();
        let step = again.next();
        for (let at = 0; step.done !== true; step = again.next(), at++) {
          expect(step.value).toBe(shares[at] ?? step.value);
          expect(step.value).toBeGreaterThanOrEqual(shares[at - 1] ?? 0);
          expect(step.value).toBeLessThan(1);
          shares[at] = step.value;
        }
        expect(shares.length).toBeGreaterThan(6);
        const one = eigenOf(size, entries);
        expect(step.value).toEqual(one.values);
        const vectors = engine.eigenvectors();
        expect(vectors).toEqual(one.vectors);
        const { equation, orthonormality, norm } = lawsOfEigen(size, entries, step.value, vectors);
        expect(orthonormality).toBeLessThanOrEqual(4 * Number.EPSILON * size);
        expect(equation).toBeLessThanOrEqual(4 * Number.EPSILON * size * norm);
      }),
  );

  it('entries near the ends of the range of doubles neither overflow nor vanish', () => {
    for (const scale of [2 ** -1060, 2 ** -600, 2 ** 600, 2 ** 1015]) {
      const { values } = eigenOf(2, Float64Array.of(2 * scale, scale, scale, 2 * scale));
      expect(values[0]! / scale).toBeCloseTo(3, 14 - (scale < 2 ** -1022 ? 10 : 0));
      expect(values[1]! / scale).toBeCloseTo(1, 14 - (scale < 2 ** -1022 ? 10 : 0));
    }
  });

  it('a matrix that is not finite is refused', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => eigenOf(3, Float64Array.of(1, 0, bad, 0, 1, 0, bad, 0, 1))).toThrow(DomainError);
    expect(() => eigenOf(3, new Float64Array(8))).toThrow(ShapeError);
  });
});

describe('frame operator', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 70],
    [5, 300],
    [64, 64],
    [67, 333],
    [130, 517],
  ])('F = Σ w_i w_iᵀ in any partition into blocks, length %i, %i vectors', (length, n) => {
    const W = gaussian(length * n, length + n);
    const expected = new Float64Array(length ** 2);
    for (let a = 0; a < length; a++)
      for (let b = 0; b < length; b++)
        for (let i = 0; i < n; i++) expected[a * length + b]! += W[i * length + a]! * W[i * length + b]!;
    for (const blockSize of [1, 2, 7, 64, 300, n])
      expect(largestDifference(frameOperatorOf(length, W, blockSize), expected)).toBeLessThan(1e-14 * (n + 10));
  });

  it('is the same to the bit for any number of threads', () => {
    const W = gaussian(300 * 400, 1);
    const one = frameOperatorOf(300, W, 400);
    for (const threads of [2, 5]) expect(frameOperatorOf(300, W, 400, threads)).toEqual(one);
  });

  it('a tight frame has one bound: harmonic frames', () => {
    // w_i = (cos 2πik/n, sin 2πik/n)_k: F = (n/2)·I
    const [n, length] = [90, 40];
    const W = Float64Array.from({ length: n * length }, (_, at) => {
      const [i, p] = [Math.floor(at / length), at % length];
      const angle = (2 * Math.PI * i * (1 + (p >> 1))) / n;
      return p % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
    });
    const F = frameOperatorOf(length, W, n);
    for (const value of eigenOf(length, F).values) expect(value).toBeCloseTo(n / 2, 11);
  });
});

describe('projections and coherence', () => {
  const cases: [number, number, number][] = [
    [1, 3, 1],
    [3, 5, 4],
    [66, 130, 70],
    [150, 70, 129],
  ];

  it.each(cases)(
    '⟨v_k, w_i⟩, and the largest product, are those of the plain loops: length %i, %i and %i vectors',
    (length, n, m) => {
      const W = gaussian(length * n, 3);
      const other = gaussian(length * m, 4);
      withEngine({ length, blockSize: Math.max(n, m) }, (engine) => {
        engine.block.set(W);
        engine.accumulate(n);
        const V = engine.eigenvectors();
        const products = engine.project(n);
        expect(products).toHaveLength(n * length);
        for (let i = 0; i < n; i++)
          for (let k = 0; k < length; k++)
            expect(Math.abs(products[i * length + k]! - dot(length, V, k, W, i))).toBeLessThan(1e-14 * (length + 10));
        let within = 0;
        let between = 0;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < i; j++) within = Math.max(within, Math.abs(dot(length, W, i, W, j)));
          for (let j = 0; j < m; j++) between = Math.max(between, Math.abs(dot(length, W, i, other, j)));
        }
        expect(engine.largestProduct(n)).toBeCloseTo(within, 11);
        expect(engine.largestProduct(n, other, m)).toBeCloseTo(between, 11);
        expect(engine.largestProduct(1)).toBe(0);
        expect(engine.largestProduct(n, other, 0)).toBe(0);
      });
    },
  );
});

describe('limits', () => {
  it.each([-1, 0.5, Number.NaN])('a length of %d is refused', (length) => {
    expect(() => frameEngine({ length })).toThrow(LimitError);
  });

  it.each([
    { length: 4, blockSize: 0 },
    { length: 4, threads: 0 },
    { length: 4, threads: 1e9 },
    { length: 1e5 },
    { length: 1e300 },
    { length: 10, blockSize: 1e9 },
  ])('%o is refused before memory is taken', (options) => {
    expect(() => frameEngine(options)).toThrow(LimitError);
  });

  it('length 0 has no eigenvalues', () => {
    withEngine({ length: 0 }, (engine) => {
      engine.accumulate(engine.blockSize);
      expect(engine.frameOperator()).toHaveLength(0);
      expect(engine.eigen()).toHaveLength(0);
      expect(engine.project(1)).toHaveLength(0);
      expect(engine.largestProduct(2)).toBe(0);
    });
  });

  it('more vectors than a block holds are refused', () => {
    withEngine({ length: 3, blockSize: 4 }, (engine) => {
      expect(() => engine.accumulate(5)).toThrow(ShapeError);
      expect(() => engine.project(5)).toThrow(ShapeError);
      expect(() => engine.largestProduct(2, new Float64Array(15), 5)).toThrow(ShapeError);
      expect(() => engine.largestProduct(2, new Float64Array(5), 2)).toThrow(ShapeError);
    });
  });
});
