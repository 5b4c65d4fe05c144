// The demonstration: the sample one number after another, then by a pool, and what that gains.

import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { arePrime, type CheckResult, check, type PoolResult, PrimePool, SAMPLE } from 'primepool';
import { duration, grouped, threadName } from '../output/format.js';
import { plain, toNanosecond } from '../output/json.js';
import { SampleTable, SUM, TOTAL } from '../output/sample-table.js';
import { print, styled } from '../output/terminal.js';
import { whyNotFaster } from './gain.js';
import { jsonOption, METHOD_TEXT, methodOption, type Options, workersOption } from './options.js';

/** Defines `demo`. */
export function addDemo(program: Command, version: string): void {
  program
    .command('demo')
    .description('check 20 integers up to 10^16, one after another and then with a pool of workers')
    .addOption(workersOption())
    .addOption(methodOption('trial-division'))
    .addOption(jsonOption('print one JSON document'))
    .action((options: Options) => runDemo(options, version));
}

/** Runs the demonstration; prints results as they arrive, or one JSON document at the end. */
export async function runDemo(options: Options, version: string): Promise<void> {
  const { method, json } = options;
  const cores = availableParallelism();
  const pool = new PrimePool({ workers: options.workers });
  const table = new SampleTable(SAMPLE);
  const say = json ? async () => {} : print;
  try {
    const first = grouped(SAMPLE[0] ?? 0);
    const last = grouped(SAMPLE.at(-1) ?? 0);
    await say(
      `primepool ${version} on Node ${process.versions.node} with ${plural(cores, 'core')}`,
    );
    await say();
    await say(`Is it prime? ${SAMPLE.length} integers from ${first} to ${last},`);
    await say(`${METHOD_TEXT[method]}.`);

    await say();
    await say(styled('bold', 'One after another'));
    const sequential: CheckResult[] = [];
    for (const n of SAMPLE) {
      const result = check(n, { method });
      sequential.push(result);
      await say(table.row(result));
    }
    const sequentialElapsed = sum(sequential);
    await say(table.total(TOTAL, sequentialElapsed));

    const spawning = performance.now();
    await pool.start();
    const startElapsed = performance.now() - spawning;

    await say();
    const workers = plural(pool.workers, 'worker');
    await say(
      `${styled('bold', `With ${workers}, as the results arrive`)} (started in ${duration(startElapsed)})`,
    );
    const pooled: PoolResult[] = [];
    const cpuBefore = process.cpuUsage();
    const begin = performance.now();
    for await (const result of pool.check(SAMPLE, { method })) {
      pooled.push(result);
      await say(table.row(result, threadName(result.worker)));
    }
    const elapsed = performance.now() - begin;
    const cpu = process.cpuUsage(cpuBefore);
    const coreShare = Math.min(1, (cpu.user + cpu.system) / 1000 / (elapsed * cores));
    const speedUp = sequentialElapsed / elapsed;
    await say(table.total(TOTAL, elapsed));
    await say(table.total(SUM, sum(pooled)));

    const fast = fastElapsed();

    await say();
    if (pooled.every(({ worker }) => worker === 0)) {
      await say(
        'The pool ran everything on the main thread: jobs this small gain nothing from workers.',
      );
    } else {
      await say(
        `The pool is ${styled('bold', `${speedUp.toFixed(2)} times`)} as fast; it used ${percent(coreShare)} of ${cores === 1 ? 'the core' : `the ${cores} cores`}.`,
      );
      const reason = whyNotFaster({ speedUp, workers: pool.workers, cores, coreShare });
      if (reason !== undefined) await say(reason);
    }
    await say(
      `The fast test (BPSW), once warm, decides all ${SAMPLE.length} in ${duration(fast)}.`,
    );

    if (json) {
      const document = {
        version,
        node: process.versions.node,
        cores,
        method,
        sequential: { results: sequential.map(plain), elapsed: toNanosecond(sequentialElapsed) },
        pool: {
          workers: pool.workers,
          start: toNanosecond(startElapsed),
          results: pooled.map(plain),
          elapsed: toNanosecond(elapsed),
          busy: toNanosecond(sum(pooled)),
          coreShare,
        },
        speedUp,
        fast: { elapsed: toNanosecond(fast) },
      };
      await print(JSON.stringify(document, null, 2));
    }
  } finally {
    await pool.close();
  }
}

/** Milliseconds of the fast test for the whole sample: the median of many runs, warmed up. */
function fastElapsed(): number {
  const runs = Array.from({ length: 1001 }, () => {
    const start = performance.now();
    arePrime(SAMPLE);
    return performance.now() - start;
  });
  return runs.sort((a, b) => a - b)[500] ?? 0;
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** The total time of the checks, in milliseconds. */
function sum(results: readonly CheckResult[]): number {
  return results.reduce((total, { elapsed }) => total + elapsed, 0);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
