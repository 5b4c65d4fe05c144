import { describe, expect, test } from 'vitest';
import { inverse, modulo } from '../../src/arithmetic/modular.js';
import { multiplyPoint, type Point } from '../../src/proof/ecpp/curve.js';
import { finish } from '../../src/steps/steps.js';
import { multiword } from '../../src/wasm/multiword.js';
import { nextPrime } from '../oracle/bigint-primality.js';
import { randomBits } from '../oracle/large-numbers.js';
import { Random, SEED } from '../support/random.js';

/** The sum of two points by chord or tangent; undefined is infinity. */
function sum(p: Point | undefined, q: Point | undefined, a: bigint, n: bigint): Point | undefined {
  if (p === undefined || q === undefined) return p ?? q;
  if (p.x === q.x && (p.y + q.y) % n === 0n) return undefined;
  const isTangent = p.x === q.x;
  const rise = isTangent ? 3n * p.x * p.x + a : q.y - p.y;
  const run = isTangent ? 2n * p.y : q.x - p.x;
  const slope = rise * (inverse(modulo(run, n), n) ?? 0n);
  const x = modulo(slope * slope - p.x - q.x, n);
  return { x, y: modulo(slope * (p.x - x) - p.y, n) };
}

function multiple(point: Point, k: bigint, a: bigint, n: bigint): Point | undefined {
  let result: Point | undefined;
  for (const bit of k.toString(2)) {
    result = sum(result, result, a, n);
    if (bit === '1') result = sum(result, point, a, n);
  }
  return result;
}

describe.each(['on the kernel', 'in BigInt arithmetic'])('multiples of points %s', (where) => {
  const module = multiword.module();
  const useIt = (): void => multiword.use(where === 'on the kernel' ? module : 'not wanted');

  test.each([65, 128, 200, 333, 700])(`modulo primes of %i bits, seed ${SEED}`, (bits) => {
    useIt();
    const random = new Random(SEED + bits);
    const n = nextPrime(randomBits(random, bits));
    const ks = [...Array(40).keys()].map((k) => BigInt(k + 1));
    for (const k of [...ks, randomBits(random, 101), n - 1n, n, 2n ** 99n, 2n ** 101n - 1n]) {
      const [a, x, y] = [0, 1, 2].map(() => randomBits(random, bits) % n) as [
        bigint,
        bigint,
        bigint,
      ];
      expect(finish(multiplyPoint({ x, y }, k, a, n)), `${k}`).toEqual(multiple({ x, y }, k, a, n));
    }
  });

  test('a point of order 6, and one of that order modulo one factor only', () => {
    useIt();
    const [p, q] = [nextPrime(2n ** 70n), nextPrime(2n ** 80n)];
    // (2, 3) on y² = x³ + 1; modulo q the point is another one.
    const point = { x: 2n, y: 3n };
    expect(finish(multiplyPoint(point, 5n, 0n, p))).toEqual({ x: 2n, y: p - 3n });
    expect(finish(multiplyPoint(point, 6n, 0n, p))).toBeUndefined();
    const shift = p * (inverse(p, q) ?? 0n);
    const other = { x: 2n, y: 3n + shift };
    expect(finish(multiplyPoint(other, 5n, 0n, p * q))).toMatchObject({ x: expect.any(BigInt) });
    expect(finish(multiplyPoint(other, 6n, 0n, p * q))).toBe('composite');
  });
});
