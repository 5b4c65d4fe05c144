import {
  IntegerTypeError,
  OptionTypeError,
  PoolClosedError,
  PrimePool,
  verifyCertificate,
} from 'primepool';
import { afterAll, describe, expect, test } from 'vitest';
import { nextPrime } from '../oracle/bigint-primality.js';
import { whileWorkersDie } from '../support/lost-workers.js';

const pools = [new PrimePool({ workers: 1 }), new PrimePool({ workers: 3 })];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

/** 120 digits: long enough for parts. */
const LONG = nextPrime(10n ** 119n);

/** Its proof takes long. */
const LARGE = nextPrime(2n ** 2000n);

describe.each(pools.map((pool) => [pool.workers, pool] as const))('%i workers', (_, pool) => {
  test.each([97n, 2n ** 64n + 13n, 2n ** 521n - 1n, 3n * 2n ** 189n + 1n, 10n ** 40n + 121n, LONG])(
    'prove %i',
    async (n) => {
      const { prime, certificate, elapsed } = await pool.prove(n);
      expect(prime).toBe(true);
      expect(certificate && verifyCertificate(certificate)).toBe(true);
      expect(certificate?.n).toBe(n);
      expect(elapsed).toBeGreaterThan(0);
    },
  );

  test('refute composites', async () => {
    for (const n of [-5n, 91n, 2n ** 67n - 1n, LONG * (2n ** 127n - 1n)]) {
      const { prime, certificate } = await pool.prove(n);
      expect([prime, certificate]).toEqual([false, undefined]);
    }
  });

  test('tell how far they are, in bits', async () => {
    const seen: (readonly [number, number | undefined])[] = [];
    await pool.prove(LONG, { onProgress: ({ done, total }) => seen.push([done, total]) });
    const bits = LONG.toString(2).length;
    expect(seen.at(-1)).toEqual([bits, bits]);
  });

  test('stop on a signal and at a time limit', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 20);
    await expect(pool.prove(LARGE, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(pool.prove(LARGE, { signal: controller.signal })).rejects.toBe(reason);
    const { prime, method } = await pool.prove(LARGE, { timeLimit: 30 });
    expect([prime, method]).toEqual([undefined, undefined]);
  });

  test('take factors, and refuse invalid arguments', async () => {
    const q = 2n ** 127n - 1n;
    let k = 2n;
    while (nextPrime(k * q + 1n) !== k * q + 1n) k += 2n;
    expect((await pool.prove(k * q + 1n, { factors: [q] })).method).toBe('n-1');
    await expect(pool.prove('7' as never)).rejects.toThrow(IntegerTypeError);
    await expect(pool.prove(7, 7 as never)).rejects.toThrow(OptionTypeError);
    await expect(pool.prove(7, { onProgress: 7 as never })).rejects.toThrow(OptionTypeError);
  });
});

test('several proofs at the same time', async () => {
  const primes = [1n, 2n, 3n, 4n].map((i) => nextPrime(10n ** 90n + i * 10n ** 50n));
  const [, pool] = pools;
  const proofs = await Promise.all(primes.map((n) => pool?.prove(n)));
  for (const proof of proofs)
    expect(proof?.certificate && verifyCertificate(proof.certificate)).toBe(true);
});

test('a closed pool', async () => {
  const pool = new PrimePool({ workers: 1 });
  const refused = expect(pool.prove(LARGE)).rejects.toThrow(PoolClosedError);
  await pool.close();
  await refused;
  await expect(pool.prove(7)).rejects.toThrow(PoolClosedError);
});

test('loses no step with its workers', async () => {
  const count = await whileWorkersDie(async () => {
    await using pool = new PrimePool({ workers: 2 });
    const { prime, method, certificate } = await pool.prove(LONG);
    expect([prime, method]).toEqual([true, 'ecpp']);
    expect(certificate && verifyCertificate(certificate)).toBe(true);
  });
  expect(count).toBeGreaterThan(2);
});
