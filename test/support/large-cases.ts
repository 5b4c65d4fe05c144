// Cases for the arithmetic of the big kernel, and its comparison with BigInt.

import type { MultiwordKernel } from '../../src/wasm/multiword-kernel.js';
import { Residues } from '../../src/wasm/residues.js';
import type { Random } from './random.js';

/** Sizes around the ends of all kinds of digits and words, and some between them. */
export const SIZES: readonly number[] = [
  ...[26, 27, 28, 29, 32, 51, 64].flatMap((width) =>
    [3, 4, 5, 9, 17].flatMap((count) => [-9, -8, -7, -1, 0, 1].map((more) => width * count + more)),
  ),
  ...[128, 192, 256, 333, 512, 777, 890, 891, 892, 893, 1024],
].filter((bits) => bits > 64);

/** Widths of the kernel's digits. */
const WIDTHS: readonly number[] = [25, 26, 27, 28, 29, 51];

/**
 * An integer of at most this many bits: random, of long runs of ones and zeros, next to a power of
 * 2, or with all digits as great as they become.
 */
export function patterned(random: Random, bits: number): bigint {
  const kind = random.below(5);
  if (kind === 4) return ofGreatDigits(random, bits, WIDTHS[random.below(WIDTHS.length)] ?? 28);
  if (kind === 0) {
    const power = 1n << BigInt(random.below(bits));
    return BigInt.asUintN(bits, power + BigInt(random.below(3)) - 1n);
  }
  let n = 0n;
  for (let left = bits; left > 0; ) {
    const length = kind === 1 ? 1 + random.below(left) : Math.min(left, 32);
    const run = kind === 3 || random.below(2) === 0 ? (1n << BigInt(length)) - 1n : 0n;
    n = (n << BigInt(length)) | (kind === 2 ? BigInt.asUintN(length, BigInt(random.u32())) : run);
    left -= length;
  }
  return n;
}

/** Signed digits are greatest where unsigned ones are next to half of the base. */
function ofGreatDigits(random: Random, bits: number, width: number): bigint {
  const half = 1n << BigInt(width - 1);
  const below = random.below(3);
  let n = 0n;
  for (let made = 0; made < bits; made += width) {
    const less = below === 2 ? BigInt(random.below(2)) : BigInt(below);
    n = (n << BigInt(width)) | (half - less);
  }
  return BigInt.asUintN(bits, n);
}

/** An odd integer of exactly this many bits. */
export function patternedOdd(random: Random, bits: number): bigint {
  return patterned(random, bits) | (1n << BigInt(bits - 1)) | 1n;
}

/**
 * Makes `count` products and squares and compares them with BigInt.
 *
 * @returns the first wrong one
 */
export function wrongProduct(
  kernel: MultiwordKernel,
  random: Random,
  sizes: readonly number[],
  count: number,
): string | undefined {
  for (let done = 0; done < count; ) {
    const bits = sizes[random.below(sizes.length)] ?? 65;
    const n = patternedOdd(random, bits);
    const residues = new Residues(kernel, n, 3);
    try {
      for (let i = 0; i < 8; i++, done += 4) {
        const wrong = wrongAt(residues, random, bits);
        if (wrong !== undefined) return `${wrong} modulo ${n}`;
      }
    } finally {
      residues.close();
    }
  }
  return undefined;
}

/**
 * A chain of products, each of earlier results, so that not all factors are fresh inputs. The
 * inputs have their pattern in their digits: they are taken as Montgomery forms.
 */
function wrongAt(residues: Residues, random: Random, bits: number): string | undefined {
  const { kernel, area, n, shift } = residues;
  const [a, b, c] = [0, 1, 2].map((index) => residues.row(index)) as [number, number, number];
  // Shorter than n, so that no reduction spoils the pattern.
  const great = random.below(4) === 0;
  const width = kernel.digitWidth(bits);
  const put = [0, 1, 2].map(() =>
    great ? ofGreatDigits(random, bits - 1, width) : patterned(random, bits - 1),
  ) as [bigint, bigint, bigint];
  const [, y] = put;
  let [x, , z] = put;
  for (const [index, value] of put.entries()) {
    residues.putPlain(index, value);
    if (residues.get(index) !== value) return `${value} does not cross`;
  }
  /** Whether a row has product·R^-1 - less. */
  const isRight = (result: bigint, product: bigint, less: bigint): boolean =>
    (product - ((result + less) << shift)) % n === 0n;
  kernel.square(area, a, a, 1, c);
  const x1 = residues.get(0);
  if (!isRight(x1, 2n * x * x, z)) return `2·${x}² - ${z}`;
  kernel.multiply(area, b, a, b, c);
  const y1 = residues.get(1);
  if (!isRight(y1, x1 * y, z)) return `${x1}·${y} - ${z}`;
  kernel.multiply(area, c, b, a, 0);
  z = residues.get(2);
  if (!isRight(z, x1 * y1, 0n)) return `${x1}·${y1}`;
  kernel.square(area, a, c, 0, 0);
  x = residues.get(0);
  if (!isRight(x, z * z, 0n)) return `${z}²`;
  // The greatest values that factors may have.
  kernel.combine(area, b, c, 3, a, -1);
  const sum = residues.get(1);
  if ((3n * z - x - sum) % n !== 0n) return `3·${z} - ${x}`;
  kernel.square(area, b, b, 0, 0);
  return isRight(residues.get(1), sum * sum, 0n) ? undefined : `${sum}²`;
}
