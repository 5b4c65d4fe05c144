// Primes of one residue class.

import { OptionRangeError, OptionTypeError } from '../input/errors.js';
import { show } from '../input/show.js';
import type { Sieve } from '../wasm/sieve-kernel.js';
import type { ResidueOptions } from './options.js';
import type { Filter } from './segments/segments.js';

/** The primes p ≡ residue modulo modulus. @internal */
export interface ResidueClass {
  /** From 1 on. */
  readonly modulus: bigint;
  /** From 0 to modulus - 1. */
  readonly residue: bigint;
}

/**
 * @throws OptionTypeError, OptionRangeError if they are not integers, or the modulus is out of
 *   range
 *
 * @internal
 */
export function residueClassOf(options: ResidueOptions): ResidueClass | undefined {
  const { modulus, residue } = options;
  if (modulus === undefined) {
    if (residue === undefined) return undefined;
    throw new OptionRangeError(`residue is ${show(residue)}, but modulus is missing: pass both`);
  }
  const m = integerOption('modulus', modulus);
  if (m < 1n || m >= 2n ** 64n) {
    throw new OptionRangeError(`modulus is ${m}: pass an integer from 1 to 2^64-1`);
  }
  const r = residue === undefined ? 0n : integerOption('residue', residue);
  return { modulus: m, residue: ((r % m) + m) % m };
}

function integerOption(name: string, value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'number') {
    throw new OptionTypeError(`${name} is ${show(value)}: pass a number or a bigint`);
  }
  if (Number.isSafeInteger(value)) return BigInt(value);
  throw new OptionRangeError(`${name} is ${value}: pass a safe integer, or a bigint`);
}

/** Whether p is in the class. @internal */
export function isInClass(p: bigint, { modulus, residue }: ResidueClass): boolean {
  return p % modulus === residue;
}

const RESIDUES = [1n, 7n, 11n, 13n, 17n, 19n, 23n, 29n];

/** Bytes of the kernel's mask, whose last 15 repeat its start. */
const MASK_SIZE = 2 ** 15;

/**
 * Keeps the bits of a class. Byte k stands for the numbers 30k + r: for each r, the class has one k
 * modulo m / gcd(m, 30), or none.
 *
 * @internal
 */
export function residueFilter({ modulus, residue }: ResidueClass): Filter {
  const g = gcd(modulus, 30n);
  const period = modulus / g;
  const inverse = inverseOf(30n / g, period);
  /** For each bit, the k; undefined for none. */
  const places = RESIDUES.map((r) => {
    const difference = residue - r;
    if (difference % g !== 0n) return undefined;
    return ((((difference / g) * inverse) % period) + period) % period;
  });
  if (period <= BigInt(MASK_SIZE - 15)) return maskFilter(Number(period), places.map(toNumber));
  return {
    apply(sieve, base) {
      pick(sieve, base / 30n, period, places);
      return 0;
    },
  };
}

function maskFilter(period: number, places: readonly (number | undefined)[]): Filter {
  return {
    start(sieve) {
      const mask = new Uint8Array(sieve.memory.buffer, sieve.maskAddress(), period + 15);
      mask.fill(0);
      for (const [bit, place] of places.entries()) {
        if (place === undefined) continue;
        for (let k = place; k < mask.length; k += period) mask[k] = (mask[k] ?? 0) | (1 << bit);
      }
    },
    apply(sieve, base) {
      sieve.keepMasked(period, Number((base / 30n) % BigInt(period)), sieve.segmentLength());
      return 0;
    },
  };
}

/** For a long period: few bytes of a segment matter, and are read one by one. */
function pick(
  sieve: Sieve,
  low: bigint,
  period: bigint,
  places: readonly (bigint | undefined)[],
): void {
  const bytes = new Uint8Array(sieve.memory.buffer, sieve.segmentAddress(), sieve.segmentLength());
  const kept: [at: number, bit: number][] = [];
  for (const [bit, place] of places.entries()) {
    if (place === undefined) continue;
    let distance = (((place - low) % period) + period) % period;
    for (; distance < BigInt(bytes.length); distance += period) {
      const at = Number(distance);
      if (((bytes[at] ?? 0) >> bit) % 2 === 1) kept.push([at, bit]);
    }
  }
  bytes.fill(0);
  for (const [at, bit] of kept) bytes[at] = (bytes[at] ?? 0) | (1 << bit);
}

function toNumber(n: bigint | undefined): number | undefined {
  return n === undefined ? undefined : Number(n);
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** In: a and m coprime, m ≥ 1. Out: the x from 0 to m - 1 with a·x ≡ 1 modulo m. */
function inverseOf(a: bigint, m: bigint): bigint {
  let [r, next] = [a % m, m];
  let [x, nextX] = [1n, 0n];
  while (next !== 0n) {
    const q = r / next;
    [r, next] = [next, r - q * next];
    [x, nextX] = [nextX, x - q * nextX];
  }
  return ((x % m) + m) % m;
}
