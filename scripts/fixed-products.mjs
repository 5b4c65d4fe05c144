// Writes assembly/multiword/fixed/product5.ts, product7.ts and product9.ts: products and squares
// modulo n of 5, 7 and 9 digits, without a loop. Inlined functions with the number of digits as a
// parameter would take three times as long to compile.

import { writeFileSync } from 'node:fs';

const COUNTS = [5, 7, 9];
const WIDTH = 100;

for (const count of COUNTS) {
  const text = [head(count), product(count), square(count)].join('\n');
  writeFileSync(new URL(`../assembly/multiword/fixed/product${count}.ts`, import.meta.url), text);
}

/** @param {number} count */
function head(count) {
  return `\
// Written by scripts/fixed-products.mjs: the product and the square modulo n of ${count} digits.
//
// A product is computed column by column (Comba) with one running sum. Columns below R give the
// digits q of the multiple of n that makes them zero, those above give the result. Up to nine
// products of two digits from either, at most 2^58 each, and a carry, doubled, are below 2^64. The
// target may be a or b: digit i is not read again once it is written.
//
// After the first column, two columns at a time give the digits p and q by one multiplication with
// the inverse. Digit by digit, each would wait for two multiplications after the digit before it,
// and a square of 9 digits takes a sixth longer.

import { DIGIT_MASK, FIXED_WIDTH, halfway, N, Q } from './rows';
`;
}

/** @param {number} count */
function product(count) {
  const column = (/** @type {number} */ k) => terms('a', 'b', k, count).join(' + ');
  return `\
/**
 * target = a·b / R + plus mod n, of ${count} digits.
 * In: a, b below 4n; plus below n; n·inverse ≡ -1 mod 2^58. Out: below 4n.
 */
@inline
export function product${count}(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
${statements(column, count, '').flatMap(wrap).join('\n')}
}
`;
}

/** @param {number} count */
function square(count) {
  const column = (/** @type {number} */ k) => {
    const all = terms('a', 'a', k, count);
    const once = all.slice(0, all.length >> 1).join(' + ');
    const twice = once === '' ? [] : [`((${once}) << 1)`];
    return [...twice, ...(k % 2 === 0 ? [all[all.length >> 1]] : [])].join(' + ');
  };
  return `\
/**
 * target = (a² / R)·2^shift + plus mod n, of ${count} digits.
 * In: a below 4n; shift is 0 or 1; plus, if given, below n; n·inverse ≡ -1 mod 2^58. Out: below 4n.
 */
@inline
export function square${count}(target: usize, a: usize, shift: u64, plus: usize, inverse: u64): void {
${statements(column, count, ' << shift').flatMap(wrap).join('\n')}
}
`;
}

/**
 * @param {(k: number) => string} column
 * @param {number} count
 * @param {string} shift
 */
function statements(column, count, shift) {
  const lines = [
    `let sum = halfway(${column(0)});`,
    'let q = (sum * inverse) & DIGIT_MASK;',
    'store<u64>(Q, q);',
    'sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;',
    'let p: u64 = 0;',
    'let next: u64 = 0;',
  ];
  for (let k = 1; k < count; k += 2) {
    lines.push(
      `sum += halfway(${column(k)}) + (${multiple(k, k, count)});`,
      `next = halfway(${column(k + 1)}) + (${multiple(k + 1, k, count)});`,
      'q = (sum + (next << FIXED_WIDTH)) * inverse;',
      'p = q & DIGIT_MASK;',
      'q = (q >> FIXED_WIDTH) & DIGIT_MASK;',
      `store<u64>(Q, p${offset(k)});`,
      `store<u64>(Q, q${offset(k + 1)});`,
      'next = next + p * load<u64>(N, 8) + q * load<u64>(N);',
      'sum = (next + ((sum + p * load<u64>(N)) >> FIXED_WIDTH)) >> FIXED_WIDTH;',
    );
  }
  if (shift !== '') lines.push('sum <<= shift;');
  // A product always gets a row to add.
  const given = shift === '' ? '' : 'if (plus) ';
  for (let i = 0; i < count - 1; i++) {
    const known = terms('Q', 'N', count + i, count).join(' + ');
    const both = `halfway(${column(count + i)}) + (${known})`;
    lines.push(
      shift === '' ? `sum += ${both};` : `sum += (${both})${shift};`,
      `${given}sum += load<u64>(plus${offset(i)});`,
      `store<u64>(target, sum & DIGIT_MASK${offset(i)});`,
      'sum >>= FIXED_WIDTH;',
    );
  }
  const last = offset(count - 1);
  lines.push(`${given}sum += load<u64>(plus${last});`, `store<u64>(target, sum${last});`);
  return lines;
}

/**
 * Column k < count of q·n, as far as it comes from the digits of q before digit `known`. The last
 * two of these are locals: a load would wait for the store.
 *
 * @param {number} k
 * @param {number} known
 * @param {number} count
 */
function multiple(k, known, count) {
  return terms('Q', 'N', k, count)
    .slice(0, known)
    .join(' + ')
    .replace(`load<u64>(Q${offset(known - 1)})`, 'q')
    .replace(`load<u64>(Q${offset(known - 2)})`, 'p');
}

/**
 * The products of digits i and k - i, by ascending i.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} k
 * @param {number} count
 */
function terms(a, b, k, count) {
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => i <= k && k - i < count)
    .map((i) => `load<u64>(${a}${offset(i)}) * load<u64>(${b}${offset(k - i)})`);
}

/** @param {number} i */
function offset(i) {
  return i === 0 ? '' : `, ${8 * i}`;
}

/**
 * Breaks a line before operators.
 *
 * @param {string} statement
 */
function wrap(statement) {
  const lines = [];
  let line = ' ';
  for (const part of statement.split(/ (?=\+ )/)) {
    if (line.length + 1 + part.length > WIDTH) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${part}`;
  }
  return [...lines, line];
}
