/* Lists the primes up to a number into an array by primesieve's iterator, and prints how many there
   are and the seconds that it took. */
#include <inttypes.h>
#include <primesieve.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  const uint64_t to = strtoull(argv[1], NULL, 10);
  double *primes = malloc((to / 8 + 1000) * sizeof *primes);
  if (primes == NULL) return 1;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  primesieve_iterator iterator;
  primesieve_init(&iterator);
  uint64_t count = 0;
  for (uint64_t p; (p = primesieve_next_prime(&iterator)) <= to;) primes[count++] = (double)p;
  primesieve_free_iterator(&iterator);
  clock_gettime(CLOCK_MONOTONIC, &end);
  const double seconds =
      (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
  printf("%" PRIu64 "\nSeconds: %.6f\n", count, seconds);
  free(primes);
  return 0;
}
