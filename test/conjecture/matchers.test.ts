/** The matchers: what they accept, and that their messages name the identity that fails. */
import { describe, expect, it } from 'vitest';
import { ExactConfiguration } from '../../src/conjecture/exactScheme.js';
import { frameMatchers } from '../../src/conjecture/matchers.js';
import { rationalField } from '../../src/exact/numberField.js';
import { constructions } from '../../src/frame/constructions/index.js';
import { frameFromGram } from '../../src/frame/frame.js';
import { schemes } from '../../src/scheme/constructions/schemes.js';

const mercedesBenz = [
  [2, 0],
  [-1, 'sqrt(3)'],
  [-1, '-sqrt(3)'],
];
const skew = [
  [1, 0],
  [1, 1],
];
const build = (name: string, parameters: unknown = {}) => constructions[name]!.build(parameters);

const message = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no failure';
};

describe('matchers on frames', () => {
  it('extend expect when they are imported', () => {
    expect(mercedesBenz).toBeTight();
    expect(mercedesBenz).toBeLocalized();
    expect(mercedesBenz).toSaturateCapacity();
    expect(mercedesBenz).toBeEquiangular();
    expect(mercedesBenz).toHaveEqualNorms();
    expect(mercedesBenz).toHaveRank(2);
    expect(mercedesBenz).toHaveCapacity(2);
    expect(mercedesBenz).toHaveScheme();
    expect(mercedesBenz).toBeSphericalDesign(2);
    expect(mercedesBenz).not.toBeParseval();
    expect(mercedesBenz).not.toBeSphericalDesign(3);
    expect([
      [1n, 0],
      [0, 1],
    ]).toBeParseval();
    expect(build('polygon', { n: 7 })).toBeSphericalDesign(6);
    expect(frameFromGram(rationalField, 2, (i, j) => rationalField.fromInteger(i === j ? 1 : 0))).toBeTight();
  });

  it.each([
    ['toBeTight', () => expect(skew).toBeTight(), 'M² = A·M with A = 2, but (M²)_{01} = 3 and A·M_{01} = 2'],
    ['toBeTight', () => expect([[0, 0]]).toBeTight(), 'all vectors are zero'],
    ['toBeParseval', () => expect(mercedesBenz).toBeParseval(), 'A = 6'],
    ['toBeLocalized', () => expect(skew).toBeLocalized(), '(M²)_{01} = 3 and κ_1·M_{01} = 5/2 with κ_1 = 5/2'],
    ['toSaturateCapacity', () => expect(skew).toSaturateCapacity(), 'Σ D_i = 13/10 and rank = 2'],
    ['toHaveEqualNorms', () => expect(skew).toHaveEqualNorms(), '‖w_0‖² = 1 and ‖w_1‖² = 2'],
    [
      'toBeEquiangular',
      () =>
        expect([
          [1, 0],
          [0, 1],
          [-1, 0],
        ]).toBeEquiangular(),
      '|M_{10}| = 0 and |M_{20}| = 1',
    ],
    ['toHaveRank', () => expect(skew).toHaveRank(3), 'expected rank 3, but rank = 2'],
    ['toHaveCapacity', () => expect(skew).toHaveCapacity('sqrt(2)'), 'expected Σ D_i = √2, but Σ D_i = 13/10'],
    ['toBeSphericalDesign', () => expect(skew).toBeSphericalDesign(1), 'the strength of the directions is 0'],
    ['toHaveScheme', () => expect(skew).toHaveScheme(), 'not homogeneous: points 0 and 1'],
    ['not.toBeTight', () => expect(mercedesBenz).not.toBeTight(), 'M² = A·M with A = 6'],
    ['not.toHaveRank', () => expect(skew).not.toHaveRank(2), 'a rank other than 2'],
    ['not.toBeLocalized', () => expect(mercedesBenz).not.toBeLocalized(), 'every vector is an eigenvector'],
  ] as const)('%s says what fails', (_, act, expected) => {
    expect(message(act)).toContain(expected);
  });

  it('refuse what is no frame', () => {
    expect(message(() => expect(3).toBeTight())).toContain('a frame or a list of vectors');
    expect(message(() => expect([1, 2]).toBeTight())).toContain('vector 0: expected a list of coordinates');
    expect(message(() => expect([[0.5]]).toBeTight())).toContain('a safe integer');
    expect(message(() => expect([['x']]).toBeTight())).toContain('expected');
  });
});

describe('matchers on relations', () => {
  const square = [
    [0, 1, 2, 1],
    [1, 0, 1, 2],
    [2, 1, 0, 1],
    [1, 2, 1, 0],
  ];
  const broken = square.map((row, x) => row.map((k, y) => (x + y === 3 && x * y === 0 ? 2 : k)));
  const directed = [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ];

  it('take matrices and configurations', () => {
    expect(square).toBeAssociationScheme();
    expect(square).toBeCoherent();
    expect(directed).toBeCoherent();
    expect(directed).not.toBeAssociationScheme();
    expect(broken).not.toBeCoherent();
    const petersen = schemes.petersen!.build({});
    expect(petersen).toBeAssociationScheme();
    expect(new ExactConfiguration(petersen)).toBeCoherent();
  });

  it('give the witness', () => {
    expect(message(() => expect(broken).toBeCoherent())).toContain('intersection numbers are not constant: (');
    expect(message(() => expect(directed).toBeAssociationScheme())).toContain(
      'not symmetric: (0,1) lies in relation 1',
    );
    expect(message(() => expect(square).not.toBeAssociationScheme())).toContain('but it is one');
    expect(message(() => expect([[0, 1]]).toBeCoherent())).toContain('relation matrix row 0: expected 1 entries');
  });
});

describe('frameMatchers', () => {
  it('are what expect.extend takes', () => {
    expect(frameMatchers.toBeTight(skew)).toMatchObject({ pass: false });
    expect(frameMatchers.toBeTight(mercedesBenz).message()).toContain('expected no tight frame');
  });
});
