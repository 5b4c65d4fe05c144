// Signals that are not instances of this realm's AbortSignal: of another realm and of a polyfill.

import { type CallOptions, type PrimePool, randomPrime } from 'primepool';
import { describe, expect, test } from 'vitest';
import { drain, rejectionOf } from '../support/outcomes.js';
import { poolOf } from '../support/pool.js';
import { Counter } from '../support/workloads.js';

/** A signal as polyfills make it: without `throwIfAborted`, and with events that have no target. */
class Polyfill {
  aborted = false;
  reason: unknown;
  readonly listeners = new Set<() => void>();

  addEventListener(_: string, listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_: string, listener: () => void): void {
    this.listeners.delete(listener);
  }

  abort(reason?: unknown): void {
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.listeners) listener();
  }
}

const signalOf = (polyfill: Polyfill): CallOptions => ({
  signal: polyfill as unknown as AbortSignal,
});

/** Calls that take long. */
const CALLS: Record<string, (pool: PrimePool, options: CallOptions) => Promise<unknown>> = {
  'pool.check': (pool, options) => drain(pool.check(new Counter().sync(), options)),
  'pool.arePrime': (pool, options) => pool.arePrime(new Uint32Array(30_000_000), options),
  'pool.isPrime': (pool, options) => pool.isPrime(2n ** 11_213n - 3n, options),
  'pool.nextPrime': (pool, options) => pool.nextPrime(2n ** 8000n, options),
  'pool.randomPrime': (pool, options) => pool.randomPrime(16_000, options),
  randomPrime: (_, options) => randomPrime(16_000, options),
};

describe.each(Object.entries(CALLS))('%s', (_, call) => {
  test('ends with the reason of the signal', async () => {
    await using pool = poolOf(1);
    const polyfill = new Polyfill();
    const reason = new Error('enough');
    const rejection = rejectionOf(call(pool, signalOf(polyfill)));
    setTimeout(() => polyfill.abort(reason), 20);
    expect(await rejection).toBe(reason);
    expect(polyfill.listeners.size, 'no listener is left').toBe(0);
  });

  test('does not begin after an abort, and rejects with an AbortError by default', async () => {
    await using pool = poolOf(1);
    const polyfill = new Polyfill();
    polyfill.abort();
    expect(await rejectionOf(call(pool, signalOf(polyfill)))).toHaveProperty('name', 'AbortError');
  });
});
