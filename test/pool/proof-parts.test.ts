// A proof in parts, whose jobs run here, some with a changed outcome: numbers without orders and
// orders without points are too rare among primes that a test can prove in time.

import { describe, expect, test } from 'vitest';
import type { GroupArgs } from '../../src/jobs/proof.js';
import { proveByPool } from '../../src/pool/calls/proof.js';
import type { Job, Supply } from '../../src/pool/scheduling/job.js';
import { finish } from '../../src/steps/steps.js';
import { nextPrime } from '../oracle/bigint-primality.js';
import { verifyCertificate } from '../proof/doors.js';

type Change = (kind: string, args: GroupArgs, output: object) => object;

/** Proves as a pool of two workers does, if jobs end in the order in which they began. */
async function proveInParts(n: bigint, change: Change) {
  let isOver = false;
  const scheduler = {
    async run(supply: Supply): Promise<void> {
      const jobs: Job[] = [];
      for (;;) {
        for (let job = supply.next(); job && jobs.push(job) < 3; job = supply.next());
        const job = jobs.shift();
        if (job === undefined || isOver) return;
        const args = job.args();
        const output = finish(job.kind.run(args as never));
        job.done(change(job.kind.kind, args as GroupArgs, output), 0, 1, undefined);
      }
    },
    complete: () => {
      isOver = true;
    },
  };
  const meter = { total: 0, done: 0, add: (bits: number) => (meter.done += bits), finish() {} };
  const call = { scheduler, workers: 2, signal: undefined, meter };
  const proof = await proveByPool(n, {}, call as never);
  return { ...proof, isOver, meter };
}

describe('a proof in parts', () => {
  const n = nextPrime(10n ** 109n);

  async function expectProved(change: Change): Promise<void> {
    const { prime, certificate, isOver, meter } = await proveInParts(n, change);
    expect([prime, isOver]).toEqual([true, true]);
    expect(certificate && verifyCertificate(certificate)).toBe(true);
    expect(meter.done).toBe(meter.total);
  }

  test('is the same each time', () => expectProved((_, __, output) => output));

  test('backtracks where a number has no order', async () => {
    const stuck = new Set<bigint>();
    await expectProved((kind, { n: m }, output) => {
      if (stuck.size < 2 && m < n && (kind === 'group' || kind === 'orders')) stuck.add(m);
      if (!stuck.has(m)) return output;
      return kind === 'orders' ? { found: [], isStuck: true } : { order: undefined };
    });
    expect(stuck.size).toBe(2);
  });

  test('takes the next order where one has no points', async () => {
    let count = 0;
    await expectProved((kind, _, output) =>
      kind === 'points' && count++ % 2 === 0 && count < 12 ? { step: undefined } : output,
    );
    expect(count).toBeGreaterThan(5);
  });

  test('ends where nothing has orders', async () => {
    const { prime, tried, isOver } = await proveInParts(n, (kind, _, output) => {
      if (kind === 'orders') return { found: [], isStuck: true };
      return kind === 'group' ? { order: undefined } : output;
    });
    expect([prime, isOver]).toEqual([undefined, true]);
    expect(tried).toContain('ecpp');
  });
});
