/** # Frames from schemes. Defines `frameFromEigenspaces`, `frameFromGraph`, `frameFromRelation`.
 *
 * T9: M = c Σ_{j∈J} E_j is the Gram matrix of an equal-norm tight frame, with the value (c/n) Σ_{j∈J} Q_ij on R_i.
 * @module */
import { unify } from '../exact/compositum.js';
import { DomainError } from '../exact/errors.js';
import { type AlgebraicNumber, type Element, type NumberField, rationalField } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import { sum } from '../exact/vector.js';
import { describe } from '../scheme/coherenceWitness.js';
import { coherentClosure } from '../scheme/coherentClosure.js';
import { type AssociationScheme, asAssociationScheme, coherentConfiguration } from '../scheme/coherentConfiguration.js';
import { type Eigenmatrices, eigenmatrices } from '../scheme/eigenmatrix.js';
import { intersectionNumbers } from '../scheme/intersectionNumbers.js';
import type { Frame } from './frame.js';
import { ValueTable } from './valueTable.js';

/** The frame of the eigenspaces J, of unit norm unless another squared norm is given.
 *  @throws DomainError for an empty J, an index out of range or repeated */
export function frameFromEigenspaces(
  scheme: AssociationScheme,
  { field, Q, multiplicities }: Eigenmatrices,
  eigenspaces: readonly number[],
  normSquared: Element = field.one,
): Frame {
  const where = 'eigenspaces';
  if (eigenspaces.length === 0) throw new DomainError({ where, expected: 'at least one eigenspace', found: 'none' });
  const wrong = eigenspaces.find((j, at) => multiplicities[j] === undefined || eigenspaces.indexOf(j) !== at);
  if (wrong !== undefined)
    throw new DomainError({
      where,
      expected: `different indices from 0 to ${multiplicities.length - 1}`,
      found: String(wrong),
    });
  const rank = eigenspaces.reduce((sum, j) => sum + multiplicities[j]!, 0);
  const table = new ValueTable(field);
  // ‖w‖² = c·m_J/n, so c/n = ‖w‖²/m_J.
  const scale = field.mul(normSquared, field.fromRational(rational(1, rank)));
  const index = Q.map((row) =>
    table.indexOf(
      field.mul(
        scale,
        sum(
          field,
          eigenspaces.map((j) => row[j]!),
        ),
      ),
    ),
  );
  return { gram: { field, n: scheme.n, entry: scheme.relation.map((i) => index[i]!), values: table.values } };
}

/** The frame of a relation matrix that is an association scheme as it stands, given by n² labels with the diagonal first.
 *  Eigenspaces are numbered as in `eigenmatrices`.
 *  @throws DomainError with the witness when it is no symmetric association scheme, or for a norm that is not positive;
 *  ShapeError for malformed labels */
export function frameFromRelation(
  n: number,
  relation: ArrayLike<number>,
  eigenspaces: readonly number[],
  normSquared?: AlgebraicNumber,
): Frame {
  const where = 'relation matrix';
  if (normSquared !== undefined && normSquared.field.sign(normSquared.element) <= 0)
    throw new DomainError({
      where: 'normSquared',
      expected: 'a positive number',
      found: String(normSquared.field.toNumber(normSquared.element)),
    });
  const verdict = coherentConfiguration(n, relation);
  if (verdict.kind === 'refuted')
    throw new DomainError({ where, expected: 'an association scheme', found: describe(verdict.witness) });
  const scheme = asAssociationScheme(verdict.configuration);
  if (scheme.kind === 'refuted')
    throw new DomainError({ where, expected: 'a symmetric association scheme', found: describe(scheme.witness) });
  const eigen = schemeEigenmatrices(scheme.configuration);
  if (normSquared === undefined) return frameFromEigenspaces(scheme.configuration, eigen, eigenspaces);
  const unit = frameFromEigenspaces(scheme.configuration, eigen, eigenspaces).gram;
  const scaled = unit.values.map((element) => unify({ field: unit.field, element }, normSquared));
  const field = scaled[0]!.field;
  return { gram: { ...unit, field, values: scaled.map(({ left, right }) => field.mul(left, right)) } };
}

const schemeEigenmatrices = (scheme: AssociationScheme): Eigenmatrices =>
  eigenmatrices(scheme, intersectionNumbers(scheme));

type Eigenvalue = AlgebraicNumber | number;

/** The normalised eigenspace embedding of a graph: the e_x projected onto the eigenspace of the adjacency matrix (or the sum
 *  of the eigenspaces of several eigenvalues), scaled to norm 1.
 *  @throws DomainError when the coherent closure of the graph is no symmetric scheme, or a number is no eigenvalue */
export function frameFromGraph(
  n: number,
  adjacent: (x: number, y: number) => boolean,
  eigenvalue: Eigenvalue | readonly Eigenvalue[],
): Frame {
  const colours = new Int32Array(n * n);
  for (let x = 0; x < n; x++) for (let y = 0; y < n; y++) colours[x * n + y] = x === y ? 0 : adjacent(x, y) ? 1 : 2;
  const verdict = asAssociationScheme(coherentClosure(n, colours));
  if (verdict.kind === 'refuted')
    throw new DomainError({
      where: 'graph',
      expected: 'a graph whose coherent closure is a symmetric association scheme',
      found: describe(verdict.witness),
    });
  const scheme = verdict.configuration;
  const eigen = schemeEigenmatrices(scheme);
  const edges = new Set<number>();
  scheme.relation.forEach((i, at) => {
    if (colours[at] === 1) edges.add(i);
  });
  const { field, P } = eigen;
  const ofGraph = P.map((row) =>
    sum(
      field,
      [...edges].map((i) => row[i]!),
    ),
  );
  const wanted = (Array.isArray(eigenvalue) ? eigenvalue : [eigenvalue]).map(asNumber);
  const eigenspaces = wanted.flatMap((theta) => {
    const found = ofGraph.flatMap((value, j) => (isEqual({ field, element: value }, theta) ? [j] : []));
    if (found.length === 0)
      throw new DomainError({
        where: 'graph',
        expected: `an eigenvalue of it (${ofGraph.map((v) => field.toNumber(v)).join(', ')})`,
        found: String(theta.field.toNumber(theta.element)),
      });
    return found;
  });
  return frameFromEigenspaces(scheme, eigen, [...new Set(eigenspaces)]);
}

const asNumber = (value: Eigenvalue): AlgebraicNumber =>
  typeof value === 'number' ? { field: rationalField, element: rationalField.fromInteger(value) } : value;

function isEqual(a: AlgebraicNumber, b: AlgebraicNumber): boolean {
  const { field, left, right }: { field: NumberField; left: Element; right: Element } = unify(a, b);
  return field.equals(left, right);
}
