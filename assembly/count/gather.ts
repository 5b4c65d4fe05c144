// Collects the positions x/pm of leaves in a segment, in ascending order, before they are counted:
// the divisions of many leaves then overlap. An entry is twice the position, plus 1 for a leaf that
// is added, that is, where -μ(m) > 0.

import { leaves } from './memory';
import { prime } from './prime-table';
import { entriesOf, withFactorsAbove } from './square-free';
import { byteUpTo, residue } from './wheel';

/** Below this bound, the integer part of the quotient of doubles is exact. */
const EXACT: u64 = 1 << 53;

/** In: n, also as a double; d > 0; whether n is below EXACT. Out: the integer part of n/d. */
@inline
function divide(n: u64, double: f64, d: u32, exact: bool): u64 {
  return exact ? <u64>(<i64>(double / <f64>d)) : n / d;
}

/**
 * In: p, x/p, the first number of the segment; least < m <= greatest, at most 2048 blocks, with all
 * x/pm in the segment.
 * Out: the leaves of the square-free m whose factors all exceed p. Returns how many.
 */
export function gatherComposite(p: u32, xp: u64, from: u64, least: u32, greatest: u32): u32 {
  const exact = xp < EXACT;
  const double = <f64>xp;
  const firstBlock = least / 30;
  const lastBlock = greatest / 30;
  let at = leaves;
  let allowed = byteUpTo(greatest - lastBlock * 30);
  for (let block = lastBlock; ; block--) {
    const entries = entriesOf(block);
    let bits = withFactorsAbove(entries, p) & allowed;
    if (block == firstBlock) bits &= ~byteUpTo(least - firstBlock * 30);
    while (bits != 0) {
      const j = 31 - clz(bits);
      bits ^= 1 << j;
      const m = block * 30 + residue(j);
      const position = <u32>(divide(xp, double, m, exact) - from);
      store<u32>(at, (position << 1) | (load<u16>(entries + (j << 1)) & 1));
      at += 4;
    }
    if (block == firstBlock) break;
    allowed = 0xff;
  }
  return <u32>((at - leaves) >> 2);
}

/**
 * In: x/p, the first number of the segment; a range of indices in the list of primes, the first
 * excluded, with all x/pq in the segment.
 * Out: these leaves. Returns how many.
 */
export function gatherPrimes(xp: u64, from: u64, least: u32, greatest: u32): u32 {
  const exact = xp < EXACT;
  const double = <f64>xp;
  let at = leaves;
  for (let i = greatest; i > least; i--) {
    const position = <u32>(divide(xp, double, prime(i), exact) - from);
    store<u32>(at, (position << 1) | 1);
    at += 4;
  }
  return greatest - least;
}
