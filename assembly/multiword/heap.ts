/** The lowest address of work areas. */
export function heapStart(): usize {
  return (__heap_base + 63) & ~63;
}
