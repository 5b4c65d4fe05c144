// One segment at 10^18, where quotients do not fit a double, against sums term by term in BigInt.

import { expect, test } from 'vitest';
import { Counter } from '../../src/count/counter.js';
import { type Parameters, parametersOf } from '../../src/count/parameters.js';
import { finish } from '../../src/steps/steps.js';
import { primesBelow, smallestFactors } from '../oracle/sieve.js';

const X = 10n ** 18n;
const SEGMENT = 1_966_080;

/** The sum of D, and for each b the numbers left and the signs. */
function sumsOf({ x, y, z, star }: Parameters, place: number) {
  const low = place * SEGMENT;
  const factors = smallestFactors(z + 1);
  const primes = [0, ...primesBelow(2 ** 17)];
  const left = new Uint8Array(SEGMENT).fill(1);
  const remove = (p: number) => {
    for (let i = (p - (low % p)) % p; i < SEGMENT; i += p) left[i] = 0;
  };
  const before = new Uint32Array(SEGMENT);
  const signs: bigint[] = [];
  const totals: bigint[] = [];
  let hard = 0n;
  for (let b = 1; (primes[b] ?? 0) <= star; b++) {
    const p = primes[b] ?? 0;
    const leaves = b > 8 ? leavesOf(x, p, z, y, low, factors) : [];
    // Neither p nor any greater prime has leaves from here on.
    if (x / BigInt(p) / BigInt(low) <= p) break;
    let count = 0;
    for (let i = 0; i < SEGMENT; i++) {
      count += left[i] ?? 0;
      before[i] = count;
    }
    totals[b] = BigInt(count);
    signs[b] = 0n;
    for (const { position, sign } of leaves) {
      hard += sign * BigInt(before[position] ?? 0);
      signs[b] = (signs[b] ?? 0n) + sign;
    }
    remove(p);
  }
  return { hard, totals, signs };
}

/** The hard leaves of p in a segment: m with factors in (p, y], z/p < m <= z, m <= x/p³. */
function leavesOf(x: bigint, p: number, z: number, y: number, low: number, factors: Uint32Array) {
  const xp = x / BigInt(p);
  const greatest = Number(least(least(BigInt(z), xp / BigInt(p * p)), xp / BigInt(low)));
  const from = Math.max(Math.floor(z / p), Number(xp / BigInt(low + SEGMENT)));
  const leaves: { position: number; sign: bigint }[] = [];
  for (let m = from + 1; m <= greatest; m++) {
    const sign = signOf(m, p, y, factors);
    if (sign !== 0n) leaves.push({ position: Number(xp / BigInt(m)) - low, sign });
  }
  return leaves;
}

/** -μ(m), or 0 unless m is square-free with factors in (p, y]. */
function signOf(m: number, p: number, y: number, factors: Uint32Array): bigint {
  let sign = -1n;
  let last = p;
  for (let rest = m; rest > 1; ) {
    const factor = factors[rest] ?? 0;
    if (factor <= last || factor > y) return 0n;
    last = factor;
    rest /= factor;
    sign = -sign;
  }
  return sign;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

test('hard leaves of a segment', () => {
  const parameters = parametersOf(X, 1, 1);
  const place = Math.floor(44e9 / SEGMENT);
  const counter = finish(Counter.prepare(parameters));
  const found = finish(counter.segments({ from: place, to: place + 1 }));
  const { hard, totals, signs } = sumsOf(parameters, place);
  expect(found.hard).toBe(hard);
  expect(signs.some((sign) => sign !== 0n)).toBe(true);
  for (let b = 9; b < totals.length; b++) {
    expect(found.totals[b], `numbers left for ${b}`).toBe(totals[b]);
    expect(found.signs[b], `signs of ${b}`).toBe(signs[b]);
  }
});
