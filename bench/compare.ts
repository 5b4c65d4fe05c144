/**
 * How fast is a test of integers below 2^64, compared with JavaScript and native libraries?
 *
 * On the named workloads, or on all. Writes `results/NAME.json`, or `results/NAME.VARIANT.json` if
 * a variant of the word kernel other than the baseline runs.
 *
 * Usage: npm run bench -- compare [--kind javascript|native] [--rounds N] [--seed N] [workload…]
 */
import { parseArgs } from 'node:util';
import { compileNativeRivals } from './rivals/native.js';
import type { Contestant } from './support/contestant.js';
import { measure } from './support/measure.js';
import { ourContestants } from './support/ours.js';
import { contestantOf } from './support/pass-over.js';
import { describe, nameOf, ownVersion, variantOf, writeResult } from './support/results.js';
import { DEFAULT_SEED, isWorkloadName, makeWorkload, WORKLOAD_NAMES } from './support/workloads.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    seed: { type: 'string', default: String(DEFAULT_SEED) },
  },
});
const unknown = positionals.find((name) => !isWorkloadName(name));
if (unknown !== undefined) {
  throw new Error(`unknown workload "${unknown}"; choose from ${WORKLOAD_NAMES.join(', ')}`);
}
const names = positionals.length > 0 ? positionals.filter(isWorkloadName) : WORKLOAD_NAMES;

const ours = ourContestants(ownVersion());
const thirdParty = await thirdPartyContestants();
const native = await compileNativeRivals();
try {
  for (const name of names) {
    const workload = makeWorkload(name, BigInt(values.seed));
    console.log(`\n${name}${workload.seed === undefined ? '' : `, seed ${workload.seed}`}`);
    const rivals = [...(await native.contestants(workload.numbers)), ...thirdParty];
    const contestants = [...ours, ...rivals.filter(({ kind }) => kind === (values.kind ?? kind))];
    const rows = await measure(workload, contestants, {
      rounds: Number(values.rounds),
      onLeftOut: ({ name }, reason) => console.log(`  ${name} is left out: ${reason}`),
    });
    for (const { contestant, nsPerNumber, min, max, numbers } of rows) {
      const [median, low, high] = [nsPerNumber, min, max].map((ns) => ns.toPrecision(4));
      console.log(`  ${contestant}: ${median} ns (${low} to ${high}; ${numbers} numbers)`);
    }
    const variant = variantOf('word');
    writeResult(nameOf(name, variant), describe(workload, rows, new Date(), variant));
  }
} finally {
  await native.close();
}

async function thirdPartyContestants(): Promise<Contestant[]> {
  try {
    const { RIVALS } = await import('./rivals/javascript.js');
    return RIVALS.map(contestantOf);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) {
      throw error;
    }
    console.log('JavaScript rivals are left out; to install them: npm ci --prefix bench/rivals');
    return [];
  }
}
