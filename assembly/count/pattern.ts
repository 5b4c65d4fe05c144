// The numbers of the wheel that are prime to 7, 11, 13 and 17. They repeat after 7·11·13·17 bytes:
// every sieve starts as a copy of this pattern. Counts in it give φ(n, 7), how many of the numbers
// 1 to n none of the first 7 primes divides.

import { crossOff } from './cross-off';
import { countUpTo, countWords } from './wheel';

/** Bytes of the pattern: 510,510 numbers. */
const PERIOD: u32 = 7 * 11 * 13 * 17;

/** How many primes the pattern and the wheel cover: 2 to 17. */
export const PATTERN_PRIMES: u32 = 7;

/** Numbers of a period that are prime to it: 1·2·4·6·10·12·16. */
const LEFT: u64 = 92160;

const WORDS: u32 = (PERIOD + 7) / 8;
const pattern: usize = memory.data(WORDS * 8, 8);
const patternPrefix: usize = memory.data(WORDS * 4, 4);

function fillPattern(): void {
  memory.fill(pattern, 0xff, PERIOD);
  crossOff(pattern, PERIOD, 0, 7);
  crossOff(pattern, PERIOD, 0, 11);
  crossOff(pattern, PERIOD, 0, 13);
  crossOff(pattern, PERIOD, 0, 17);
  countWords(pattern, patternPrefix, WORDS * 8, 0);
}
fillPattern();

/** In: a sieve that starts at byte `low` of the whole wheel. Out: it holds the pattern. */
export function copyPattern(sieve: usize, bytes: u32, low: u64): void {
  let from = <u32>(low % PERIOD);
  let done: u32 = 0;
  while (done < bytes) {
    const length = min(PERIOD - from, bytes - done);
    memory.copy(sieve + done, pattern + from, length);
    done += length;
    from = 0;
  }
}

/** In: any n. Out: φ(n, 7). */
@inline
function phi7(n: u64): u64 {
  const periods = n / 510510;
  return periods * LEFT + countUpTo(pattern, patternPrefix, <u32>(n - periods * 510510));
}

/** In: any n. Out: φ(n, 8), the numbers from 1 to n that no prime up to 19 divides. */
export function phi8(n: u64): u64 {
  return phi7(n) - phi7(n / 19);
}
