// Reproducible randomness: a test that uses it has the seed in its name.

/** Set TEST_SEED to repeat a run, or to try another. */
export const SEED = Number(process.env.TEST_SEED ?? 20240317);

/** A source of random integers: mulberry32, which is good enough for test cases. */
export class Random {
  #state: number;

  constructor(seed = SEED) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 2^32 - 1. */
  u32(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** From 0 to limit - 1, where limit ≤ 2^32. */
  below(limit: number): number {
    return Math.floor((this.u32() / 2 ** 32) * limit);
  }

  /** Exactly this many bits, 1 to 64: the leading one is set. */
  bits(count: number): bigint {
    const any = (BigInt(this.u32()) << 32n) | BigInt(this.u32());
    return BigInt.asUintN(count, any) | (1n << BigInt(count - 1));
  }

  /** A copy in random order, all orders being equally likely (Fisher and Yates). */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }
}
