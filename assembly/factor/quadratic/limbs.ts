// Numbers of a fixed length: limbs of 32 bits, the least significant first, in two's complement if
// signed.

import { LIMBS } from './layout';


@inline
function limbAt(number: usize, i: i32): usize {
  return number + ((<usize>i) << 2);
}

/**
 * In: an unsigned number whose limbs from `limbs` on are 0; 0 < p < 2^32. Out: its remainder
 * modulo p.
 */
export function restOf(number: usize, limbs: i32, p: u64): u64 {
  let rest: u64 = 0;
  for (let i = limbs - 1; i >= 0; i--) rest = ((rest << 32) | load<u32>(limbAt(number, i))) % p;
  return rest;
}

/** In: an unsigned number. Out: its number of limbs, without leading zeros. */
export function lengthOf(number: usize): i32 {
  let limbs = LIMBS;
  while (limbs > 0 && load<u32>(limbAt(number, limbs - 1)) == 0) limbs--;
  return limbs;
}

/** In: an unsigned number, not 0. Out: its number of bits. */
export function bitsOf(number: usize): i32 {
  const limbs = lengthOf(number);
  return 32 * limbs - <i32>clz(load<u32>(limbAt(number, limbs - 1)));
}

/** In: an unsigned number of `limbs` limbs, a multiple of p < 2^32. Out: it is divided by p. */
export function divide(number: usize, limbs: i32, p: u64): void {
  let rest: u64 = 0;
  for (let i = limbs - 1; i >= 0; i--) {
    const part = (rest << 32) | load<u32>(limbAt(number, i));
    const quotient = part / p;
    rest = part - quotient * p;
    store<u32>(limbAt(number, i), <u32>quotient);
  }
}

export function copy(target: usize, source: usize): void {
  memory.copy(target, source, (<usize>LIMBS) << 2);
}

/** Out: target + source, modulo 2^(32·LIMBS). */
export function add(target: usize, source: usize): void {
  let carry: u64 = 0;
  for (let i = 0; i < LIMBS; i++) {
    carry += <u64>load<u32>(limbAt(target, i)) + <u64>load<u32>(limbAt(source, i));
    store<u32>(limbAt(target, i), <u32>carry);
    carry >>= 32;
  }
}

export function negate(target: usize): void {
  let carry: u64 = 1;
  for (let i = 0; i < LIMBS; i++) {
    const limb: u32 = load<u32>(limbAt(target, i));
    carry += <u64>(limb ^ u32.MAX_VALUE);
    store<u32>(limbAt(target, i), <u32>carry);
    carry >>= 32;
  }
}

/** In: any factor but -2^31. Out: factor·target, modulo 2^(32·LIMBS). */
export function multiplyBy(target: usize, factor: i32): void {
  const size = <u64>abs(factor);
  let carry: u64 = 0;
  for (let i = 0; i < LIMBS; i++) {
    carry += size * <u64>load<u32>(limbAt(target, i));
    store<u32>(limbAt(target, i), <u32>carry);
    carry >>= 32;
  }
  if (factor < 0) negate(target);
}


@inline
export function isNegative(number: usize): bool {
  return load<i32>(limbAt(number, LIMBS - 1)) < 0;
}

/**
 * In: an unsigned number, not 0. Out: it is divided by the highest power of two that divides it,
 * whose exponent is returned.
 */
export function removeTwos(number: usize): u32 {
  let twos: u32 = 0;
  while ((load<u32>(number) & 1) == 0) {
    const shift = min<u32>(ctz(load<u32>(number) | 0x80000000), 31);
    for (let i = 0; i < LIMBS; i++) {
      const above = i + 1 < LIMBS ? <u64>load<u32>(limbAt(number, i + 1)) : 0;
      const both = (above << 32) | load<u32>(limbAt(number, i));
      store<u32>(limbAt(number, i), <u32>(both >> shift));
    }
    twos += shift;
  }
  return twos;
}
