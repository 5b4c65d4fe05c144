// Prime tuplets: replaces the bits of a segment by those of the numbers n for which all n + d are
// set, d from a pattern. For a residue r, the bit of n + d is the same in a byte at a constant
// distance: a vector decides sixteen n at once. Tuplets that reach beyond a segment wait for the
// next one.

import { SEGMENT } from './layout';
import { segmentLength } from './segments';

/** Most members of a tuplet, and bytes from its first member to its last. */
export const MEMBERS: u32 = 64;
const REACH: usize = 1 << 10;

/** Patterns at a time: there are two kinds of closest triplets and quintuplets. */
const PATTERNS: u32 = 2;

/**
 * For each pattern and bit: the number of members, 0 if no tuplet starts there; then the distance
 * in bytes and the bit of each.
 */
const ROW: usize = 4 + <usize>MEMBERS * 8;
const patterns = memory.data(2 * 8 * (4 + 64 * 8), 8);

/** Bytes of the last segment that may still start a tuplet. */
const tail = memory.data(1 << 10, 16);
let reach: usize = 0;

/** Out: the address of the patterns: 16 rows of 129 u32, 8 of each pattern. */
export function patternAddress(): usize {
  return patterns;
}

/** In: bytes from the first member to the last, at most 1024. Out: no segment is waiting. */
export function startTuplets(bytes: u32): void {
  assert(<usize>bytes <= REACH);
  // Whole words: no word of the output straddles the start of the segment.
  reach = (bytes + 7) & ~7;
  memory.fill(tail, 0, REACH);
}

/**
 * In: a sieved segment, at least 1024 bytes long unless it is the last. Out: a bit is set where a
 * tuplet starts, from `-tupletReach()` to the end of the segment if it is the last, else to this
 * reach before the end.
 */
export function keepTuplets(last: bool): void {
  const length = <usize>segmentLength();
  const start = SEGMENT - reach;
  memory.copy(start, tail, reach);
  // A vector reads up to 15 bytes beyond, and writes as far.
  memory.fill(SEGMENT + length, 0, reach + 64);
  let end = SEGMENT + length;
  if (!last) {
    end -= reach;
    memory.copy(tail, end, reach);
  }
  for (let at = start; at < end; at += 16) v128.store(at, startsAt(at));
  memory.fill(end, 0, 64);
}

/** Out: how many bytes before the segment a tuplet that ends in it may start. */
export function tupletReach(): u32 {
  return <u32>reach;
}

/** Out: sixteen bytes, with the bits at which tuplets start. */
// @ts-ignore: decorator
@inline
function startsAt(at: usize): v128 {
  let starts = i64x2.splat(0);
  for (let row: u32 = 0; row < PATTERNS * 8; row++) {
    let member = patterns + <usize>row * ROW;
    const end = member + 4 + ((<usize>load<u32>(member)) << 3);
    if (load<u32>(member) == 0) continue;
    let all = i8x16.splat(1);
    for (member += 4; member < end; member += 8) {
      const bits = v128.load(at + load<u32>(member));
      all = v128.and(all, i64x2.shr_u(bits, load<u32>(member, 4)));
    }
    starts = v128.or(starts, i64x2.shl(all, row & 7));
  }
  return starts;
}
