// Pollard's rho in Brent's form (R. P. Brent, An improved Monte Carlo factorization algorithm,
// 1980): in the sequence x → x² + c, the element at each power of two is kept, and compared with
// those that follow.

import { addMod, inverse64, subMod } from '../word/montgomery';
import { gcd, mulMod } from './residue64';

/** Differences that are multiplied before each greatest common divisor. */
const BATCH: u32 = 128;

/**
 * In: odd composite n; c in [1, n), Montgomery form of any constant; limit, the number of steps,
 * rounded up to a batch.
 * Out: a divisor, neither 1 nor n, or 0.
 */
export function divisorByRho(n: u64, c: u64, limit: u32): u64 {
  const inverse = inverse64(n);
  let x: u64 = 2;
  let steps: u32 = 0;
  for (let length: u32 = 1; steps < limit; length <<= 1) {
    const kept = x;
    for (let done: u32 = 0; done < length; done += BATCH) {
      const start = x;
      const count = min(BATCH, length - done);
      let product: u64 = 1;
      for (let i: u32 = 0; i < count; i++) {
        x = addMod(mulMod(x, x, n, inverse), c, n);
        product = mulMod(product, subMod(x, kept, n), n, inverse);
      }
      steps += count;
      let divisor = gcd(product, n);
      if (divisor == 1) continue;
      if (divisor == n) divisor = firstDivisor(start, kept, c, n, inverse);
      return divisor == n ? 0 : divisor;
    }
  }
  return 0;
}

/**
 * Repeats a batch step by step: its product may contain all prime factors.
 * In: x, kept in [0, n); an element after x is congruent to `kept` modulo a divisor > 1. Out: the
 * divisor at the first such element, which may be n.
 */
function firstDivisor(x: u64, kept: u64, c: u64, n: u64, inverse: u64): u64 {
  while (true) {
    x = addMod(mulMod(x, x, n, inverse), c, n);
    const divisor = gcd(subMod(x, kept, n), n);
    if (divisor != 1) return divisor;
  }
}
