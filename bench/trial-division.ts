/**
 * How fast is trial division, compared with the naive loop in WebAssembly and in Python?
 *
 * On the sample, as in the demonstration: one number after another, and on a pool. The loop in
 * Python runs if python3 is installed. Writes `results/trial-division.json`.
 *
 * Usage: npm run bench -- trial-division [--rounds N]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check, PrimePool } from 'primepool';
import type { Contestant } from './support/contestant.js';
import { instantiateLoop } from './support/loops.js';
import { measure } from './support/measure.js';
import { describe, ownVersion, writeResult } from './support/results.js';
import { makeWorkload } from './support/workloads.js';

const LOOPS = new URL('./rivals/loops/', import.meta.url);
const METHOD = 'trial-division';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const sample = makeWorkload('sample');
// Its workers must outlive the minute that the loop in Python takes.
const pool = new PrimePool({ idleTimeout: 2 ** 31 - 1 });
await pool.start();
const version = ownVersion();

const contestants: Contestant[] = [
  {
    name: `primepool, ${pool.workers} workers`,
    version,
    kind: 'primepool',
    prepare: (numbers) => async () => {
      const { results } = await pool.checkAll(numbers, { method: METHOD });
      return { answers: Uint8Array.from(results, ({ prime }) => Number(prime)) };
    },
  },
  {
    name: 'primepool, one after another',
    version,
    kind: 'primepool',
    prepare: (numbers) => () => ({
      answers: Uint8Array.from(numbers, (_, i) =>
        Number(check(numbers[i] ?? 0n, { method: METHOD }).prime),
      ),
    }),
  },
  await naiveLoop(),
  ...pythonLoop(),
];
const rows = await measure(sample, contestants, {
  rounds: Number(values.rounds),
  patience: 60_000,
});

const ours = rows[1]?.nsPerNumber ?? Number.NaN;
for (const { contestant, nsPerNumber, numbers } of rows) {
  const total = ((nsPerNumber * numbers) / 1e6).toPrecision(4);
  const ratio = (nsPerNumber / ours).toPrecision(3);
  console.log(`  ${contestant}: ${total} ms, ${ratio} times primepool, one after another`);
}
await pool.close();
writeResult('trial-division', describe(sample, rows, new Date()));

async function naiveLoop(): Promise<Contestant> {
  const { isPrime } = (await instantiateLoop('naive.ts')) as { isPrime(n: bigint): number };
  return {
    name: 'naive u64 loop in WebAssembly',
    version: '',
    kind: 'javascript',
    prepare: (numbers) => () => ({
      answers: Uint8Array.from(numbers, (_, i) => isPrime(numbers[i] ?? 0n)),
    }),
  };
}

/** One contestant, or none if python3 is not installed. */
function pythonLoop(): Contestant[] {
  const version = /\d\S*/.exec(
    spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout ?? '',
  );
  if (version === null) {
    console.log('python3 is not installed: the loop in Python is left out.');
    return [];
  }
  const script = fileURLToPath(new URL('sequential.py', LOOPS));
  return [
    {
      name: 'naive loop in Python',
      version: version[0],
      kind: 'native',
      // In a separate process, which times the checks and not its start.
      prepare: (numbers) => async () => {
        const input = numbers.join('\n');
        const { stdout } = spawnSync('python3', [script], { input, encoding: 'utf8' });
        const [seconds, verdicts = ''] = stdout.split('\n');
        return { answers: Uint8Array.from(verdicts, Number), elapsed: Number(seconds) * 1000 };
      },
    },
  ];
}
