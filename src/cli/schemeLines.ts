/** # An analysis as text. Defines `schemeLines`.
 * @module */
import { displayComplex } from '../exact/complex.js';
import { display } from '../exact/display.js';
import type { Element } from '../exact/numberField.js';
import type { ConfigurationAnalysis, SymmetricAnalysis } from '../scheme/analysis.js';
import { describe } from '../scheme/coherenceWitness.js';
import type { Fusion } from '../scheme/operations/fusions.js';
import { textTable } from '../table/textTable.js';
import {
  eigenmatrixLines,
  factLines,
  fieldText,
  indent,
  pPolynomialText,
  squareTable,
  subsetsText,
} from './schemeText.js';

/** Tables are printed up to this rank, those of intersection numbers and Krein parameters up to the second; all is in `--json`. */
const MAX_TABLE_RANK = 40;
const MAX_CUBE_RANK = 6;

/** Closed subsets that are listed. */
const MAX_SUBSETS = 40;

/** Fusions that are listed. */
const MAX_FUSIONS = 16;

const yesNo = (flag: boolean): string => (flag ? 'yes' : 'no');
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const set = (relations: readonly number[]): string => `{${relations.join(',')}}`;

export function schemeLines(title: string, input: string, analysis: ConfigurationAnalysis): readonly string[] {
  const { configuration, homogeneous, symmetric, commutative, structure, scheme, complex } = analysis;
  const { n, rank, fibres } = configuration;
  const subsets = structure?.closedSubsets;
  return [
    title,
    '',
    ...factLines([
      ['read as', input],
      ['points', String(n)],
      [
        'rank',
        homogeneous
          ? `${rank} (${plural(rank - 1, 'class').replace('classs', 'classes')})`
          : `${rank}, with ${fibres} fibres: not homogeneous`,
      ],
      ['symmetric, commutative', `${yesNo(symmetric)}, ${yesNo(commutative)}`],
      ...(structure === undefined ? [] : ([['primitive', yesNo(structure.primitive)]] as const)),
      ['automorphism group', automorphismText(analysis)],
      ...(structure === undefined
        ? []
        : ([
            ['thin radical, thin residue', `${set(structure.thinRadical)}, ${set(structure.thinResidue)}`],
            [
              'closed subsets',
              subsets === undefined
                ? 'too many'
                : subsets.length > MAX_SUBSETS
                  ? `${subsets.length}, listed in --json`
                  : subsetsText(subsets),
            ],
            ...(symmetric ? [] : ([['symmetrization', symmetrizationText(analysis)]] as const)),
          ] as const)),
      ...(structure?.algebraicAutomorphisms === undefined
        ? []
        : ([['algebraic automorphisms', `order ${structure.algebraicAutomorphisms.order}`]] as const)),
      ...(structure?.fusions === undefined ? [] : ([['fusions', fusionText(structure.fusions)]] as const)),
      ...(scheme === undefined ? [] : symmetricFacts(scheme)),
      ...(complex === undefined ? [] : ([['number field', `${fieldText(complex.field.real)}, and i`]] as const)),
      ...analysis.limits.map((limit) => ['not found', limit] as const),
    ]),
    '',
    ...relationLines(analysis),
    ...(rank > MAX_TABLE_RANK ? [] : matrixLines(analysis)),
  ];
}

/** The fusions other than the trivial ones. */
function fusionText(fusions: readonly Fusion[]): string {
  const proper = fusions.slice(1, -1);
  if (proper.length === 0) return 'none but the trivial ones';
  if (proper.length > MAX_FUSIONS) return `${proper.length} up to algebraic automorphisms, listed in --json`;
  return proper
    .map(
      ({ classes, size }) => `${classes.map((merged) => merged.join(',')).join('|')}${size > 1 ? ` (×${size})` : ''}`,
    )
    .join('  ');
}

function automorphismText({ automorphisms: { order, generators, orbits } }: ConfigurationAnalysis): string {
  const sizes = orbits.map((orbit) => orbit.length).sort((a, b) => b - a);
  const onPoints =
    orbits.length === 1
      ? 'transitive'
      : `orbits of ${sizes.length > 12 ? `${sizes.slice(0, 12).join(', ')}, …` : sizes.join(', ')} points`;
  return `order ${order}, ${plural(generators.length, 'generator')}, ${onPoints}`;
}

function symmetrizationText({ structure }: ConfigurationAnalysis): string {
  const merged = structure!.symmetrization;
  return merged.kind === 'verified'
    ? `coherent, of rank ${merged.configuration.rank}`
    : `not coherent: ${describe(merged.witness)}`;
}

function symmetricFacts({
  eigen,
  properties,
  kreinArrays,
  duality,
}: SymmetricAnalysis): readonly (readonly [string, string])[] {
  const numbers = (values: readonly Element[]): string => values.map((x) => display(eigen.field, x)).join(',');
  const krein = kreinArrays.map(
    ({ order, b, c }) => `{${numbers(b)};${numbers(c)}} by eigenspaces ${order.slice(1).join(',')}`,
  );
  return [
    ['number field', fieldText(eigen.field)],
    ['P-polynomial', pPolynomialText(properties)],
    ['Q-polynomial', krein.join('; ') || 'no'],
    ['formally self-dual', duality === undefined ? 'not decided' : yesNo(duality !== null)],
    ['absolute bound', properties.absoluteBound === undefined ? 'holds' : 'VIOLATED'],
  ];
}

function relationLines({
  configuration: { rank, valencies, transpose, fibres, source, target },
}: ConfigurationAnalysis): readonly string[] {
  if (rank > MAX_TABLE_RANK) return [`  ${rank} relations: valencies and matrices are in --json`];
  const columns = [
    { title: 'relation' },
    { title: 'valency', align: 'right' as const },
    { title: 'transpose', align: 'right' as const },
    ...(fibres === 1
      ? []
      : [
          { title: 'from fibre', align: 'right' as const },
          { title: 'to fibre', align: 'right' as const },
        ]),
  ];
  const rows = Array.from({ length: rank }, (_, i) => [
    `R${i}`,
    String(valencies[i]),
    `R${transpose[i]}`,
    ...(fibres === 1 ? [] : [String(source[i]), String(target[i])]),
  ]);
  return indent(textTable(columns, rows));
}

function matrixLines({ numbers, structure, scheme, complex }: ConfigurationAnalysis): readonly string[] {
  const lines: string[] = [];
  if (scheme !== undefined) lines.push('', ...eigenmatrixLines(scheme.eigen, (x) => display(scheme.eigen.field, x)));
  if (complex !== undefined) lines.push('', ...eigenmatrixLines(complex, (x) => displayComplex(complex.field, x)));
  if (structure === undefined || numbers.rank > MAX_CUBE_RANK) return lines;
  const indices = Array.from({ length: numbers.rank }, (_, i) => i);
  const cube = (name: string, i: number, rows: readonly (readonly string[])[]): void => {
    lines.push('', `  ${name}^k_${i}j (rows: j; columns: k)`, ...squareTable(rows, String, String, String));
  };
  for (const i of indices.slice(1))
    cube(
      'intersection numbers p',
      i,
      indices.map((j) => indices.map((k) => String(numbers.at(i, j, k)))),
    );
  if (scheme === undefined) return lines;
  const { eigen, properties } = scheme;
  for (const i of indices.slice(1))
    cube(
      'Krein parameters q',
      i,
      properties.q[i]!.map((row) => row.map((x) => display(eigen.field, x))),
    );
  return lines;
}
