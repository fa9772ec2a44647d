/** # Exact numbers as parameters. Defines `exactNumber`.
 * @module */
import { DomainError, TightframeError } from '../../exact/errors.js';
import { type AlgebraicNumber, rationalField } from '../../exact/numberField.js';
import { parseExact } from '../../exact/parse.js';
import { describe, type Parameter } from '../../scheme/constructions/parameters.js';

/** A parameter that is an integer, or text for `parseExact`. Decimal fractions are refused: 0.1 is no exact number. */
export const exactNumber: Parameter<AlgebraicNumber> = {
  expects: 'an integer, or an exact number as text such as "1/2" or "(1+sqrt(5))/4"',
  parse: (value, where) => {
    if (typeof value === 'number' && Number.isSafeInteger(value))
      return { field: rationalField, element: rationalField.fromInteger(value) };
    if (typeof value !== 'string')
      throw new DomainError({ where, expected: exactNumber.expects, found: describe(value) });
    try {
      return parseExact(value);
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      const { expected, found } = error;
      throw new DomainError({ where, expected, found }, { cause: error });
    }
  },
};
