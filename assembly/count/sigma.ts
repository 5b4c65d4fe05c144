// The sums over x* < p <= x^(1/3) in Gourdon's Σ. All values lie in the table of π.

import { pi, prime } from './prime-table';
import { x, y } from './problem';

/** In: above < b <= last, x* < p <= √(x/y). Out: the sum of π(x/py). */
export function sigma4(above: u32, last: u32): i64 {
  let sum: i64 = 0;
  for (let b = above + 1; b <= last; b++) sum += pi(<u32>(x / prime(b) / y));
  return sum;
}

/** In: above < b <= last, √(x/y) < p <= x^(1/3). Out: the sum of π(x/p²). */
export function sigma5(above: u32, last: u32): i64 {
  let sum: i64 = 0;
  for (let b = above + 1; b <= last; b++) sum += pi(<u32>(x / prime(b) / prime(b)));
  return sum;
}

/** In: above < b <= last, x* < p <= x^(1/3). Out: the sum of π(√(x/p))². */
export function sigma6(above: u32, last: u32): i64 {
  let sum: i64 = 0;
  for (let b = above + 1; b <= last; b++) {
    const count = <i64>pi(<u32>sqrt(<f64>(x / prime(b))));
    sum += count * count;
  }
  return sum;
}
