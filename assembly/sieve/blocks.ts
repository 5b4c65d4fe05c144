// Lists of sieving primes, in blocks of memory that pass from list to list. A list is known by its
// tail: the address behind its last entry, 0 if it is empty. Blocks are aligned to their size, and
// begin with the address of the block before them in the list, so that a tail on a border says that
// the block is full.

const BLOCK: usize = 1 << 13;
const PAGE: usize = 1 << 16;

/** Bytes of an entry, and of the link at the start of a block. */
const ENTRY: usize = 8;

/** The first block that was never in use, and the list of those that have been given back. */
let unused: usize = 0;
let idle: usize = 0;

/** Forgets all lists. In: the address from which on memory is free. */
export function resetBlocks(from: usize): void {
  unused = (from + BLOCK - 1) & ~(BLOCK - 1);
  idle = 0;
}

/** In: the address of a list's tail. Out: the list has one entry more. */
// @ts-ignore: decorator
@inline
export function append(list: usize, entry: u64): void {
  let tail = load<usize>(list);
  if ((tail & (BLOCK - 1)) == 0) tail = extend(tail);
  store<u64>(tail, entry);
  store<usize>(list, tail + ENTRY);
}

/** Out: memory reaches up to this address at least. */
export function reserve(end: usize): void {
  const size = (<usize>memory.size()) << 16;
  if (end <= size) return;
  const missing = <i32>((end - size + PAGE - 1) >> 16);
  // In steps of an eighth, as to grow may copy. Without memory, nothing but a trap is left.
  if (memory.grow(max(missing, memory.size() >> 3)) < 0 && memory.grow(missing) < 0) unreachable();
}

/** In: a tail on a border. Out: the tail in a new block behind it. */
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
 * Gives the last block of a list back, which is no longer read. In: its tail, not 0. Out: that of
 * the rest.
 */
export function dropBlock(tail: usize): usize {
  const block = (tail - 1) & ~(BLOCK - 1);
  const before = load<usize>(block);
  store<usize>(block, idle);
  idle = block;
  return before == 0 ? 0 : before + BLOCK;
}
