// AssemblyScript: a loop that never changes, with which bench/regression.ts compares the kernel.
// Like the kernel's, its work is a chain of dependent 64-bit products and additions.

/** In: turns. Out: a number that depends on all of them. */
export function run(turns: u32): u64 {
  let x: u64 = 0x9e3779b97f4a7c15;
  for (let i: u32 = 0; i < turns; i++) {
    x = x * x + 0x9e3779b97f4a7c15;
    x ^= x >> 29;
  }
  return x;
}
