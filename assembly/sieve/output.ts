// Converts bits to numbers. Each word of 64 bits stands for 240 numbers. Numbers are written
// eight at a time, as loops of few turns are predicted better; the next word overwrites the
// surplus.

import { OUTPUT, OUTPUT_SIZE, SEGMENT, VERDICTS } from './layout';
import { residueOf, WHEEL } from './wheel';

/** The number of each bit, relative to its word; one more entry for a word without bits. */
const offsets = memory.data(65 * 8, 8);
const offsetsF = memory.data(65 * 8, 8);

function fillOffsets(): void {
  for (let place: u32 = 0; place < 64; place++) {
    const offset = WHEEL * (place >> 3) + residueOf(place & 7);
    store<u64>(offsets + (place << 3), offset);
    store<f64>(offsetsF + (place << 3), <f64>offset);
  }
}
fillOffsets();

/** Out: the number of a bit, relative to its word. In: place < 64. */
// @ts-ignore: decorator
@inline
export function offsetOf(place: u64): u64 {
  return load<u64>(offsets + ((<usize>place) << 3));
}

/** The last address where a word may start: it has up to 64 numbers with the surplus. */
const LAST: usize = OUTPUT + OUTPUT_SIZE - 64 * 8;

let numbers: u32 = 0;

export function outputAddress(): usize {
  return OUTPUT;
}

/** Out: how many numbers the last call wrote. */
export function written(): u32 {
  return numbers;
}

/**
 * Writes the numbers of bytes as doubles, until all are written or the output is full.
 *
 * In: from, end, relative to the segment; end - from is a multiple of 8, or the next 7 bytes are 0;
 * base, the number 30·k of the byte `from`, with all numbers below 2^53.
 * Out: the byte to continue from.
 */
export function writeDoubles(from: i32, end: i32, base: f64): i32 {
  let out = OUTPUT;
  let at = SEGMENT + from;
  for (; at < SEGMENT + end && out <= LAST; at += 8) {
    let word = load<u64>(at);
    const next = out + ((<usize>popcnt(word)) << 3);
    for (; out < next; out += 64) {
      for (let i: usize = 0; i < 64; i += 8) {
        store<f64>(out + i, base + load<f64>(offsetsF + ((<usize>ctz(word)) << 3)));
        word &= word - 1;
      }
    }
    out = next;
    base += 240;
  }
  numbers = <u32>((out - OUTPUT) >> 3);
  return <i32>(at - SEGMENT);
}

/** The same for integers below 2^64. */
export function writeIntegers(from: i32, end: i32, base: u64): i32 {
  let out = OUTPUT;
  let at = SEGMENT + from;
  for (; at < SEGMENT + end && out <= LAST; at += 8) {
    let word = load<u64>(at);
    const next = out + ((<usize>popcnt(word)) << 3);
    for (; out < next; out += 64) {
      for (let i: usize = 0; i < 64; i += 8) {
        store<u64>(out + i, base + load<u64>(offsets + ((<usize>ctz(word)) << 3)));
        word &= word - 1;
      }
    }
    out = next;
    base += 240;
  }
  numbers = <u32>((out - OUTPUT) >> 3);
  return <i32>(at - SEGMENT);
}

/**
 * In: for each number of these bytes, a verdict, 0 or 1, at verdictsAddress(). Out: the bits of
 * numbers with verdict 0 are cleared.
 */
export function keepPrimes(from: i32, end: i32): void {
  let verdict = VERDICTS;
  for (let at = SEGMENT + from; at < SEGMENT + end; at += 8) {
    let left = load<u64>(at);
    let kept: u64 = 0;
    for (; left != 0; left &= left - 1) {
      kept |= left & (0 - left) & (0 - <u64>load<u8>(verdict++));
    }
    store<u64>(at, kept);
  }
}

/** Out: the address of the verdicts, a byte for each number of the output. */
export function verdictsAddress(): usize {
  return VERDICTS;
}
