// The arithmetic of curves modulo integers of several words, against BigInts.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Residues } from '../../src/factor/curves/residues.js';
import type { FactorKernel } from '../../src/wasm/factor.js';
import { Random, SEED } from '../support/random.js';

const random = new Random();

/** A random integer of exactly this many bits. */
function randomOf(bits: number): bigint {
  let n = 1n;
  for (let done = 1; done < bits; done++) n = (n << 1n) | random.bits(1);
  return n;
}

/** Odd moduli of every number of digits: random ones, and next to powers of two. */
function moduli(): bigint[] {
  const edges = [92, 96, 104, 128, 160, 192, 256, 320, 328, 512, 1024, 2048, 3350].flatMap((e) => {
    const power = 1n << BigInt(e);
    return [power - 1n, power + 1n, power - (1n << 28n) + 1n, power + (1n << 32n) - 1n];
  });
  const lengths = Array.from({ length: 60 }, (_, i) => 90 + 55 * i).filter((bits) => bits <= 3352);
  return [...edges, ...lengths.map((bits) => randomOf(bits) | 1n), (1n << 3352n) - 1n];
}

const MODULI = moduli();

/** Residues whose products are the largest and the smallest, and random ones. */
function valuesOf(n: bigint): bigint[] {
  return [0n, 1n, 2n, n - 1n, n - 2n, n >> 1n, randomOf(4000) % n, randomOf(4000) % n];
}

const mod = (a: bigint, n: bigint): bigint => ((a % n) + n) % n;

// Slots that no ladder uses.
const [P, Q, DIFFERENCE, TARGET] = [10, 11, 12, 13] as const;

describe.each(['baseline', 'debug'])(`the %s build (seed ${SEED})`, (build) => {
  const file = new URL(`../../build/factor-${build}.wasm`, import.meta.url);
  const module = new WebAssembly.Module(readFileSync(file));
  const kernel = new WebAssembly.Instance(module).exports as unknown as FactorKernel;

  test('reads back what is written', () => {
    for (const n of MODULI) {
      const residues = new Residues(n, kernel);
      for (const a of valuesOf(n)) {
        residues.write(residues.xOf(P), a);
        expect(residues.read(residues.xOf(P))).toBe(a);
      }
    }
  });

  test('products, also into their own factors', () => {
    for (const n of MODULI) {
      const residues = new Residues(n, kernel);
      const [x, y] = [residues.xOf(P), residues.xOf(Q)];
      for (const a of valuesOf(n)) {
        for (const b of valuesOf(n)) {
          for (const target of [residues.xOf(TARGET), x, y]) {
            residues.write(x, a);
            residues.write(y, b);
            kernel.multiplyRows(target, x, y);
            expect(residues.read(target)).toBe((a * b) % n);
          }
        }
      }
    }
  });

  test('sums and differences of points, and values of a sequence', () => {
    for (const n of MODULI) {
      const residues = new Residues(n, kernel);
      const values = valuesOf(n);
      const set = (slot: number, x: bigint, z: bigint): void => {
        residues.write(residues.xOf(slot), x);
        residues.write(residues.xOf(slot) + 1, z);
      };
      const get = (slot: number): bigint[] =>
        [0, 1].map((z) => residues.read(residues.xOf(slot) + z));
      values.forEach((px, i) => {
        const [pz = 0n, qx = 0n, qz = 0n, dx = 0n, dz = 0n, a24 = 0n] = [1, 2, 3, 4, 5, 6].map(
          (step) => values[(i * step + step) % values.length],
        );
        residues.write(kernel.A24.value, a24);
        set(P, px, pz);
        set(Q, qx, qz);
        set(DIFFERENCE, dx, dz);
        kernel.addPoints(TARGET, P, Q, DIFFERENCE);
        const [u, v] = [(px - pz) * (qx + qz), (px + pz) * (qx - qz)];
        expect(get(TARGET)).toEqual([mod(dz * (u + v) ** 2n, n), mod(dx * (u - v) ** 2n, n)]);
        kernel.doublePoint(TARGET, P);
        const [s, t] = [(px + pz) ** 2n, (px - pz) ** 2n];
        expect(get(TARGET)).toEqual([mod(s * t, n), mod((s - t) * (t + a24 * (s - t)), n)]);
        kernel.addLucas(TARGET, P, Q, DIFFERENCE);
        expect(get(TARGET)[0]).toBe(mod(px * qx - dx, n));
        residues.write(kernel.PRODUCT.value, a24);
        kernel.multiplyDifferences(P, Q, DIFFERENCE + 1);
        expect(residues.read(kernel.PRODUCT.value)).toBe(mod(a24 * (px - qx) * (px - dx), n));
      });
    }
  });

  test('powers, in parts of any length', () => {
    for (const n of MODULI.filter((_, i) => i % 3 === 0)) {
      const residues = new Residues(n, kernel);
      const scalar = randomOf(200);
      const base = randomOf(4000) % n;
      for (const slot of [kernel.BASE.value, kernel.LOW.value]) {
        residues.write(residues.xOf(slot), base);
      }
      residues.writeScalar(scalar);
      for (let bit = 199; bit > 0; ) {
        const to = Math.max(0, bit - random.below(70));
        kernel.climbPower(bit, to);
        bit = to;
      }
      let power = 1n;
      for (const bit of scalar.toString(2)) power = (power ** 2n * (bit === '1' ? base : 1n)) % n;
      expect(residues.read(residues.xOf(kernel.LOW.value))).toBe(power);
    }
  });
});
