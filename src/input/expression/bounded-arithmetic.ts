// Arithmetic with bounded results and total work: values that would be too large are not computed.

import { bitLength } from '../../bigint/bit-length.js';
import { primesUpTo } from '../../bigint/small-primes.js';
import { ExpressionError } from './expression-error.js';

/** How large values may be. */
export interface ExpressionLimit {
  /** Maximum bits of the value and of all intermediate values. */
  readonly maxBits: number;
  /** What to do instead, for the message: "pass integers of up to 131072 bits". */
  readonly advice: string;
}

/**
 * Maximum work for one expression, in bits of products and words of sums: enough for 64 of the
 * largest powers or factorials, which take up to 0.2 s. A long text could request thousands.
 */
const WORK = 2 ** 23;

/** The first integer of 32 bits. */
const SMALL = 2n ** 31n;

/** Evaluates one expression. The last parameter of each method is the operator's index. */
export class BoundedArithmetic {
  readonly #limit: ExpressionLimit;
  /** The first integers that are too large, on both sides. */
  readonly #above: bigint;
  readonly #below: bigint;
  #work = WORK;

  constructor(limit: ExpressionLimit) {
    this.#limit = limit;
    this.#above = 1n << BigInt(limit.maxBits);
    this.#below = -this.#above;
  }

  get maxBits(): number {
    return this.#limit.maxBits;
  }

  add(a: bigint, b: bigint, index: number): bigint {
    this.#spend(1 + Math.max(bitsOf(a), bitsOf(b)) / 64, index);
    return this.check(a + b, index);
  }

  multiply(a: bigint, b: bigint, index: number): bigint {
    const bits = bitsOf(a) + bitsOf(b);
    if (a !== 0n && b !== 0n && bits - 1 > this.maxBits) throw this.tooLarge(index);
    this.#spend(bits, index);
    return this.check(a * b, index);
  }

  power(base: bigint, exponent: bigint, index: number): bigint {
    if (exponent < 0n) {
      throw new ExpressionError('syntax', 'an exponent cannot be negative', index);
    }
    if (base >= -1n && base <= 1n) return base ** (exponent === 0n ? 0n : 2n - (exponent % 2n));
    const bits = bitsOf(base);
    // |base|^exponent >= 2^((bits - 1)·exponent), which has one bit more than this product.
    if (exponent >= this.maxBits || (bits - 1) * Number(exponent) >= this.maxBits) {
      throw this.tooLarge(index);
    }
    this.#spend(bits * Number(exponent), index);
    return this.check(base ** exponent, index);
  }

  /** n! = 1·2·…·n. */
  factorial(n: bigint, index: number): bigint {
    if (n < 0n) {
      throw new ExpressionError('syntax', 'a negative integer has no factorial', index);
    }
    if (n < 2n) return 1n;
    // n! > (n/e)^n.
    const bits = Number(n) * Math.log2(Number(n) / Math.E);
    if (bits > this.maxBits) throw this.tooLarge(index);
    this.#spend(Math.max(1, bits), index);
    const factors = Array.from({ length: Number(n) - 1 }, (_, i) => BigInt(i + 2));
    return this.check(productOf(factors), index);
  }

  /** n#, the product of the primes up to n. */
  primorial(n: bigint, index: number): bigint {
    if (n < 0n) {
      throw new ExpressionError('syntax', 'a negative integer has no primorial', index);
    }
    // From 101 on n# > e^(0.84·n) (Rosser and Schoenfeld, 1962, theorem 10).
    const bits = (0.84 / Math.LN2) * Number(n);
    if (n >= 101n && bits > this.maxBits) throw this.tooLarge(index);
    this.#spend(Math.max(1, bits), index);
    return this.check(productOf(Array.from(primesUpTo(Number(n)), BigInt)), index);
  }

  /** @returns the value. @throws ExpressionError if it is too large */
  check(value: bigint, index: number): bigint {
    if (value >= this.#above || value <= this.#below) throw this.tooLarge(index);
    return value;
  }

  tooLarge(index: number): ExpressionError {
    return new ExpressionError('size', 'too large', index, this.#limit.advice);
  }

  #spend(work: number, index: number): void {
    this.#work -= work;
    if (this.#work >= 0) return;
    throw new ExpressionError('size', 'too much to compute', index, 'shorten the expression');
  }
}

function bitsOf(n: bigint): number {
  // Nearly all integers are small, and counting the bits of a bigint takes a microsecond.
  if (n > -SMALL && n < SMALL) return 32 - Math.clz32(Math.abs(Number(n)));
  return bitLength(n < 0n ? -n : n);
}

/** Multiplies in pairs, which keeps the factors of similar size. Changes the list. */
function productOf(factors: bigint[]): bigint {
  while (factors.length > 1) {
    const half = factors.length >> 1;
    for (let i = 0; i < half; i++) factors[i] = (factors[i] ?? 1n) * (factors.pop() ?? 1n);
  }
  return factors[0] ?? 1n;
}
