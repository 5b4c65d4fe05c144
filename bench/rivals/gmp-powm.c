/* Times mpz_powm of native GMP. Reads lines of "base exponent modulus" in hexadecimal; writes the
   version of GMP, the nanoseconds of the second of two passes over all of them, and each power in
   hexadecimal. */
#include <gmp.h>
#include <stdio.h>
#include <time.h>

int main(void) {
  static mpz_t base[1024], exponent[1024], modulus[1024], power[1024];
  struct timespec start, end;
  int count = 0;
  for (; count < 1024; count++) {
    mpz_inits(base[count], exponent[count], modulus[count], power[count], NULL);
    if (gmp_scanf("%Zx %Zx %Zx", base[count], exponent[count], modulus[count]) != 3) break;
  }
  for (int pass = 0; pass < 2; pass++) {
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < count; i++) mpz_powm(power[i], base[i], exponent[i], modulus[i]);
    clock_gettime(CLOCK_MONOTONIC, &end);
  }
  const double elapsed = (end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec);
  printf("%s\n%.0f\n", gmp_version, elapsed);
  for (int i = 0; i < count; i++) gmp_printf("%Zx\n", power[i]);
  return 0;
}
