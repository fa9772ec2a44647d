/** # The kernel's spectra. Defines `confirmSpectrum`, `product`.
 * @module */
import type { Element, NumberField } from '../../exact/numberField.js';
import { dot, sum } from '../../exact/vector.js';
import type { Claims } from '../format.js';
import type { Configuration } from './configuration.js';
import { list, readExact, readInterval, record } from './decode.js';
import { Reject } from './reject.js';

/** (X·Y) on each colour: matrices that are constant on colours multiply by path counts. */
export function product(
  field: NumberField,
  { paths }: Configuration,
  x: readonly Element[],
  y: readonly Element[],
): Element[] {
  const [xVanishes, yVanishes] = [x.map((a) => field.isZero(a)), y.map((b) => field.isZero(b))];
  return paths.map(({ first, second, count }) => {
    let total = field.zero;
    for (let m = 0; m < count.length; m++) {
      const [i, j] = [first[m]!, second[m]!];
      if (xVanishes[i] || yVanishes[j]) continue;
      total = field.add(total, field.mul(field.fromInteger(count[m]!), field.mul(x[i]!, y[j]!)));
    }
    return total;
  });
}

/** Confirms a claimed spectrum of a frame that is not localized. The factors are x − λ for the λ in the field and the given
 *  polynomials for the others; M·Πf(M) = 0 shows that there is no other nonzero eigenvalue, disjoint enclosures on the positive
 *  axis that all roots are real, distinct and positive, and the traces of M, M² … determine the multiplicities (Vandermonde). */
export function confirmSpectrum(
  field: NumberField,
  configuration: Configuration,
  gram: readonly Element[],
  claimed: unknown,
): Claims['frameBounds'] {
  const place = 'claims.frameBounds';
  const factors = new Map<string, { polynomial: readonly Element[]; multiplicity: number; roots: number }>();
  const enclosures: { lo: Element; hi: Element }[] = [];
  const bounds = list(claimed, place, configuration.n).map((entry, at) => {
    const { value, multiplicity } = record(entry, `${place}[${at}]`, ['value', 'multiplicity']);
    if (typeof multiplicity !== 'number' || !Number.isInteger(multiplicity) || multiplicity < 1)
      throw new Reject(`${place}[${at}].multiplicity`, 'expected a positive integer');
    const given = Array.isArray(value) ? undefined : record(value, `${place}[${at}].value`, ['polynomial', 'interval']);
    const polynomial =
      given === undefined
        ? [field.neg(readExact(field, value, `${place}[${at}].value`)), field.one]
        : list(given.polynomial, `${place}[${at}].value.polynomial`, configuration.n + 1).map((c, k) =>
            readExact(field, c, `${place}[${at}].value.polynomial[${k}]`),
          );
    const degree = polynomial.length - 1;
    if (degree < 1 || !field.equals(polynomial[degree]!, field.one))
      throw new Reject(`${place}[${at}]`, 'expected a monic polynomial');
    if (given === undefined) enclosures.push({ lo: field.neg(polynomial[0]!), hi: field.neg(polynomial[0]!) });
    else {
      if (degree < 2) throw new Reject(`${place}[${at}]`, 'expected an eigenvalue of the field to be written as such');
      const { lo, hi } = readInterval(given.interval, `${place}[${at}].value.interval`);
      const ends = { lo: field.fromRational(lo), hi: field.fromRational(hi) };
      const sign = (x: Element) =>
        field.sign(polynomial.reduceRight((sum, c) => field.add(field.mul(sum, x), c), field.zero));
      if (sign(ends.lo) * sign(ends.hi) !== -1)
        throw new Reject(`${place}[${at}].value.interval`, 'expected a sign change of the polynomial');
      enclosures.push(ends);
    }
    const key = polynomial.map((c) => field.key(c)).join(' ');
    const old = factors.get(key);
    if (old !== undefined && old.multiplicity !== multiplicity)
      throw new Reject(`${place}[${at}].multiplicity`, 'conjugate eigenvalues differ in it');
    factors.set(key, { polynomial, multiplicity, roots: (old?.roots ?? 0) + 1 });
    return {
      value: given === undefined ? value : { polynomial: given.polynomial, interval: given.interval },
      multiplicity,
    };
  });
  enclosures.forEach(({ lo, hi }, at) => {
    const above = at === 0 ? undefined : enclosures[at - 1]!.lo;
    if (field.sign(lo) <= 0 || (above !== undefined && field.compare(hi, above) >= 0))
      throw new Reject(`${place}[${at}]`, 'expected positive eigenvalues in descending order, in disjoint intervals');
  });
  let annihilated: Element[] = [...gram];
  let distinct = 0;
  for (const { polynomial, roots } of factors.values()) {
    if (roots !== polynomial.length - 1) throw new Reject(place, 'an eigenvalue is there without its conjugates');
    distinct += roots;
    const factor = annihilated;
    annihilated = polynomial.reduceRight<Element[]>(
      (value, c) => product(field, configuration, value, gram).map((x, k) => field.add(x, field.mul(c, factor[k]!))),
      factor.map(() => field.zero),
    );
  }
  if (!annihilated.every((x) => field.isZero(x))) throw new Reject(place, 'these are not all the eigenvalues of M');
  const sums = [...factors.values()].map(({ polynomial, multiplicity }) =>
    powerSums(field, polynomial, distinct).map((p) => field.mul(p, field.fromInteger(multiplicity))),
  );
  const { diagonals, size } = configuration;
  const sizes = diagonals.map((f) => field.fromInteger(size[f]!));
  let power: readonly Element[] = gram;
  for (let s = 1; s <= distinct; s++) {
    const trace = dot(
      field,
      sizes,
      diagonals.map((f) => power[f]!),
    );
    if (
      !field.equals(
        trace,
        sum(
          field,
          sums.map((p) => p[s - 1]!),
        ),
      )
    )
      throw new Reject(place, `the trace of M^${s} is not the sum of these eigenvalues' powers`);
    if (s < distinct) power = product(field, configuration, power, gram);
  }
  return bounds as Claims['frameBounds'];
}

/** Σ (roots)^s for s = 1 … most, by Newton's identities. */
function powerSums(field: NumberField, polynomial: readonly Element[], most: number): Element[] {
  const degree = polynomial.length - 1;
  const coefficient = (k: number): Element => (k <= degree ? polynomial[degree - k]! : field.zero);
  const sums: Element[] = [];
  for (let s = 1; s <= most; s++) {
    let next = field.mul(coefficient(s), field.fromInteger(-s));
    for (let k = 1; k < s; k++) next = field.sub(next, field.mul(coefficient(k), sums[s - k - 1]!));
    sums.push(next);
  }
  return sums;
}
