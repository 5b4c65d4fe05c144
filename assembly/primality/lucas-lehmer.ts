// The Lucas-Lehmer sequence modulo 2^p - 1. A product is reduced by adding the part above 2^p to
// the part below: a square costs a third of one in Montgomery form.

import { carry, settle } from '../multiword/carry';
import { makeColumns } from '../multiword/columns';
import { COLUMN, countOf, productAt, rowAt, widthOf } from '../multiword/layout';

/**
 * x = x² - 2 modulo 2^p - 1, `times` times.
 *
 * 2^p is bit `low` of digit `top`. A digit d of weight 2^p·2^(width·j - low) is split: its upper
 * part is added to column j, and its lower `low` bits, shifted up, to the column below. The sum is
 * below 2^(p + 2). Its part above 2^p is added once more, which makes |x| <= 2^p + 2^11.
 *
 * In: an area of two digits more than p has: |x| < 2^(p + 3) leaves the last digit 0 and the one
 * before it within ±8.
 */
export function lucasLehmer(area: usize, x: i32, p: i32, times: i32): void {
  const count = countOf(area);
  const width = widthOf(area);
  const columns = productAt(area);
  const row = rowAt(area, x);
  const top = p / width;
  const low = <i64>(p % width);
  const mask = ((<i64>1) << low) - 1;
  const used = top + count;
  for (; times > 0; times--) {
    makeColumns(columns, row, row, count, 0, 2 * count, true);
    const last = columns + <usize>(used - 1) * COLUMN;
    store<i64>(last, load<i64>(last) + (load<i64>(last + COLUMN) << width));
    settle(columns, used, width);

    // From below, which reads each column before it is replaced.
    for (let j = 0; j < count; j++) {
      const at = columns + <usize>j * COLUMN;
      const above = at + <usize>top * COLUMN;
      let column = j < top ? load<i64>(at) : j == top ? load<i64>(at) & mask : 0;
      column += load<i64>(above) >> low;
      if (j + 1 < count) column += (load<i64>(above + COLUMN) & mask) << (<i64>width - low);
      store<i64>(at, column);
    }
    settle(columns, count, width);

    const at = columns + <usize>top * COLUMN;
    const over = (load<i64>(at) >> low) + (load<i64>(at + COLUMN) << (<i64>width - low));
    store<i64>(at, load<i64>(at) & mask);
    store<i64>(at + COLUMN, 0);
    store<i64>(columns, load<i64>(columns) + over - 2);
    carry(row, columns, count, width);
  }
}
