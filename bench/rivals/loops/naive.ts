// AssemblyScript: the book's loop in its simplest form, for comparison.

/**
 * In: any n.
 * Out: whether n is prime, by division by 2 and by every odd number up to √n.
 */
export function isPrime(n: u64): bool {
  if (n < 2) return false;
  if (n % 2 == 0) return n == 2;
  const root = <u64>Math.sqrt(<f64>n);
  for (let divisor: u64 = 3; divisor <= root; divisor += 2) {
    if (n % divisor == 0) return false;
  }
  return true;
}
