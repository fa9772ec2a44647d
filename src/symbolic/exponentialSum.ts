/** # Sums of roots of unity in a formal root. Defines `ExponentialSum`, `root`, `scale`, `add`, `multiply`, `sumOver`,
 *  `conjugate`, `differences`, `Circle`, `residueOf`, `valueAt`.
 *
 * Terms c·ζ^φ with ζ^N = 1, where N is linear in the parameters (n, or 2n) and φ is a sum of index variables with coefficients
 * linear in the parameters. Only ζ^φ ζ^ψ = ζ^{φ+ψ} is used, and
 *     Σ_{x ∈ Z/N} ζ^{ax} = N if a ≡ 0 mod N, else 0,
 * where a is decided for all parameters at once: a = cN identically, or cN < a < (c+1)N throughout for an integer c. The
 * parameters run through the integer points of a cone with a given apex, on which a linear form with integer coefficients is
 * positive if it is positive at the apex and nowhere falling along the edges.
 * @module */
import { type Formula, minus, type Operand, plus, times, ZERO } from './formula.js';

/** a_0 + Σ a_i·parameter_i, by name; the constant under `1`. */
export type LinearForm = Readonly<Record<string, number>>;

/** The coefficient of each index variable. */
export type Phase = Readonly<Record<string, LinearForm>>;

interface ExponentialTerm {
  readonly coefficient: Formula;
  readonly phase: Phase;
}

export type ExponentialSum = readonly ExponentialTerm[];

/** The order of ζ and the values of the parameters: apex + Σ nonnegative multiples of the edges. */
export interface Circle {
  readonly order: LinearForm;
  readonly apex: Readonly<Record<string, number>>;
  readonly edges: readonly Readonly<Record<string, number>>[];
}

export const constantSum = (coefficient: Operand): ExponentialSum => [{ coefficient: plus(coefficient), phase: {} }];

/** ζ^φ. */
export const root = (phase: Phase): ExponentialSum => [{ coefficient: plus(1), phase }];

export const scale = (factor: Operand, sum: ExponentialSum): ExponentialSum =>
  sum.map(({ coefficient, phase }) => ({ coefficient: times(factor, coefficient), phase }));

export const add = (...sums: readonly ExponentialSum[]): ExponentialSum => sums.flat();

const addForms = (a: LinearForm, b: LinearForm, factor = 1): LinearForm => {
  const result: Record<string, number> = { ...a };
  for (const [name, value] of Object.entries(b)) result[name] = (result[name] ?? 0) + factor * value;
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== 0));
};

function addPhases(a: Phase, b: Phase): Phase {
  const result: Record<string, LinearForm> = { ...a };
  for (const [index, form] of Object.entries(b)) result[index] = addForms(result[index] ?? {}, form);
  return result;
}

export const multiply = (a: ExponentialSum, b: ExponentialSum): ExponentialSum =>
  a.flatMap((s) =>
    b.map((t) => ({ coefficient: times(s.coefficient, t.coefficient), phase: addPhases(s.phase, t.phase) })),
  );

/** ζ ↦ ζ^{−1}. */
export const conjugate = (sum: ExponentialSum): ExponentialSum =>
  sum.map(({ coefficient, phase }) => ({
    coefficient,
    phase: Object.fromEntries(Object.entries(phase).map(([index, form]) => [index, addForms({}, form, -1)])),
  }));

export const valueAt = (form: LinearForm, point: Readonly<Record<string, number>>): number =>
  Object.entries(form).reduce((sum, [name, value]) => sum + value * (point[name] ?? 0), 0);

/** Positive at all parameters. */
const isPositive = (form: LinearForm, { apex, edges }: Circle): boolean =>
  valueAt(form, { ...apex, 1: 1 }) > 0 && edges.every((edge) => valueAt(form, edge) >= 0);

/** Further multiples of N than this are not looked at. */
const TURNS = 8;

/** Whether a ≡ 0 modulo N: for all parameters, for none, or not known alike for all. */
export function residueOf(a: LinearForm, circle: Circle): 'zero' | 'nonzero' | 'unknown' {
  for (let turns = -TURNS; turns <= TURNS; turns++) {
    const rest = addForms(a, circle.order, -turns);
    if (Object.keys(rest).length === 0) return 'zero';
    if (isPositive(rest, circle) && isPositive(addForms(circle.order, rest, -1), circle)) return 'nonzero';
  }
  return 'unknown';
}

/** Σ over the index variable, which runs through Z/N; or the exponent that cannot be decided. */
export function sumOver(
  sum: ExponentialSum,
  index: string,
  circle: Circle,
): { readonly sum: ExponentialSum } | { readonly unknown: LinearForm } {
  const order = formulaOfForm(circle.order);
  const result: ExponentialTerm[] = [];
  for (const { coefficient, phase } of sum) {
    const { [index]: exponent = {}, ...rest } = phase;
    const residue = residueOf(exponent, circle);
    if (residue === 'unknown') return { unknown: exponent };
    if (residue === 'zero') result.push({ coefficient: times(order, coefficient), phase: rest });
  }
  return { sum: result };
}

const formulaOfForm = (form: LinearForm): Formula =>
  plus(
    ...Object.entries(form).map(([name, value]) => (name === '1' ? value : times(value, { kind: 'parameter', name }))),
  );

/** The coefficients of a − b by phase, phases taken modulo N: a = b if all of them vanish. */
export function differences(a: ExponentialSum, b: ExponentialSum, circle: Circle): readonly Formula[] {
  const byPhase = new Map<string, Formula>();
  for (const [sum, combine] of [
    [a, plus],
    [b, minus],
  ] as const)
    for (const { coefficient, phase } of sum) {
      const key = phaseKey(phase, circle);
      byPhase.set(key, combine(byPhase.get(key) ?? ZERO, coefficient));
    }
  return [...byPhase.values()];
}

/** Equal keys only for phases that differ by multiples of N. */
function phaseKey(phase: Phase, { order }: Circle): string {
  const [leading, size] = Object.entries(order)[0]!;
  return Object.entries(phase)
    .map(([index, form]) => [index, addForms(form, order, -Math.floor((form[leading] ?? 0) / size))] as const)
    .filter(([, form]) => Object.keys(form).length > 0)
    .map(([index, form]) => `${index}:${JSON.stringify(Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1)))}`)
    .sort()
    .join();
}
