/* Times mpz_powm of native GMP. Reads lines of "base exponent modulus" in hexadecimal; writes the nanoseconds for each
   power, the median of 9 passes over all lines, and then the lowest byte of each power. */
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(void) {
  static mpz_t base[1024], exponent[1024], modulus[1024], power[1024];
  int count = 0;
  double passes[9];
  for (; count < 1024; count++) {
    mpz_inits(base[count], exponent[count], modulus[count], power[count], NULL);
    if (gmp_scanf("%Zx %Zx %Zx", base[count], exponent[count], modulus[count]) != 3) break;
  }
  for (int pass = 0; pass < 9; pass++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < count; i++) mpz_powm(power[i], base[i], exponent[i], modulus[i]);
    clock_gettime(CLOCK_MONOTONIC, &end);
    passes[pass] = ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / count;
  }
  qsort(passes, 9, sizeof *passes, ascending);
  printf("%.0f\n", passes[4]);
  for (int i = 0; i < count; i++) printf("%lu\n", mpz_fdiv_ui(power[i], 256));
  return 0;
}
