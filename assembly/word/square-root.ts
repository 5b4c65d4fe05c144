// The square root of an integer.

/**
 * In: any n.
 * Out: ⌊√n⌋.
 */
export function squareRoot(n: u64): u32 {
  // The square root of the rounded double is off by one at most. No root reaches 2^32.
  let root = min<u64>(<u64>sqrt<f64>(<f64>n), 0xffffffff);
  if (root * root > n) root--;
  else if (root < 0xffffffff && (root + 1) * (root + 1) <= n) root++;
  return <u32>root;
}
