/** # Rejection. Defines `Reject` and `Malformed`, thrown inside the kernel and caught at its door.
 * @module */

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
