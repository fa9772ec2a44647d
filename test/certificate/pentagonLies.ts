/** Small alterations of the certificate of the pentagon theorem. */
import { pentagonCertificate } from '../../proofs/pentagon/certificate.js';

type Path = readonly (string | number)[];

export const genuine = JSON.parse(JSON.stringify(pentagonCertificate()));

/** The places of all numbers, texts, lists and records. */
function places(data: unknown, path: Path = []): readonly Path[] {
  if (typeof data !== 'object' || data === null) return [path];
  return [path, ...Object.entries(data).flatMap(([key, value]) => places(value, [...path, key]))];
}

export function altered(path: Path, change: (value: unknown) => unknown): unknown {
  const walk = (data: unknown, at: number): unknown => {
    if (at === path.length) return change(data);
    const copy: Record<string, unknown> = Array.isArray(data) ? ([...data] as never) : { ...(data as object) };
    copy[path[at]!] = walk(copy[path[at]!], at + 1);
    return copy;
  };
  return walk(genuine, 0);
}

/** Small lies: a neighbouring number, another sign, a digit more, an entry less or more, a field less or more. */
export function lies(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 1, String(value)];
  if (typeof value === 'string') {
    const parts = /^(-?)(\d+)(.*)$/.exec(value);
    if (parts === null) return [`${value}x`];
    const [, sign, digits, rest] = parts as unknown as [string, string, string, string];
    return [
      `${sign}${BigInt(digits) + 1n}${rest}`,
      `${sign === '-' ? '' : '-'}${value.replace('-', '')}`,
      `${value}1`,
      value.slice(0, -1),
    ].filter((lie) => lie !== value);
  }
  if (Array.isArray(value))
    return [value.slice(0, -1), [...value, '1'], [...value, []], null].filter(
      (lie) => JSON.stringify(lie) !== JSON.stringify(value),
    );
  return [Object.fromEntries(Object.entries(value as object).slice(1)), { ...(value as object), more: '1' }, null];
}

export const at = (path: Path): unknown =>
  path.reduce<unknown>((data, key) => (data as Record<string, unknown>)[key], genuine);
export const all = places(genuine);
