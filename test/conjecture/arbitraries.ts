/** Walking down the shrinks of an arbitrary, as fast-check does when everything fails. */
import fc from 'fast-check';

/** The first simpler value of a value, of that, and so on, and some of their siblings: what a property may see while shrinking. */
export function shrinksOf<T>(arbitrary: fc.Arbitrary<T>, seed: number, most = 60): readonly T[] {
  const seen: T[] = [];
  let steps = 0;
  fc.check(
    fc.property(arbitrary, (value) => {
      seen.push(value);
      // Every other value fails, so that the walk goes down and sideways.
      return seen.length > most || steps++ % 3 !== 0;
    }),
    { seed, numRuns: 1 },
  );
  return seen;
}

/** What is left after shrinking a value that fails as much as it can. */
export function smallestOf<T>(arbitrary: fc.Arbitrary<T>, seed: number, claim: (value: T) => boolean = () => false): T {
  const { counterexample } = fc.check(fc.property(arbitrary, claim), { seed, numRuns: 2000 });
  if (counterexample === null) throw new Error('nothing fails');
  return counterexample[0];
}
