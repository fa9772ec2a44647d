/** # graph6, digraph6 and sparse6. Defines `graph6Source`, `digraph6Source`, `sparse6Source`.
 *
 * Printable bytes ? … ~ stand for six bits each. The size comes first and is checked against the length of the text before anything
 * is allocated. Source: B. D. McKay, Description of graph6, sparse6 and digraph6 encodings, distributed with nauty.
 * @module */
import { ParseError } from '../../exact/errors.js';
import { limitPoints } from '../constructions/limits.js';
import type { Source } from './item.js';

/** An undirected graph: the upper triangle by columns. @throws ParseError, DomainError */
export function graph6Source(text: string): Source {
  const bits = new SixBits(text, 0, 'graph6');
  const n = bits.size();
  bits.requireBits((n * (n - 1)) / 2);
  const colours = new Int32Array(n * n);
  for (let y = 1; y < n; y++)
    for (let x = 0; x < y; x++) {
      const bit = bits.next(1);
      colours[x * n + y] = bit;
      colours[y * n + x] = bit;
    }
  bits.requireZeroPadding();
  return { kind: 'colouring', n, colours, order: 'distance' };
}

/** A directed graph, `&` first: the adjacency matrix by rows. @throws ParseError, DomainError */
export function digraph6Source(text: string): Source {
  const bits = new SixBits(text, text.startsWith('&') ? 1 : 0, 'digraph6');
  const n = bits.size();
  bits.requireBits(n * n);
  const colours = new Int32Array(n * n);
  for (let at = 0; at < n * n; at++) colours[at] = bits.next(1);
  bits.requireZeroPadding();
  return { kind: 'colouring', n, colours, order: 'distance' };
}

/** A graph as a list of edges, `:` first. Loops and repeated edges count: pairs are coloured by their number of edges.
 *  @throws ParseError, DomainError */
export function sparse6Source(text: string): Source {
  const bits = new SixBits(text, text.startsWith(':') ? 1 : 0, 'sparse6');
  const n = bits.size();
  const colours = new Int32Array(n * n);
  const width = n === 1 ? 0 : 32 - Math.clz32(n - 1); // bits of n − 1
  for (let v = 0; bits.left >= width + 1; ) {
    if (bits.next(1) === 1) v++;
    const x = width === 0 ? 0 : bits.next(width);
    if (x > v) v = x;
    else if (v < n) {
      colours[x * n + v]!++;
      if (x !== v) colours[v * n + x]!++;
    }
    if (v < n) continue;
    // Padding of ones reads as a vertex past the end; nothing may follow but its own rest.
    if (bits.left >= 6) throw bits.error('nothing after the last edge', `${Math.floor(bits.left / 6)} more bytes`);
    break;
  }
  return { kind: 'colouring', n, colours, order: 'distance' };
}

/** The bits of a text, six a byte, the highest first. */
class SixBits {
  readonly #text: string;
  readonly #format: string;
  /** Place of the next byte. */
  #at: number;
  #byte = 0;
  #bitsInByte = 0;

  constructor(text: string, begin: number, format: string) {
    this.#text = text;
    this.#at = begin;
    this.#format = format;
    for (let at = begin; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 63 && code <= 126) continue;
      this.#at = at;
      throw this.error('a character from ? to ~', JSON.stringify(text[at]));
    }
  }

  /** N(n): one, four or eight bytes. */
  size(): number {
    let bytes = 1;
    if (this.#text[this.#at] === '~') {
      bytes = this.#text[this.#at + 1] === '~' ? 6 : 3;
      this.#at += bytes === 6 ? 2 : 1;
    }
    if (this.#text.length - this.#at < bytes) throw this.error('the number of vertices', 'the end');
    let n = 0;
    for (let k = 0; k < bytes; k++) n = n * 64 + this.next(6);
    limitPoints(n, `${this.#format} size`);
    if (n < 1) throw this.error('at least one vertex', 'none');
    return n;
  }

  get left(): number {
    return this.#bitsInByte + 6 * (this.#text.length - this.#at);
  }

  /** Exactly as many bytes must follow as hold so many bits. */
  requireBits(count: number): void {
    const expected = Math.ceil(count / 6);
    const found = this.#text.length - this.#at;
    if (found === expected) return;
    throw this.error(`${expected} bytes of adjacencies`, found < expected ? `only ${found}` : `${found}`);
  }

  requireZeroPadding(): void {
    if (this.next(this.#bitsInByte) !== 0) throw this.error('zeros as padding', 'ones');
  }

  /** The next `count` ≤ 30 bits as a number. */
  next(count: number): number {
    let value = 0;
    for (let k = 0; k < count; k++) {
      if (this.#bitsInByte === 0) {
        this.#byte = this.#text.charCodeAt(this.#at++) - 63;
        this.#bitsInByte = 6;
      }
      value = value * 2 + ((this.#byte >> --this.#bitsInByte) & 1);
    }
    return value;
  }

  error(expected: string, found: string): ParseError {
    return new ParseError({ where: `${this.#format}, byte ${this.#at + 1}`, expected, found });
  }
}
