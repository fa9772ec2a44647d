/** # Arbitraries from recipes. Defines `recipeArbitrary`, `Range`, `bounds`, `Draw`.
 *
 * A recipe is plain data that says how a value is built. It is drawn at random, and it shrinks as data: a smaller recipe builds a
 * valid value again, so that nothing has to be filtered out on the way to the smallest counterexample.
 * @module */
import fc from 'fast-check';
import { DomainError } from '../exact/errors.js';

/** Inclusive bounds, or one number. */
export type Range = number | readonly [least: number, most: number];

/** @throws DomainError unless both are integers, in order, and within `least` and `most` */
export function bounds(range: Range, where: string, least: number, most: number): readonly [number, number] {
  const [lo, hi] = typeof range === 'number' ? [range, range] : range;
  if (!Number.isInteger(lo) || !Number.isInteger(hi) || lo < least || hi < lo || hi > most)
    throw new DomainError({
      where,
      expected: `an integer from ${least} to ${most}, or two of them in order`,
      found: JSON.stringify(range),
    });
  return [lo, hi];
}

/** Randomness for a recipe. */
export class Draw {
  readonly #random: fc.Random;

  constructor(random: fc.Random) {
    this.#random = random;
  }

  /** Uniform from lo to hi, both included. */
  integer(lo: number, hi: number): number {
    return lo === hi ? lo : this.#random.nextInt(lo, hi);
  }

  /** True once in `n` times. */
  once(n: number): boolean {
    return this.#random.nextInt(1, n) === 1;
  }

  from<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)]!;
  }

  /** Standard normal (polar method of G. Marsaglia). */
  normal(): number {
    for (;;) {
      const [x, y] = [this.#unit(), this.#unit()];
      const s = x * x + y * y;
      if (s > 0 && s < 1) return x * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  /** Uniform in [−1, 1]. */
  #unit(): number {
    return this.#random.nextInt(-(2 ** 31), 2 ** 31 - 1) / 2 ** 31;
  }
}

export interface Recipes<Recipe, T> {
  /** @param special whether fast-check asks for a value near the edges of what there is */
  readonly draw: (draw: Draw, special: boolean) => Recipe;
  readonly build: (recipe: Recipe) => T;
  /** Simpler recipes, the simplest first; a chain of them always ends. */
  readonly simpler: (recipe: Recipe) => Iterable<Recipe>;
}

class RecipeArbitrary<Recipe, T> extends fc.Arbitrary<T> {
  readonly #recipes: Recipes<Recipe, T>;

  constructor(recipes: Recipes<Recipe, T>) {
    super();
    this.#recipes = recipes;
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    const draw = new Draw(random);
    const recipe = this.#recipes.draw(draw, bias !== undefined && draw.once(bias));
    return this.#value(recipe);
  }

  canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  shrink(_value: T, context: unknown): fc.Stream<fc.Value<T>> {
    // The context of a value is the recipe that it was built from.
    if (context === undefined) return fc.Stream.nil();
    const { simpler } = this.#recipes;
    const value = (recipe: Recipe): fc.Value<T> => this.#value(recipe);
    function* smaller(): IterableIterator<fc.Value<T>> {
      for (const recipe of simpler(context as Recipe)) yield value(recipe);
    }
    return new fc.Stream(smaller());
  }

  #value(recipe: Recipe): fc.Value<T> {
    return new fc.Value(this.#recipes.build(recipe), recipe);
  }
}

export const recipeArbitrary = <Recipe, T>(recipes: Recipes<Recipe, T>): fc.Arbitrary<T> =>
  new RecipeArbitrary(recipes);
