// Every entry point refuses an unknown option by name: ignoring it would ignore what the caller
// wanted.

import { arePrime, check, isPrime, OptionTypeError, PrimePool, randomPrime } from 'primepool';
import { afterAll, describe, expect, test } from 'vitest';
import { drain, rejectionOf } from '../support/outcomes.js';

const pool = new PrimePool({ workers: 1 });
afterAll(() => pool.close());

/** Every entry point with options, and all of its options. */
const DOORS: Record<
  string,
  readonly [known: readonly string[], call: (options: object) => unknown]
> = {
  isPrime: [['rounds'], (options) => isPrime(97, options)],
  arePrime: [['rounds'], (options) => arePrime([97], options)],
  check: [['method', 'rounds'], (options) => check(97, options)],
  randomPrime: [['safe', 'signal'], (options) => randomPrime(16, options)],
  'new PrimePool': [['workers', 'idleTimeout', 'workerUrl'], (options) => new PrimePool(options)],
  'pool.check': [
    ['signal', 'onProgress', 'method', 'rounds'],
    (options) => drain(pool.check([97], options)),
  ],
  'pool.checkBatches': [
    ['signal', 'onProgress', 'method', 'rounds'],
    (options) => drain(pool.checkBatches([[97n]], options)),
  ],
  'pool.checkAll': [
    ['signal', 'onProgress', 'method', 'rounds'],
    (options) => pool.checkAll([97], options),
  ],
  'pool.arePrime': [['signal', 'onProgress', 'rounds'], (options) => pool.arePrime([97], options)],
  'pool.isPrime': [['signal', 'rounds'], (options) => pool.isPrime(97, options)],
  'pool.nextPrime': [['signal'], (options) => pool.nextPrime(97, options)],
  'pool.previousPrime': [['signal'], (options) => pool.previousPrime(97, options)],
  'pool.randomPrime': [['safe', 'signal'], (options) => pool.randomPrime(16, options)],
};

describe.each(Object.entries(DOORS))('%s', (_, [known, call]) => {
  const refusal = (options: unknown): Promise<Error> =>
    rejectionOf((async () => call(options as object))());

  test('names the unknown option and the known ones', async () => {
    const error = await refusal({ colour: 'red' });
    expect(error).toBeInstanceOf(OptionTypeError);
    expect(error.message).toContain('option "colour" is unknown');
    for (const name of known) expect(error.message).toContain(name);
  });

  test('names the nearest one', async () => {
    for (const name of known) {
      for (const slip of [name.slice(0, -1), name.toUpperCase(), `${name}s`, name.slice(1)]) {
        expect((await refusal({ [slip]: 1 })).message).toContain(`did you mean ${name}?`);
      }
    }
  });

  test('suggests none for a word far from all', async () => {
    const error = await refusal({ [`${'x'.repeat(10_000)}`]: 1 });
    expect(error.message).not.toContain('did you mean');
    expect(error.message.length).toBeLessThan(300);
  });

  test('accepts an undefined one, and refuses names that every object has', async () => {
    await expect((async () => call({ colour: undefined }))()).resolves.toBeDefined();
    expect((await refusal({ toString: () => 'x' })).message).toContain('"toString" is unknown');
  });

  test('refuses what is not an object of options', async () => {
    for (const options of [null, 40, 'rounds', [], [1], true, () => {}]) {
      expect(await refusal(options)).toBeInstanceOf(OptionTypeError);
    }
  });
});
