// One primality proof on all workers: while one descends, the others find points for the orders
// found so far, or also search for the next order.

import { bitLength } from '../../bigint/bit-length.js';
import { fitsWord } from '../../bigint/word.js';
import { assertInteger, type Integer } from '../../input/integer.js';
import type { JobKind } from '../../jobs/kind.js';
import { group, orders, points, proof, proofCost } from '../../jobs/proof.js';
import type { EcppStep } from '../../proof/certificate/certificate.js';
import type { Order } from '../../proof/ecpp/orders.js';
import type { Found } from '../../proof/methods.js';
import type { ProveOptions } from '../../proof/options.js';
import { givenFactors, type Proof } from '../../proof/prove.js';
import { finish } from '../../steps/steps.js';
import type { PartsCall } from '../parts-supply.js';
import { isSmall } from '../plan.js';
import type { ProgressMeter } from '../reports/progress.js';
import { type Job, jobOf, type Supply } from '../scheduling/job.js';
import type { Scheduler } from '../scheduling/scheduler.js';

/** The integer to prove, and the options of the call. */
interface ProofCall {
  readonly scheduler: Scheduler;
  readonly workers: number;
  readonly n: bigint;
  readonly given: readonly bigint[];
  /** Milliseconds. */
  readonly timeLimit: number | undefined;
  readonly signal: AbortSignal | undefined;
  readonly meter: ProgressMeter;
}

/** @throws as PrimePool.prove does */
export async function proveByPool(
  n: Integer,
  options: ProveOptions,
  call: PartsCall & { readonly meter: ProgressMeter },
): Promise<Proof> {
  const start = performance.now();
  assertInteger(n);
  const given = givenFactors(options);
  const { timeLimit } = options;
  const found = await runProof({ ...call, n: BigInt(n), given, timeLimit });
  return { n: BigInt(n), ...found, elapsed: performance.now() - start };
}

/**
 * Searches for a proof, on the calling thread if it is short.
 *
 * @throws the signal's reason, PoolClosedError, WorkerLostError, KernelError
 */
async function runProof(call: ProofCall): Promise<Found> {
  const { scheduler, n, given, timeLimit, signal, meter } = call;
  if (fitsWord(n) || isSmall(proofCost(bitLength(n)))) {
    const start = performance.now();
    const { found } = finish(proof.run({ n, given, leavesCurves: false }));
    scheduler.addInlineWork(1, performance.now() - start);
    return found;
  }
  meter.total = bitLength(n);
  const supply = new ProofSupply(call);
  const timer =
    timeLimit === undefined ? undefined : setTimeout(() => scheduler.complete(supply), timeLimit);
  try {
    await scheduler.run(supply, signal);
  } finally {
    clearTimeout(timer);
  }
  meter.finish();
  return supply.found;
}

/**
 * From this bit length on, a job searches one group of discriminants for an order, and several
 * workers can search at the same time; below, one job descends several levels.
 */
const GROUP_BITS = 300;

/** Below this bit length, the search for curves begins before it is known to be needed. */
const EARLY_BITS = 3000;

/** A number of the descent. */
interface Level {
  readonly n: bigint;
  /** The order that leads to the next level. */
  order?: Order;
  /** Its step of the certificate, if found. */
  step?: EcppStep;
  /** The first group of discriminants not yet taken. */
  nextGroup: number;
  /** Jobs in progress that search for its order. */
  searches: number;
  /** Whether no groups are left. */
  isExhausted: boolean;
}

class ProofSupply implements Supply {
  readonly #call: ProofCall;
  /** Whether the first job was sent: special forms, and the neighbours of n. */
  #hasBegun = false;
  /** Whether no other method decides. */
  #needsCurves = false;
  /** From n down. */
  #levels: Level[] = [];
  /** Orders without points so far, the largest first. */
  #waiting: Order[] = [];
  /** Jobs in progress. */
  #jobs = 0;
  #found: Found = { prime: undefined, method: undefined, tried: [] };
  /** Bits not yet counted as progress. */
  #bitsLeft: number;

  constructor(call: ProofCall) {
    const { n } = call;
    this.#call = call;
    this.#bitsLeft = bitLength(n);
    // Most primes need curves: a worker without other work begins with them.
    const isEarly = call.workers > 1 && n % 2n === 1n && this.#bitsLeft < EARLY_BITS;
    if (isEarly) this.#goDown(n);
  }

  /** The result, after the run has ended. */
  get found(): Found {
    return this.#found;
  }

  get exhausted(): boolean {
    return false;
  }

  next(): Job | undefined {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      return this.#neighboursJob();
    }
    const level = this.#levels.at(-1);
    const mayBeSearched = level !== undefined && level.order === undefined && !level.isExhausted;
    // The descent takes longest: it comes first.
    if (mayBeSearched && level.searches === 0) return this.#searchJob(level);
    const order = this.#waiting.shift();
    if (order !== undefined) return this.#pointsJob(order);
    // A worker without other work searches another group, perhaps in vain.
    const isIdle = this.#jobs < this.#call.workers;
    return mayBeSearched && isIdle && isLong(level.n) ? this.#groupJob(level) : undefined;
  }

  #neighboursJob(): Job {
    const { n, given } = this.#call;
    return this.#job(proof, { n, given, leavesCurves: true }, ({ found, left }) => {
      this.#found = found;
      this.#needsCurves = left;
      if (!left) {
        this.#end();
        return 1;
      }
      if (this.#levels.length === 0) this.#goDown(n);
      return this.#endIfProved();
    });
  }

  #searchJob(level: Level): Job {
    // After backtracking, a number continues with its next group.
    return isLong(level.n) || level.nextGroup > 0 ? this.#groupJob(level) : this.#ordersJob(level);
  }

  #ordersJob(level: Level): Job {
    level.searches++;
    return this.#job(orders, { n: level.n }, ({ found, isStuck }) => {
      level.searches--;
      if (this.#levels.at(-1) !== level) return 0;
      for (const { order, groupsTaken } of found) {
        const last = this.#levels.at(-1);
        if (last === undefined) return 0;
        last.nextGroup = groupsTaken;
        this.#take(last, order);
      }
      const last = this.#levels.at(-1);
      if (isStuck && last !== undefined) {
        last.isExhausted = true;
        this.#goBack();
      }
      return 0;
    });
  }

  #groupJob(level: Level): Job {
    level.searches++;
    const args = { n: level.n, index: level.nextGroup++ };
    return this.#job(group, args, ({ order }) => {
      level.searches--;
      if (order === undefined) level.isExhausted = true;
      // Irrelevant once another order was found, or this level was abandoned.
      if (this.#levels.at(-1) !== level || level.order !== undefined) return 0;
      if (typeof order === 'object') this.#take(level, order);
      else this.#goBack();
      return 0;
    });
  }

  #pointsJob(order: Order): Job {
    return this.#job(points, { order }, ({ step }) => {
      const place = this.#levels.findIndex((level) => level.order === order);
      const level = this.#levels[place];
      if (level === undefined) return 0;
      if (step === undefined) {
        this.#cutBehind(place);
        this.#goBack();
        return 0;
      }
      level.step = step;
      return this.#endIfProved();
    });
  }

  /** Ends the run if all steps are known. Out: the number of integers decided by it. */
  #endIfProved(): number {
    const { n } = this.#call;
    const steps = this.#levels.flatMap(({ step }) => step ?? []);
    const isDown = fitsWord(this.#levels.at(-1)?.order?.q ?? n);
    if (!this.#needsCurves || !isDown || steps.length < this.#levels.length) return 0;
    this.#found = { prime: true, method: 'ecpp', certificate: { n, steps } };
    this.#end();
    return 1;
  }

  /** A job that is counted while it runs. */
  #job<Args extends object, Output extends object>(
    kind: JobKind<Args, Output>,
    args: Args,
    done: (output: Output) => number,
  ): Job {
    this.#jobs++;
    return jobOf(
      kind,
      kind.cost(args),
      () => args,
      (output) => {
        this.#jobs--;
        return done(output);
      },
    );
  }

  /** Descends by an order. */
  #take(level: Level, order: Order): void {
    level.order = order;
    this.#waiting.push(order);
    this.#addProgress(this.#bitsLeft - bitLength(order.q));
    if (!fitsWord(order.q)) this.#goDown(order.q);
  }

  #goDown(n: bigint): void {
    this.#levels.push({ n, nextGroup: 0, searches: 0, isExhausted: false });
  }

  /** Backtracks: drops numbers without an order; those above them search for another. */
  #goBack(): void {
    for (let level = this.#levels.at(-1); level !== undefined; level = this.#levels.at(-1)) {
      if (level.order !== undefined || !level.isExhausted || level.searches > 0) return;
      this.#levels.pop();
      this.#cutBehind(this.#levels.length - 1);
    }
    if (this.#needsCurves) this.#end();
  }

  /** Drops an order and all levels below it. */
  #cutBehind(place: number): void {
    const level = this.#levels[place];
    if (level === undefined) return;
    const given = new Set(this.#levels.slice(place).map(({ order }) => order));
    this.#waiting = this.#waiting.filter((order) => !given.has(order));
    this.#levels.length = place + 1;
    delete level.order;
    delete level.step;
  }

  #addProgress(bits: number): void {
    if (bits <= 0) return;
    this.#bitsLeft -= bits;
    this.#call.meter.add(bits);
  }

  #end(): void {
    this.#addProgress(this.#bitsLeft);
    this.#call.scheduler.complete(this);
  }
}

function isLong(n: bigint): boolean {
  return bitLength(n) >= GROUP_BITS;
}
