// Against Debian's primesieve: apt-get install primesieve-bin.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { countSteps } from '../../src/sieve/count.js';
import { countPrimeTuplets } from '../../src/sieve/prime-tuplets.js';
import type { TupletName } from '../../src/sieve/tuplet-patterns.js';
import { finish } from '../../src/steps/steps.js';
import { Random, SEED } from '../support/random.js';
import { needs } from '../support/required.js';

const NAMES: readonly TupletName[] = [
  'twins',
  'triplets',
  'quadruplets',
  'quintuplets',
  'sextuplets',
];
const INTERVALS = 10_000;
const isInstalled = spawnSync('primesieve', ['--version']).status === 0;

test(`${INTERVALS} random intervals, seed ${SEED}`, (context) => {
  needs(context, isInstalled, 'primesieve', 'apt-get install primesieve-bin');
  const random = new Random();
  for (let i = 0; i < INTERVALS; i++) {
    // Heights to 2^50, where primesieve starts in milliseconds; one in a hundred to 2^64.
    const from = random.bits(1 + random.below(i % 100 === 0 ? 64 : 50));
    const length = random.bits(1 + random.below(24));
    const end = from + length;
    const to = end < 2n ** 64n ? end : 2n ** 64n - 1n;
    const kinds = i % 10 === 0 ? [1, 2, 3, 4, 5, 6] : [1];
    const expected = native(from, to, kinds);
    const found = [
      finish(countSteps(from, to)),
      ...kinds.slice(1).map((size) => {
        return BigInt(countPrimeTuplets(from, to, NAMES[size - 2] ?? 'twins'));
      }),
    ];
    expect(found, `from ${from} to ${to}`).toEqual(expected);
  }
});

/** The number of primes in an interval, or of tuplets with this many members. */
function native(from: bigint, to: bigint, kinds: readonly number[]): bigint[] {
  const { stdout } = spawnSync(
    'primesieve',
    [`${from}`, `${to}`, '-t1', '--no-status', `-c${kinds.join('')}`],
    { encoding: 'utf8' },
  );
  return [...stdout.matchAll(/: (\d+)$/gm)].map(([, count]) => BigInt(count ?? 0));
}
