/** # The text of a value over several lines. Defines `ValueText`.
 * @module */
import { LimitError } from '../../exact/errors.js';

/** Characters of one value: a list of some thousand matrices. */
const MAX_LENGTH = 2 ** 27;

/** Lines of a JSON or GAP value, collected until its brackets close. */
export class ValueText {
  /** Number of the first line. */
  readonly line: number;
  readonly #parts: string[] = [];
  #length = 0;
  #depth = 0;
  /** The codes of the last two characters so far, comments and blanks left out. */
  #last = 0;
  #beforeLast = 0;

  constructor(first: string, line: number) {
    this.line = line;
    this.add(first);
  }

  add(text: string): void {
    this.#length += text.length + 1;
    if (this.#length <= MAX_LENGTH) this.#parts.push(text);
    let quoted = false; // no string of either language goes on over the end of a line
    for (let at = 0; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (quoted) {
        if (c === 92) at++;
        else if (c === 34) quoted = false;
        continue;
      }
      if (c === 35) break;
      if (c === 34) quoted = true;
      else if (c === 40 || c === 91 || c === 123) this.#depth++;
      else if (c === 41 || c === 93 || c === 125) this.#depth--;
      if (c <= 32) continue;
      this.#beforeLast = this.#last;
      this.#last = c;
    }
  }

  /** All brackets are closed, or the statement was ended with some open. */
  get complete(): boolean {
    const assigns = this.#beforeLast === 58 && this.#last === 61; // :=
    return (this.#depth <= 0 && !assigns) || this.#last === 59; // ;
  }

  /** Does this line begin a new value, although brackets are open? An object in JSON Lines or a record of GAP begins in the first
   *  column, and inside of another one it would not. */
  isCutOffBy(text: string): boolean {
    const begin = /^(?:\{|rec\s*\()/;
    const own = begin.exec(this.#parts[0] ?? '');
    return own !== null && own[0] === begin.exec(text)?.[0];
  }

  /** @throws LimitError when it is too long */
  get text(): string {
    if (this.#length > MAX_LENGTH)
      throw new LimitError({
        where: 'value',
        expected: `at most ${MAX_LENGTH} characters`,
        found: String(this.#length),
      });
    return this.#parts.join('\n');
  }
}
