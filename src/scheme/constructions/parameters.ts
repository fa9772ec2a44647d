/** # Parameters of constructions. Defines `Parameter`, `Construction`, `construction`, `integer`, `boolean`, `choice`,
 * `text`, `listOf`, `optional`, `nested`, `parametersFromText`.
 *
 * Parameters come from users' files, so they are data from strangers: each is parsed once, by a `Parameter` that says in
 * words what it expects, and a builder sees only parsed values. Unknown, missing and ill-typed parameters are
 * `DomainError`s that name the place, e.g. `tegum.parts[1].polygon.n`.
 * @module */
import { DomainError, excerpt, ParseError } from '../../exact/errors.js';

/** How to read one parameter. */
export interface Parameter<T> {
  /** In words, for help texts and errors: `an integer from 3 to 200`. */
  readonly expects: string;
  /** Taken when the parameter is left out; absent for required parameters. */
  readonly fallback?: { readonly value: T };
  /** Lists within lists; absent for what is no list. */
  readonly depth?: number;
  /** The value that a word of a command line stands for, where that is not `plainValue`. @throws ParseError */
  fromText?(text: string, where: string): unknown;
  /** @throws DomainError naming `where` */
  parse(value: unknown, where: string): T;
}

/** Builds a T from parameters by name. */
export interface Construction<T> {
  /** One line. */
  readonly help: string;
  readonly parameters: Readonly<Record<string, Parameter<unknown>>>;
  /** @param parameters untrusted; left out means none
   *  @param where prefix of the places named in errors
   *  @throws DomainError */
  build(parameters?: unknown, where?: string): T;
}

export type Registry<T> = Readonly<Record<string, Construction<T>>>;

type Parsed<S> = { readonly [K in keyof S]: S[K] extends Parameter<infer T> ? T : never };

/** A construction from the description of its parameters and a builder of parsed values. The builder may still reject
 *  combinations; it is handed `where` for that. */
export function construction<T, S extends Readonly<Record<string, Parameter<unknown>>>>(
  help: string,
  parameters: S,
  builder: (parameters: Parsed<S>, where: string) => T,
): Construction<T> {
  return {
    help,
    parameters,
    build: (raw, where = 'parameters') => {
      const given = record(raw ?? {}, where);
      for (const name of Object.keys(given))
        if (!Object.hasOwn(parameters, name))
          throw new DomainError({
            where,
            expected: Object.keys(parameters).length === 0 ? 'no parameters' : Object.keys(parameters).join(', '),
            found: `the parameter ${excerpt(name)}`,
          });
      const parsed = Object.entries(parameters).map(([name, parameter]) => {
        const place = `${where}.${name}`;
        const value = Object.hasOwn(given, name) ? given[name] : undefined;
        if (value !== undefined) return [name, parameter.parse(value, place)] as const;
        if (parameter.fallback !== undefined) return [name, parameter.fallback.value] as const;
        throw new DomainError({ where: place, expected: parameter.expects, found: 'nothing' });
      });
      return builder(Object.fromEntries(parsed) as Parsed<S>, where);
    },
  };
}

/** `value` as an object with string keys. @throws DomainError */
function record(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DomainError({ where, expected: 'names with values', found: describe(value) });
  return value as Readonly<Record<string, unknown>>;
}

/** Untrusted data in a few words, for the field `found` of an error. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return excerpt(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

export function integer(least: number, most: number): Parameter<number> {
  const expects = `an integer from ${least} to ${most}`;
  return {
    expects,
    parse: (value, where) => {
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most)
        throw new DomainError({ where, expected: expects, found: describe(value) });
      return value;
    },
  };
}

export function choice<const C extends readonly string[]>(...choices: C): Parameter<C[number]> {
  const expects = `one of ${choices.join(', ')}`;
  return {
    expects,
    parse: (value, where) => {
      const found = choices.find((c) => c === value);
      if (found === undefined) throw new DomainError({ where, expected: expects, found: describe(value) });
      return found;
    },
  };
}

export const boolean: Parameter<boolean> = {
  expects: 'true or false',
  parse: (value, where) => {
    if (typeof value !== 'boolean') throw new DomainError({ where, expected: boolean.expects, found: describe(value) });
    return value;
  },
};

/** A string of at most 200 characters. */
export function text(expects: string): Parameter<string> {
  return {
    expects,
    parse: (value, where) => {
      if (typeof value !== 'string' || value.length > 200)
        throw new DomainError({ where, expected: expects, found: describe(value) });
      return value;
    },
    fromText: (word) => word,
  };
}

/** A list of `least` to `most` values; in words `1,2,3`, and lists of lists `1,2;3,4`. */
export function listOf<T>(item: Parameter<T>, least = 1, most = 4096): Parameter<readonly T[]> {
  const expects = `a list of ${least} to ${most}, each ${item.expects}`;
  const depth = (item.depth ?? 0) + 1;
  return {
    expects,
    depth,
    fromText: (word, where) => {
      if (/^\s*\[/.test(word)) return jsonValue(word, where);
      return word.split(depth === 1 ? ',' : ';').map((part) => valueFromText(item, part, where));
    },
    parse: (value, where) => {
      if (!Array.isArray(value) || value.length < least || value.length > most)
        throw new DomainError({ where, expected: expects, found: describe(value) });
      return value.map((entry, i) => item.parse(entry, `${where}[${i}]`));
    },
  };
}

export const optional = <T>(parameter: Parameter<T>, value: T): Parameter<T> => ({
  ...parameter,
  expects: `${parameter.expects} (may be left out)`,
  fallback: { value },
});

/** Nesting deeper than this is refused before it can exhaust the stack. */
const MAX_DEPTH = 16;
let depth = 0;

/** A construction inside a parameter: its name, or `{ construction, parameters }`; in words `paley 13` or `johnson n=5 k=2`.
 *  @param registry a function, because registries refer to themselves */
export function nested<T>(kind: string, registry: () => Registry<T>): Parameter<T> {
  const expects = `a ${kind}: its name, or { construction, parameters }`;
  return {
    expects,
    fromText: (words, where) => {
      if (/^\s*\{/.test(words)) return jsonValue(words, where);
      const [name = '', ...rest] = words.trim().split(/\s+/);
      const found = Object.hasOwn(registry(), name) ? registry()[name] : undefined;
      return found === undefined || rest.length === 0
        ? name
        : { construction: name, parameters: parametersFromText(found, rest, `${where}.${name}`) };
    },
    parse: (value, where) => {
      const {
        construction: name,
        parameters,
        ...rest
      } = typeof value === 'string' ? { construction: value } : record(value, where);
      if (typeof name !== 'string' || Object.keys(rest).length > 0)
        throw new DomainError({ where, expected: expects, found: describe(value) });
      const found = Object.hasOwn(registry(), name) ? registry()[name] : undefined;
      if (found === undefined)
        throw new DomainError({ where, expected: `the name of a ${kind}`, found: describe(name) });
      if (depth >= MAX_DEPTH)
        throw new DomainError({ where: excerpt(where), expected: `nesting of at most ${MAX_DEPTH}`, found: 'more' });
      depth++;
      try {
        return found.build(parameters, `${where}.${name}`);
      } finally {
        depth--;
      }
    },
  };
}

/** Raw parameters from the words of a command line: values in the order of the parameters, or `name=value`.
 *  @throws DomainError for a word too many or a parameter given twice, ParseError for malformed JSON */
export function parametersFromText<T>(
  { parameters }: Construction<T>,
  words: readonly string[],
  where: string,
): Readonly<Record<string, unknown>> {
  const names = Object.keys(parameters);
  const given = new Map<string, unknown>();
  let next = 0;
  for (const word of words) {
    const named = /^([A-Za-z][A-Za-z0-9-]*)=(.*)$/s.exec(word);
    const name = named?.[1] ?? names[next++];
    if (name === undefined)
      throw new DomainError({
        where,
        expected: names.length === 0 ? 'no parameters' : `at most ${names.length} parameters (${names.join(', ')})`,
        found: `${words.length}`,
      });
    if (given.has(name)) throw new DomainError({ where: `${where}.${name}`, expected: 'one value', found: 'two' });
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const value = named?.[2] ?? word;
    given.set(name, parameter === undefined ? value : valueFromText(parameter, value, `${where}.${name}`));
  }
  return Object.fromEntries(given);
}

const valueFromText = <T>(parameter: Parameter<T>, word: string, where: string): unknown =>
  parameter.fromText === undefined ? plainValue(word.trim()) : parameter.fromText(word, where);

/** A number, `true`, `false`, or the word itself; whether that is what is wanted, the parameter says. */
function plainValue(word: string): unknown {
  if (/^[+-]?\d+$/.test(word)) return Number(word);
  if (word === 'true' || word === 'false') return word === 'true';
  return word;
}

function jsonValue(word: string, where: string): unknown {
  try {
    return JSON.parse(word);
  } catch (error) {
    throw new ParseError({ where, expected: 'JSON', found: excerpt((error as SyntaxError).message, 80) });
  }
}
