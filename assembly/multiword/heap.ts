/** Where work areas may begin. */
export function heapStart(): usize {
  return (__heap_base + 63) & ~63;
}
