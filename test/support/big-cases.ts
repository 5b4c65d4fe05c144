// Cases for the arithmetic of the big kernel, and its comparison with BigInt.

import type { BigKernel } from '../../src/big/big-instance.js';
import { Residues } from '../../src/big/residues.js';
import type { Random } from './random.js';

/** Sizes about the ends of all kinds of digits and words, and some between them. */
export const SIZES: readonly number[] = [
  ...[26, 27, 28, 29, 32, 51, 64].flatMap((width) =>
    [3, 4, 5, 9, 17].flatMap((count) => [-9, -8, -7, -1, 0, 1].map((more) => width * count + more)),
  ),
  ...[128, 192, 256, 333, 512, 777, 890, 891, 892, 893, 1024],
].filter((bits) => bits > 64);

/** An integer of so many bits at most: random, of long runs of ones and zeros, or next to a power of 2. */
export function patterned(random: Random, bits: number): bigint {
  const kind = random.below(4);
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

/** An odd integer of exactly so many bits. */
export function patternedOdd(random: Random, bits: number): bigint {
  return patterned(random, bits) | (1n << BigInt(bits - 1)) | 1n;
}

/**
 * Makes `count` products and squares and compares them with BigInt.
 *
 * @returns the first that is wrong
 */
export function wrongProduct(
  kernel: BigKernel,
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

/** Four products in a row, each of the results before it, so that they are not only of what has just been put. */
function wrongAt(residues: Residues, random: Random, bits: number): string | undefined {
  const { kernel, area, n } = residues;
  const rows = [0, 1, 2].map((index) => residues.row(index)) as [number, number, number];
  const [a, b, c] = rows;
  let [x, y, z] = [0, 1, 2].map(() => patterned(random, bits) % n) as [bigint, bigint, bigint];
  for (const [index, value] of [x, y, z].entries()) {
    residues.put(index, value);
    if (residues.get(index) !== residues.montgomery(value)) return `${value} does not cross`;
  }
  const modulo = (value: bigint) => ((value % n) + n) % n;
  kernel.square(area, a, a, 1, c);
  x = modulo(2n * x * x - z);
  kernel.multiply(area, b, a, b, c);
  y = modulo(x * y - z);
  kernel.multiply(area, c, b, a, 0);
  z = modulo(x * y);
  kernel.square(area, a, c, 0, 0);
  x = modulo(z * z);
  const right = [x, y, z].every(
    (value, index) => residues.get(index) === residues.montgomery(value),
  );
  return right ? undefined : `the products from ${x}, ${y} and ${z}`;
}
