// Numbers of a fixed length: limbs of 32 bits, the least significant first, in two's complement if
// signed.

import { limbs } from './layout';


@inline
function limbAt(number: usize, i: i32): usize {
  return number + ((<usize>i) << 2);
}

/** In: an unsigned number of `length` limbs; 0 < p < 2^32. Out: its remainder modulo p. */
export function restOf(number: usize, length: i32, p: u64): u64 {
  let rest: u64 = 0;
  for (let i = length - 1; i >= 0; i--) rest = ((rest << 32) | load<u32>(limbAt(number, i))) % p;
  return rest;
}

/** In: an unsigned number of `length` limbs. Out: how many are left without leading zeros. */
export function lengthOf(number: usize, length: i32 = limbs): i32 {
  while (length > 0 && load<u32>(limbAt(number, length - 1)) == 0) length--;
  return length;
}

/** In: an unsigned number, not 0. Out: its number of bits. */
export function bitsOf(number: usize): i32 {
  const length = lengthOf(number);
  return 32 * length - <i32>clz(load<u32>(limbAt(number, length - 1)));
}

/**
 * Division from the lowest limb on (T. Jebelean, An algorithm for exact division, 1993).
 * In: an unsigned number; odd p < 2^32; p^-1 mod 2^32.
 * Out: target = number / p modulo R = 2^(32·limbs), which is exact if this returns 0. Returns
 * -number·R^-1 mod p, in [0, p).
 */
@inline
export function divide(target: usize, number: usize, p: u32, inverse: u32): u32 {
  let carry: u32 = 0;
  for (let i = 0; i < limbs; i++) {
    const limb = load<u32>(limbAt(number, i));
    const quotient: u32 = (limb - carry) * inverse;
    store<u32>(limbAt(target, i), quotient);
    carry = <u32>((<u64>quotient * p) >> 32) + u32(limb < carry);
  }
  return carry;
}

/** A loop, as memory.copy is a call, which takes longer for a few limbs. */
export function copy(target: usize, source: usize): void {
  for (let i = 0; i < limbs; i++) store<u32>(limbAt(target, i), load<u32>(limbAt(source, i)));
}

/** Out: target + source, modulo 2^(32·limbs). */
export function add(target: usize, source: usize): void {
  let carry: u64 = 0;
  for (let i = 0; i < limbs; i++) {
    carry += <u64>load<u32>(limbAt(target, i)) + <u64>load<u32>(limbAt(source, i));
    store<u32>(limbAt(target, i), <u32>carry);
    carry >>= 32;
  }
}

export function negate(target: usize): void {
  let carry: u64 = 1;
  for (let i = 0; i < limbs; i++) {
    const limb: u32 = load<u32>(limbAt(target, i));
    carry += <u64>(limb ^ u32.MAX_VALUE);
    store<u32>(limbAt(target, i), <u32>carry);
    carry >>= 32;
  }
}

/** In: any factor but -2^31. Out: factor·target, modulo 2^(32·limbs). */
export function multiplyBy(target: usize, factor: i32): void {
  const size = <u64>abs(factor);
  let carry: u64 = 0;
  for (let i = 0; i < limbs; i++) {
    carry += size * <u64>load<u32>(limbAt(target, i));
    store<u32>(limbAt(target, i), <u32>carry);
    carry >>= 32;
  }
  if (factor < 0) negate(target);
}


@inline
export function isNegative(number: usize): bool {
  return load<i32>(limbAt(number, limbs - 1)) < 0;
}

/**
 * In: an unsigned number, not 0. Out: it is divided by the highest power of two that divides it,
 * whose exponent is returned.
 */
export function removeTwos(number: usize): u32 {
  let twos: u32 = 0;
  while ((load<u32>(number) & 1) == 0) {
    const shift = min<u32>(ctz(load<u32>(number) | 0x80000000), 31);
    for (let i = 0; i < limbs; i++) {
      const above = i + 1 < limbs ? <u64>load<u32>(limbAt(number, i + 1)) : 0;
      const both = (above << 32) | load<u32>(limbAt(number, i));
      store<u32>(limbAt(number, i), <u32>(both >> shift));
    }
    twos += shift;
  }
  return twos;
}
