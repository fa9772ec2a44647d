import { describe, expect, it } from 'vitest';
import { fourGenerators, generator, generatorFrom } from '../../src/toy/random.js';

describe('xoshiro128**', () => {
  it('gives the words of the authors’ C program (as recorded by edorfaus/xoshiro-6502, test-rom/testdata.asm)', () => {
    const { word } = generatorFrom(Uint32Array.of(0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0));
    expect(Array.from({ length: 4 }, word)).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });

  it('jumps 2^64 words ahead as the authors’ C program does (same record)', () => {
    const four = fourGenerators(Uint32Array.of(0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0));
    expect([0, 1, 2, 3].map((g) => [...four.filter((_, k) => k % 4 === g)])).toEqual([
      [0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0],
      [0x2a6dd50d, 0x01177499, 0xd7eb7d01, 0xddc48284],
      [0x5efdee5a, 0x3aa13c3d, 0x8cc77479, 0xeb10a58f],
      [0x2ca76937, 0x14c9006e, 0x34097ea8, 0xfdd876ea],
    ]);
  });

  it('is seeded by SplitMix64 (first words for seed 1234567: 6457827717110365317, 3203168211198807973)', () => {
    const [a, b, c, d] = generator(1234567).words;
    expect((BigInt(b!) << 32n) | BigInt(a!)).toBe(6457827717110365317n);
    expect((BigInt(d!) << 32n) | BigInt(c!)).toBe(3203168211198807973n);
  });

  it('normal() has mean 0, variance 1 and fourth moment 3, within five standard errors of 10⁵ draws', () => {
    const { normal } = generator(7);
    const draws = Array.from({ length: 1e5 }, normal);
    const moment = (k: number): number => draws.reduce((sum, x) => sum + x ** k, 0) / draws.length;
    expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(1e5));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / 1e5));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / 1e5));
  });
});
