/** # Learning-rate schedules. Defines `Schedule`, `schedules`, `rateAt`.
 * @module */

export const schedules = ['constant', 'linear', 'cosine'] as const;

export interface Schedule {
  readonly kind: (typeof schedules)[number];
  /** The largest rate. */
  readonly rate: number;
  /** So many steps rise to it evenly. */
  readonly warmup: number;
  /** After so many, linear and cosine schedules have come down to zero. */
  readonly steps: number;
}

/** The rate of step t = 0, 1, … */
export function rateAt({ kind, rate, warmup, steps }: Schedule, t: number): number {
  if (t < warmup) return (rate * (t + 1)) / warmup;
  const done = steps > warmup ? (t - warmup) / (steps - warmup) : 0;
  switch (kind) {
    case 'constant':
      return rate;
    case 'linear':
      return rate * (1 - done);
    case 'cosine':
      return (rate * (1 + Math.cos(Math.PI * done))) / 2;
    default:
      return kind satisfies never;
  }
}
