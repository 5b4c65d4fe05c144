/**
 * How long does an aborted call of a pool take to end?
 *
 * Work of every kind is aborted at 20 points in its first second. The figure is the time until the
 * call rejects, plus the extra time that a job of another call on each worker then takes. Only
 * prints.
 *
 * Usage: npm run bench -- abort
 */
import { PrimePool } from 'primepool';

const TRIALS = 20;
const SEMIPRIME = (2n ** 127n - 1n) * (10n ** 60n + 7n);
const FROM = 10n ** 18n;
const TO = FROM + 10n ** 12n;

interface Options {
  readonly signal: AbortSignal;
}

const pool = new PrimePool({ workers: 2, idleTimeout: 2 ** 31 - 1 });

const WORK: Readonly<Record<string, (options: Options) => Promise<unknown>>> = {
  'trial division': (options) =>
    pool.checkAll(new Array(9).fill(2n ** 63n - 25n), { ...options, method: 'trial-division' }),
  'a search': (options) => pool.nextPrime(10n ** 3000n, options),
  'a count by the formula': (options) => pool.countPrimes(0n, 10n ** 18n, options),
  'a count by the sieve': ({ signal }) => pool.countPrimes(FROM, TO, { signal, modulus: 4 }),
  'a count of twins': (options) => pool.countPrimeTuplets(FROM, TO, 'twins', options),
  'the n-th prime': (options) => pool.nthPrime(10n ** 16n, 0, options),
  'a stream of primes': (options) => drain(pool.primes(FROM, TO, options)),
  'factors of words': (options) => pool.factorAll(WORDS, options),
  'factors of an integer': (options) => pool.factor(SEMIPRIME, options),
  'a proof': (options) => pool.prove(10n ** 499n + 153n, options),
};

const OTHER = new Array<bigint>(4).fill(3333333333333301n);
const WORDS = Array.from({ length: 1_000_000 }, (_, i) => 2n ** 64n - 1n - BigInt(i));

await pool.start();
const usual = Array.from({ length: TRIALS }, () => 0);
for (const k of usual.keys()) usual[k] = await timeOfOther();
const alone = usual.sort((a, b) => a - b)[TRIALS >> 1] ?? Number.NaN;
console.log('milliseconds: median, maximum');
for (const [name, work] of Object.entries(WORK)) {
  const delays: number[] = [];
  for (let trial = 0; trial < TRIALS; trial++) delays.push(await delayOf(work, 50 + 45 * trial));
  delays.sort((a, b) => a - b);
  const [median, most] = [delays[TRIALS >> 1], delays.at(-1)].map((ms) => ms?.toFixed(0));
  console.log(`  ${name}: ${median}, ${most}`);
}
await pool.close();

/** Milliseconds from an abort until the call has rejected and the workers are free again. */
async function delayOf(
  work: (options: Options) => Promise<unknown>,
  after: number,
): Promise<number> {
  const abort = new AbortController();
  let at = Number.NaN;
  const timer = setTimeout(() => {
    at = performance.now();
    abort.abort();
  }, after);
  const error: unknown = await work({ signal: abort.signal }).then(
    () => new Error('the call ended before it was aborted'),
    (reason: unknown) => reason,
  );
  clearTimeout(timer);
  if (error !== abort.signal.reason) throw error;
  const rejected = performance.now() - at;
  return rejected + Math.max(0, (await timeOfOther()) - alone);
}

/** Milliseconds of a call with work for each worker. */
async function timeOfOther(): Promise<number> {
  const start = performance.now();
  await pool.checkAll(OTHER, { method: 'trial-division' });
  return performance.now() - start;
}

async function drain(lists: AsyncIterable<unknown>): Promise<void> {
  for await (const list of lists) if (list === undefined) return;
}
