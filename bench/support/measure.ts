import { Bench, type FnReturnedObject } from 'tinybench';
import type { Contestant, Decided, Integers, Kind, Pass } from './contestant.js';
import type { Workload } from './workloads.js';

/** Times of one contestant on one workload. */
export interface Measurement {
  readonly contestant: string;
  readonly version: string;
  readonly kind: Kind;
  readonly note?: string;
  /** How many leading numbers of the workload it decided in each pass. */
  readonly numbers: number;
  readonly rounds: number;
  /** Median of the rounds. */
  readonly nsPerNumber: number;
  /** The fastest round. */
  readonly min: number;
  /** The slowest round. */
  readonly max: number;
}

export interface MeasureOptions {
  /** Turns that each contestant gets; default 15. */
  readonly rounds?: number;
  /** Milliseconds of a turn. A turn is at least one pass, however long; default 20. */
  readonly turn?: number;
  /** Milliseconds that a pass may take: slower contestants get fewer numbers; default 100. */
  readonly pass?: number;
  /** Milliseconds that a pass may take on the fewest representative numbers; default 2000. */
  readonly patience?: number;
  /** Called for each contestant that is left out. */
  readonly onLeftOut?: (contestant: { readonly name: string }, reason: string) => void;
}

/**
 * Times contestants on the same numbers in the same run, in alternation.
 *
 * A shared machine slows down and speeds up for seconds at a time. So each round gives every
 * contestant one turn of some milliseconds, and the figure is the median over the rounds.
 *
 * @throws {Error} if an answer is wrong
 */
export async function measure<Numbers extends Integers>(
  workload: Workload<Numbers>,
  contestants: readonly Contestant<Numbers>[],
  options: MeasureOptions = {},
): Promise<Measurement[]> {
  const { rounds = 15, turn = 20, pass = 100, patience = 2000, onLeftOut } = options;

  const entries: Entry[] = [];
  for (const contestant of contestants) {
    const entry = await enter(workload, contestant, pass, patience);
    if (typeof entry === 'string') onLeftOut?.(contestant, entry);
    else entries.push(entry);
  }

  // tinybench finishes a task before it begins the next: one short run for each round alternates
  // them.
  const bench = new Bench({ time: turn, iterations: 1, warmup: false, throws: true });
  for (const { contestant, decide, async } of entries) {
    bench.add(contestant.name, async ? timedAsync(decide) : decide, { async });
  }
  for (let round = 0; round < rounds; round++) {
    bench.reset();
    await bench.run();
    for (const entry of entries) entry.times.push(nsPerNumber(bench, entry));
  }
  return entries.map(summarize);
}

/** A contestant whose answers have been checked. */
interface Entry {
  readonly contestant: Omit<Contestant, 'prepare'>;
  readonly numbers: number;
  readonly decide: Pass;
  readonly async: boolean;
  /** Nanoseconds per number, one for each round. */
  readonly times: number[];
}

/**
 * Finds how many numbers a contestant can take, and checks its answers on them. The passes warm it
 * up.
 *
 * @returns its entry, or the reason to leave it out
 */
async function enter<Numbers extends Integers>(
  workload: Workload<Numbers>,
  contestant: Contestant<Numbers>,
  pass: number,
  patience: number,
): Promise<Entry | string> {
  const { limit } = contestant;
  if (limit !== undefined && (workload.numbers as readonly bigint[]).some((n) => n > limit)) {
    return `right only up to ${limit}`;
  }
  let numbers = workload.representative;
  for (;;) {
    const decide = contestant.prepare(leading(workload.numbers, numbers));
    const start = performance.now();
    const pending = decide();
    const decided = await pending;
    const elapsed = decided.elapsed ?? performance.now() - start;
    check(workload, contestant, numbers, decided);
    if (numbers === workload.representative && elapsed > patience) {
      return `${elapsed.toFixed(0)} ms for ${numbers} numbers`;
    }
    if (numbers === workload.numbers.length || 2 * elapsed > pass) {
      return { contestant, numbers, decide, async: pending instanceof Promise, times: [] };
    }
    numbers = Math.min(2 * numbers, workload.numbers.length);
  }
}

/** The first numbers, in an array of the same type. */
function leading<Numbers extends Integers>(numbers: Numbers, count: number): Numbers {
  return numbers.slice(0, count) as Numbers;
}

function check(
  workload: Workload<Integers>,
  contestant: { readonly name: string },
  numbers: number,
  { answers }: Decided,
): void {
  if (answers.length !== numbers) {
    throw new Error(`${contestant.name}: ${answers.length} answers for ${numbers} numbers`);
  }
  const wrong = answers.findIndex((answer, i) => answer !== workload.answers[i]);
  if (wrong !== -1) {
    throw new Error(`${contestant.name}: wrong answer for ${workload.numbers[wrong]}`);
  }
}

/** Gives tinybench the time by a contestant's own clock; the turn ends by ours. */
function timedAsync(decide: Pass): () => Promise<FnReturnedObject> {
  return async () => {
    const start = performance.now();
    const { elapsed } = await decide();
    const overriddenIterationCost = performance.now() - start;
    return { overriddenDuration: elapsed ?? overriddenIterationCost, overriddenIterationCost };
  };
}

function nsPerNumber(bench: Bench, { contestant, numbers }: Entry): number {
  const result = bench.getTask(contestant.name)?.result;
  if (result?.state !== 'completed') throw new Error(`${contestant.name} was not measured`);
  return (result.latency.p50 * 1e6) / numbers;
}

function summarize({ contestant, numbers, times }: Entry): Measurement {
  const { name, version, kind, note } = contestant;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (quantile: number) => sorted[Math.floor(quantile * (sorted.length - 1))] ?? Number.NaN;
  return {
    contestant: name,
    version,
    kind,
    ...(note !== undefined && { note }),
    numbers,
    rounds: times.length,
    nsPerNumber: at(0.5),
    min: at(0),
    max: at(1),
  };
}
