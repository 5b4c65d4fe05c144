// Powers modulo an integer of several words: on the kernel, or in BigInt arithmetic if that is
// faster or the kernel does not run.

import { bitLength } from '../bigint/bit-length.js';
import { modularPower } from '../bigint/modular-power.js';
import type { Steps } from '../steps/steps.js';
import { multiword } from '../wasm/multiword.js';
import type { MultiwordKernel } from '../wasm/multiword-kernel.js';
import { Residues } from '../wasm/residues.js';

/**
 * Bits from which the BigInt arithmetic of the engine beats the kernel if multiply-add is not
 * fused. If it is fused, the kernel wins at all sizes.
 */
const BIGINT_BITS = 40_000;

/** Maximum bits of a window of the exponent. The table has the 2^5 odd powers of the base. */
const LONGEST_WINDOW = 6;

/** Numbers below this fit the arithmetic of fixed lengths in the kernel. */
export const LIMIT_256 = 2n ** 256n;

/**
 * The kernel for integers of `bits` bits; undefined where BigInt arithmetic replaces it.
 *
 * @param limit bits from which it is replaced if multiply-add is not fused
 */
export function kernelFor(bits: number, limit = BIGINT_BITS): MultiwordKernel | undefined {
  const kernel = multiword.tryKernel();
  return kernel !== undefined && bits >= limit && !isFused(kernel) ? undefined : kernel;
}

/** Whether digits are doubles. */
function isFused(kernel: MultiwordKernel): boolean {
  return kernel.digitWidth(BIGINT_BITS) > 32;
}

/**
 * base^exponent modulo n.
 *
 * In: base in [0, n), exponent >= 0, odd n of several words. Out: in [0, n).
 */
export function* powerModulo(base: bigint, exponent: bigint, n: bigint): Steps<bigint> {
  const kernel = kernelFor(bitLength(n));
  if (kernel === undefined) return yield* modularPower(base, exponent, n);
  if (n < LIMIT_256 && exponent < LIMIT_256) return powerBelow256(kernel, base, exponent, n);
  const bits = bitLength(exponent);
  const residues = new Residues(kernel, n, powerRows(bits), 0, bits);
  try {
    yield* power(residues, base, exponent);
    return residues.value(0, 1);
  } finally {
    residues.close();
  }
}

/** The same in one call of the kernel. In: n and the exponent below 2^256. */
export function powerBelow256(
  kernel: MultiwordKernel,
  base: bigint,
  exponent: bigint,
  n: bigint,
): bigint {
  if (exponent === 0n) return 1n;
  const words = new BigUint64Array(kernel.memory.buffer, kernel.operands256(), 15);
  // Four words and a zero, in one view: three of ten words take 3 % of a power of 256 bits more.
  const put = (place: number, operand: bigint): void => {
    let rest = operand;
    for (let i = place; i < place + 5; i++) {
      words[i] = rest;
      rest >>= 64n;
    }
  };
  put(0, exponent);
  put(10, n);
  put(5, (base << BigInt(kernel.shift256())) % n);
  kernel.power256();
  let power = 0n;
  for (let i = 8; i > 4; i--) power = (power << 64n) | (words[i] ?? 0n);
  return power;
}

/** The number of rows that `power` needs for an exponent of `bits` bits. */
export function powerRows(bits: number): number {
  return 2 + (1 << (windowFor(bits) - 1));
}

/** Leaves base^exponent in row 0, by sliding windows over the bits of the exponent. */
export function* power(residues: Residues, base: bigint, exponent: bigint): Steps<void> {
  const bits = bitLength(exponent);
  const width = windowFor(bits);
  const oddPowers = 2;
  residues.put(oddPowers, base);
  residues.square(0, oddPowers);
  for (let i = 1; i < 1 << (width - 1); i++) {
    residues.multiply(oddPowers + i, oddPowers + i - 1, 0);
  }
  // Row 0 is base²: the power to two leading bits 10. One product more makes it that to 11.
  if (bits < 2) residues.put(0, base ** exponent);
  if (exponent >> BigInt(bits - 2) === 3n) residues.multiply(0, 0, oddPowers);
  residues.putExponent(exponent, bits);
  const { area, exponent: address, kernel } = residues;
  const [x, powers] = [residues.row(0), residues.row(oddPowers)];
  // The last window of a step may end below it.
  let left = bits - 2;
  yield* residues.steps(left, 1, (_, last) => {
    left = kernel.power(area, x, powers, width, address, left, last);
  });
}

/**
 * The bits of a window with the fewest products, 2^(width - 1) for the table and, on average,
 * bits / (width + 1) for the windows: another bit pays from 2^(width - 1)·(width + 1)·(width + 2).
 */
function windowFor(bits: number): number {
  let width = 1;
  while (width < LONGEST_WINDOW && (1 << (width - 1)) * (width + 1) * (width + 2) < bits) width++;
  return width;
}
