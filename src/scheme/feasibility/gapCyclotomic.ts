/** # Cyclotomic numbers as GAP writes them. Defines `parseGapCyclotomic`.
 *
 * Sums of `c`, `E(m)^k` and `c*E(m)^k` with E(m) = exp(2πi/m), as in P matrices of the GAP package AssociationSchemes.
 * @module */
import { DomainError, excerpt, ParseError } from '../../exact/errors.js';
import type { AlgebraicNumber } from '../../exact/numberField.js';
import { parseExact } from '../../exact/parse.js';

const TERM = /([+-]?)(?:(\d+(?:\/\d+)?)(\*E\((\d+)\)(?:\^(\d+))?)?|E\((\d+)\)(?:\^(\d+))?)/y;

/** Whether the text is meant in this notation. */
export const looksLikeGapCyclotomic = (text: string): boolean => text.includes('E(');

/** The real number Σ c_t cos(2πk_t/m_t); the sines must cancel.
 *  @throws ParseError for other text; DomainError for a number that is not real */
export function parseGapCyclotomic(text: string): AlgebraicNumber {
  const compact = text.replace(/\s+/g, '');
  const terms: { readonly factor: string; readonly angle: string | undefined }[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < compact.length) {
    const first = TERM.lastIndex === 0;
    const match = TERM.exec(compact);
    if (match === null || (!first && match[1] === ''))
      throw new ParseError({
        where: 'cyclotomic number',
        expected: 'a sum of c, E(m)^k and c*E(m)^k',
        found: excerpt(JSON.stringify(text)),
      });
    const [, sign, factor = '1', , m1, k1, m2, k2] = match;
    const m = m1 ?? m2;
    terms.push({
      factor: `${sign === '-' ? '-' : '+'}${factor}`,
      angle: m === undefined ? undefined : `2*pi*${k1 ?? k2 ?? '1'}/${m}`,
    });
  }
  const sum = (name: 'cos' | 'sin'): AlgebraicNumber =>
    parseExact(
      `0${terms.map(({ factor, angle }) => (angle === undefined ? (name === 'cos' ? factor : '') : `${factor}*${name}(${angle})`)).join('')}`,
    );
  const imaginary = sum('sin');
  if (!imaginary.field.isZero(imaginary.element))
    throw new DomainError({ where: 'cyclotomic number', expected: 'a real number', found: excerpt(text) });
  return sum('cos');
}
