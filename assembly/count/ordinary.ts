// Φ0: the ordinary leaves.

import { phi8 } from './pattern';
import { x, z } from './problem';
import { entriesOf, moebius, withFactorsAbove } from './square-free';
import { residue } from './wheel';

/** In: blocks of square-free numbers, the last excluded. Out: their part of the sum. */
export function ordinaryLeaves(from: u32, to: u32): i64 {
  let sum: i64 = 0;
  for (let block = from; block < to; block++) {
    const entries = entriesOf(block);
    for (let bits = withFactorsAbove(entries, 19); bits != 0; bits &= bits - 1) {
      const j = ctz(bits);
      const m = block * 30 + residue(j);
      if (m > z) break;
      const phi = <i64>phi8(x / m);
      sum += moebius(<u32>load<u16>(entries + (j << 1))) > 0 ? phi : -phi;
    }
  }
  return sum;
}
