/*
 * Times native primality tests on one list of integers. Each pass is a request of the parent
 * process, so that native passes can alternate with passes in JavaScript.
 *
 * Usage: rivals FILE WORDS, where FILE holds little-endian integers of WORDS u64 words each. For
 * single words, a library's function for words replaces the general one, if it has one.
 *
 * Line protocol. On start, one line of JSON on standard output:
 *   {"numbers":4096,"rivals":[{"name":"PARI uisprime","version":"2.15.2"},...]}
 * Then each line on standard input, `INDEX COUNT`, asks rival number INDEX to decide the first
 * COUNT integers and is answered by one line `NANOSECONDS ANSWERS`: the mean time of a pass over
 * them, and one `1` (prime) or `0` for each. The program exits at the end of its standard input.
 *
 * A rival is compiled in if HAVE_<library> is defined.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifdef HAVE_FLINT
#include <flint/flint.h>
#include <flint/fmpz.h>
#include <flint/ulong_extras.h>
#endif
#ifdef HAVE_GMP
#include <gmp.h>
#endif
#ifdef HAVE_OPENSSL
#include <openssl/bn.h>
#include <openssl/crypto.h>
#endif
#ifdef HAVE_PARI
/* FLINT and PARI each define `ulong`; FLINT's is not needed beyond its own header. */
#undef ulong
#include <pari/pari.h>
#endif

/* A pass follows a wait for the caller, which leaves the caches cold and the core asleep. Passes
 * over a short list are repeated until this is negligible. */
#define SHORTEST_NANOSECONDS 5000000

/* Answers for `count` integers of `words` words: 1 for a prime, 0 for a composite. Each rival has
 * its own loop: the compiler sees the call, and the timed loop has no function pointer. */
typedef void decide_fn(const uint64_t *numbers, size_t words, size_t count, char *answers);

typedef struct {
  const char *name;
  const char *version;
  decide_fn *decide;
} rival;

#ifdef HAVE_PARI
static void decide_pari_word(const uint64_t *numbers, size_t words, size_t count, char *answers) {
  (void)words;
  for (size_t i = 0; i < count; i++) answers[i] = uisprime(numbers[i]) != 0;
}

static void decide_pari(const uint64_t *numbers, size_t words, size_t count, char *answers) {
  pari_sp top = avma;
  for (size_t i = 0; i < count; i++) {
    GEN n = cgetipos((long)words + 2);
    for (size_t k = 0; k < words; k++) *int_W(n, (long)k) = numbers[i * words + k];
    answers[i] = BPSW_psp(int_normalize(n, 0)) != 0;
    set_avma(top);
  }
}
#endif

#ifdef HAVE_FLINT
static void decide_flint_word(const uint64_t *numbers, size_t words, size_t count, char *answers) {
  (void)words;
  for (size_t i = 0; i < count; i++) answers[i] = n_is_prime(numbers[i]) != 0;
}

/* BPSW (FLINT manual, fmpz_is_probabprime). */
static void decide_flint(const uint64_t *numbers, size_t words, size_t count, char *answers) {
  fmpz_t n;
  fmpz_init(n);
  for (size_t i = 0; i < count; i++) {
    fmpz_set_ui_array(n, &numbers[i * words], (slong)words);
    answers[i] = fmpz_is_probabprime(n) != 0;
  }
  fmpz_clear(n);
}
#endif

#ifdef HAVE_GMP
/* 24 repetitions are the BPSW test alone (GMP manual, mpz_probab_prime_p): exact below 2^64. */
static void decide_gmp(const uint64_t *numbers, size_t words, size_t count, char *answers) {
  mpz_t n;
  mpz_init(n);
  for (size_t i = 0; i < count; i++) {
    mpz_import(n, words, -1, sizeof *numbers, 0, 0, &numbers[i * words]);
    answers[i] = mpz_probab_prime_p(n, 24) != 0;
  }
  mpz_clear(n);
}
#endif

#ifdef HAVE_OPENSSL
static void decide_openssl(const uint64_t *numbers, size_t words, size_t count, char *answers) {
  (void)words;
  BN_CTX *context = BN_CTX_new();
  BIGNUM *n = BN_new();
  if (context == NULL || n == NULL) exit(EXIT_FAILURE);
  for (size_t i = 0; i < count; i++) {
    if (BN_set_word(n, numbers[i]) != 1) exit(EXIT_FAILURE);
    answers[i] = BN_check_prime(n, context, NULL) == 1;
  }
  BN_free(n);
  BN_CTX_free(context);
}
#endif

static uint64_t *read_numbers(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) return NULL;
  long bytes = ftell(file);
  if (bytes < 0 || bytes % 8 != 0) return NULL;
  rewind(file);
  *count = (size_t)bytes / 8;
  uint64_t *numbers = malloc((size_t)bytes + 1);
  if (numbers != NULL && fread(numbers, 8, *count, file) != *count) return NULL;
  fclose(file);
  return numbers;
}

static int64_t nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int main(int argc, char **argv) {
  size_t all_words = 0;
  uint64_t *numbers = argc == 3 ? read_numbers(argv[1], &all_words) : NULL;
  size_t words = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
  size_t total = words == 0 ? 0 : all_words / words;
  char *answers = malloc(total + 1);
  if (numbers == NULL || answers == NULL || words == 0) {
    fprintf(stderr, "usage: rivals FILE WORDS (little-endian integers of WORDS u64 words each)\n");
    return EXIT_FAILURE;
  }

  rival rivals[8];
  size_t rival_count = 0;
#ifdef HAVE_PARI
  pari_init(8 << 20, 0);
  char pari_release[32];
  snprintf(pari_release, sizeof pari_release, "%d.%d.%d", PARI_VERSION_CODE >> 16,
           (PARI_VERSION_CODE >> 8) & 255, PARI_VERSION_CODE & 255);
  rivals[rival_count++] = words == 1 ? (rival){"PARI uisprime", pari_release, decide_pari_word}
                                     : (rival){"PARI BPSW_psp", pari_release, decide_pari};
#endif
#ifdef HAVE_FLINT
  rivals[rival_count++] = words == 1
                              ? (rival){"FLINT n_is_prime", FLINT_VERSION, decide_flint_word}
                              : (rival){"FLINT fmpz_is_probabprime", FLINT_VERSION, decide_flint};
#endif
#ifdef HAVE_GMP
  rivals[rival_count++] = (rival){"GMP mpz_probab_prime_p", gmp_version, decide_gmp};
#endif
#ifdef HAVE_OPENSSL
  /* For larger integers, node:crypto runs OpenSSL. */
  if (words == 1) {
    rivals[rival_count++] =
        (rival){"OpenSSL BN_check_prime", OpenSSL_version(OPENSSL_VERSION_STRING), decide_openssl};
  }
#endif

  printf("{\"numbers\":%zu,\"rivals\":[", total);
  for (size_t i = 0; i < rival_count; i++) {
    printf("%s{\"name\":\"%s\",\"version\":\"%s\"}", i ? "," : "", rivals[i].name,
           rivals[i].version);
  }
  printf("]}\n");
  fflush(stdout);

  size_t index, count;
  while (scanf("%zu %zu", &index, &count) == 2) {
    if (index >= rival_count || count > total) {
      fprintf(stderr, "rivals: no rival %zu with %zu numbers\n", index, count);
      return EXIT_FAILURE;
    }
    int64_t start = nanoseconds();
    int64_t elapsed;
    int passes = 0;
    do {
      rivals[index].decide(numbers, words, count, answers);
      passes++;
      elapsed = nanoseconds() - start;
    } while (elapsed < SHORTEST_NANOSECONDS);
    for (size_t i = 0; i < count; i++) answers[i] += '0';
    answers[count] = '\0';
    printf("%.1f %s\n", (double)elapsed / passes, answers);
    fflush(stdout);
  }
  return EXIT_SUCCESS;
}
