/** # Errors. Defines `TightframeError` and its children: the only errors this package throws on purpose.
 *
 * The message is made from the fields, so that every complaint says what was read, where, what was expected and what was
 * found. A false mathematical claim is never an error: it is a value (see `certificate/` and `catalog/`).
 * @module */

export interface ErrorFields {
  /** What was read and where, e.g. `gram row 3`. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
}

/** Base class; `code` is stable and meant for programs. */
export class TightframeError extends Error implements ErrorFields {
  readonly code: string = 'ERROR';
  readonly where: string;
  readonly expected: string;
  readonly found: string;

  constructor(fields: ErrorFields, options?: ErrorOptions) {
    super(`${fields.where}: expected ${fields.expected}, found ${fields.found}`, options);
    this.name = new.target.name;
    this.where = fields.where;
    this.expected = fields.expected;
    this.found = fields.found;
  }
}

/** A matrix, list or record of the wrong shape. */
export class ShapeError extends TightframeError {
  override readonly code = 'SHAPE';
}

/** A value outside the domain of the operation (division by zero, a negative norm, a polynomial that is reducible …). */
export class DomainError extends TightframeError {
  override readonly code = 'DOMAIN';
}

/** Text that is not what it should be. */
export class ParseError extends TightframeError {
  override readonly code = 'PARSE';
}

/** A certificate that is malformed (as opposed to one that is well formed and false). */
export class CertificateError extends TightframeError {
  override readonly code = 'CERTIFICATE';
}

/** A stated limit on size or work was reached: nothing was decided. */
export class LimitError extends TightframeError {
  override readonly code = 'LIMIT';
}

/** Shortens `text` for an error message, so that a megabyte of input stays one readable line. */
export function excerpt(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= length ? line : `${line.slice(0, length)}… (${text.length} characters)`;
}

/** Why a file cannot be read, without the call and the path that Node puts into the message. */
export function describeFileError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'no permission to read it',
    ENOTDIR: 'part of the path is no folder',
    EEXIST: 'it is no folder',
  };
  return known[code ?? ''] ?? (error instanceof Error ? excerpt(error.message, 120) : 'it cannot be read');
}
