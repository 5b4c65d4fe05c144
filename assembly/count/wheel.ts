// The wheel of 30: a byte holds the eight numbers 30·i + r with r prime to 30, and a word of eight
// bytes the 64 such numbers of 240. A set bit is a number that has not been crossed off.

/** The residues prime to 30, ascending: bit j of a byte is the number 30·i + RESIDUES[j]. */
const RESIDUES: usize = memory.data<u8>([1, 7, 11, 13, 17, 19, 23, 29]);

/** The bit of a residue; 8 for one that is not prime to 30. */
const BIT_OF: usize = memory.data(30);

/** For each r < 240, the bits of a word that stand for numbers <= r. */
const UP_TO: usize = memory.data(240 * 8, 8);

/** For each r < 30, the bits of a byte that stand for numbers <= r. */
const BYTE_UP_TO: usize = memory.data(30);

function fillTables(): void {
  let bits: u64 = 0;
  for (let r: usize = 0; r < 240; r++) {
    let bit: u8 = 8;
    for (let j: u8 = 0; j < 8; j++) if (residue(j) == <u32>(r % 30)) bit = j;
    if (bit < 8) bits |= (<u64>1) << ((r / 30) * 8 + bit);
    store<u64>(UP_TO + (r << 3), bits);
    if (r < 30) {
      store<u8>(BIT_OF + r, bit);
      store<u8>(BYTE_UP_TO + r, <u8>bits);
    }
  }
}
fillTables();

/** In: j < 8. Out: the residue of bit j. */
@inline
export function residue(j: u32): u32 {
  return <u32>load<u8>(RESIDUES + j);
}

/** In: r < 30, prime to 30. Out: its bit. */
@inline
export function bitOf(r: u32): u32 {
  return <u32>load<u8>(BIT_OF + r);
}

/** In: r < 240. Out: the bits of a word that stand for numbers <= r. */
@inline
export function upTo(r: u32): u64 {
  return load<u64>(UP_TO + ((<usize>r) << 3));
}

/** In: r < 30. Out: the bits of a byte that stand for numbers <= r. */
@inline
export function byteUpTo(r: u32): u32 {
  return <u32>load<u8>(BYTE_UP_TO + r);
}

/**
 * In: words and, for each, the count of the bits before it; n below 240 times their number.
 * Out: the count up to and including n.
 */
@inline
export function countUpTo(words: usize, prefix: usize, n: u32): u32 {
  const word = n / 240;
  return (
    load<u32>(prefix + ((<usize>word) << 2)) +
    <u32>popcnt<u64>(load<u64>(words + ((<usize>word) << 3)) & upTo(n - word * 240))
  );
}

/**
 * In: `bytes` bytes of words, a multiple of 8; the count to start with.
 * Out: for each word, the count before it. Returns the total.
 */
export function countWords(words: usize, prefix: usize, bytes: usize, count: u32): u32 {
  const end = words + bytes;
  for (let at = words; at < end; at += 8) {
    store<u32>(prefix, count);
    prefix += 4;
    count += <u32>popcnt<u64>(load<u64>(at));
  }
  return count;
}
