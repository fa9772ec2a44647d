/** # Rejection. Defines `Reject` and `Malformed`, thrown inside the kernel and caught at its door, and `Rejected`, `rejection`.
 * @module */
import { TightframeError } from '../../exact/errors.js';

export class Reject extends Error {
  readonly place: string;
  readonly reason: string;

  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.place = place;
    this.reason = reason;
  }
}

/** What was read is no certificate at all, as opposed to one that says something false. */
export class Malformed extends Reject {}

export interface Rejected {
  readonly kind: 'rejected';
  /** No certificate of this format, as opposed to a false one. */
  readonly malformed: boolean;
  readonly place: string;
  readonly reason: string;
}

/** The verdict on what was thrown. @throws again what no certificate can cause */
export function rejection(error: unknown): Rejected {
  if (error instanceof Reject)
    return { kind: 'rejected', malformed: error instanceof Malformed, place: error.place, reason: error.reason };
  // The field of a forged certificate can fail in any operation (a division by zero, a sign that never settles).
  if (error instanceof TightframeError)
    return { kind: 'rejected', malformed: false, place: 'field', reason: error.message };
  throw error;
}
