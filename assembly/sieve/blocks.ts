// Lists of sieving primes, in blocks of memory that pass from list to list. A list is given by its
// tail: the address after its last entry, 0 if it is empty. Blocks start with the address of the
// previous block of the list, and are aligned to their size: a tail on a block boundary means that
// the block is full.

const BLOCK: usize = 1 << 13;
const PAGE: usize = 1 << 16;

/** Bytes of an entry, and of the link at the start of a block. */
const ENTRY: usize = 8;

/** The first block that was never in use, and the list of freed blocks. */
let unused: usize = 0;
let idle: usize = 0;

/** Forgets all lists. In: the address after which memory is free. */
export function resetBlocks(from: usize): void {
  unused = (from + BLOCK - 1) & ~(BLOCK - 1);
  idle = 0;
}

/** In: the address of the tail of a list. Out: the entry is appended. */
// @ts-ignore: decorator
@inline
export function append(list: usize, entry: u64): void {
  let tail = load<usize>(list);
  if ((tail & (BLOCK - 1)) == 0) tail = extend(tail);
  store<u64>(tail, entry);
  store<usize>(list, tail + ENTRY);
}

/**
 * In: whether to keep the entry; the address of the tail of a list. Out: the entry is appended if
 * it is kept; else the next one overwrites it. There is no branch on this, which pays where
 * prediction fails.
 */
// @ts-ignore: decorator
@inline
export function appendIf(kept: bool, list: usize, entry: u64): void {
  let tail = load<usize>(list);
  if ((tail & (BLOCK - 1)) == 0) tail = extend(tail);
  store<u64>(tail, entry);
  store<usize>(list, tail + <usize>kept * ENTRY);
}

/** Out: the memory reaches at least to this address. Traps if it cannot grow. */
export function reserve(end: usize): void {
  const size = (<usize>memory.size()) << 16;
  if (end <= size) return;
  const missing = <i32>((end - size + PAGE - 1) >> 16);
  // Grows by an eighth at least, as growing may copy.
  if (memory.grow(max(missing, memory.size() >> 3)) < 0 && memory.grow(missing) < 0) unreachable();
}

/** In: a tail on a block boundary. Out: the tail in a new block after it. */
function extend(tail: usize): usize {
  let block = idle;
  if (block != 0) {
    idle = load<usize>(block);
  } else {
    block = unused;
    unused += BLOCK;
    reserve(unused);
  }
  store<usize>(block, tail == 0 ? 0 : tail - BLOCK);
  return block + ENTRY;
}

/** In: a tail, not 0. Out: the first entry of its block. */
// @ts-ignore: decorator
@inline
export function firstEntry(tail: usize): usize {
  return ((tail - 1) & ~(BLOCK - 1)) + ENTRY;
}

/**
 * Frees the last block of a list. In: the tail, not 0. Out: the tail without it.
 */
export function dropBlock(tail: usize): usize {
  const block = (tail - 1) & ~(BLOCK - 1);
  const before = load<usize>(block);
  store<usize>(block, idle);
  idle = block;
  return before == 0 ? 0 : before + BLOCK;
}
