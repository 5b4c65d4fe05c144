// How many bits are set.

import { SEGMENT } from './layout';

/**
 * In: bytes from `from` up to but excluding `end`, relative to the segment; the 31 bytes after them
 * are 0. Out: how many bits are set.
 */
export function countBits(from: i32, end: i32): u32 {
  let a: u64 = 0;
  let b: u64 = 0;
  const last = SEGMENT + end;
  for (let at = SEGMENT + from; at < last; at += 32) {
    a += popcnt(load<u64>(at)) + popcnt(load<u64>(at, 8));
    b += popcnt(load<u64>(at, 16)) + popcnt(load<u64>(at, 24));
  }
  return <u32>(a + b);
}
