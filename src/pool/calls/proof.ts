// One proof of primality by all workers: while one goes down, others find the curves of what it has
// found.

import { bitLength } from '../../bigint/bit-length.js';
import { fitsWord } from '../../bigint/word.js';
import { assertInteger, type Integer } from '../../input/integer.js';
import { orders, points, proof, proofCost } from '../../jobs/proof.js';
import type { CertificateStep } from '../../proof/certificate/certificate.js';
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

/** What a proof is wanted of, and how it is watched and stopped. */
interface ProofCall {
  readonly scheduler: Scheduler;
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
 * Looks for a proof: on the calling thread if it is short.
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

class ProofSupply implements Supply {
  readonly #call: ProofCall;
  /** What begins, and what is left if a part of it fails: all of the proof, by one worker. */
  #whole: 'curves left' | 'with curves' | undefined = 'curves left';
  /** Where the descent goes on, if nobody is at it. */
  #next: bigint | undefined;
  /** Without curves so far, the largest first. */
  readonly #waiting: Order[] = [];
  readonly #steps: CertificateStep[] = [];
  /** Steps that are still to come; unknown before the descent has ended. */
  #missing = Number.POSITIVE_INFINITY;
  #ordersFound = 0;
  /** Whether one worker has been given all. What the others still bring does not matter. */
  #gaveUp = false;
  #found: Found = { prime: undefined, method: undefined, tried: [] };

  /** What progress is counted in. */
  #bitsLeft: number;

  constructor(call: ProofCall) {
    this.#call = call;
    this.#bitsLeft = bitLength(call.n);
  }

  /** What was found, when the run has ended. */
  get found(): Found {
    return this.#found;
  }

  get exhausted(): boolean {
    return false;
  }

  next(): Job | undefined {
    const whole = this.#whole;
    if (whole !== undefined) {
      this.#whole = undefined;
      return this.#wholeJob(whole === 'curves left');
    }
    // The way down is the longest: it comes first.
    const n = this.#next;
    if (n !== undefined) {
      this.#next = undefined;
      return this.#ordersJob(n);
    }
    const order = this.#waiting.shift();
    return order && this.#pointsJob(order);
  }

  #wholeJob(leavesCurves: boolean): Job {
    const { n, given } = this.#call;
    const args = { n, given, leavesCurves };
    return jobOf(
      proof,
      proof.cost(args),
      () => args,
      ({ found, left }) => {
        this.#found = found;
        if (left) this.#next = n;
        else this.#end();
        return left ? 0 : 1;
      },
    );
  }

  #ordersJob(n: bigint): Job {
    return jobOf(
      orders,
      orders.cost({ n }),
      () => ({ n }),
      ({ orders: found }) => {
        if (this.#gaveUp) return 0;
        const last = found?.at(-1);
        if (found === undefined || last === undefined) return this.#giveUpParts();
        this.#addProgress(bitLength(n) - bitLength(last.q));
        this.#waiting.push(...found);
        this.#ordersFound += found.length;
        if (fitsWord(last.q)) {
          this.#missing = this.#ordersFound - this.#steps.length;
        } else this.#next = last.q;
        return 0;
      },
    );
  }

  #pointsJob(order: Order): Job {
    return jobOf(
      points,
      points.cost({ order }),
      () => ({ order }),
      ({ step }) => {
        if (this.#gaveUp) return 0;
        if (step === undefined) return this.#giveUpParts();
        this.#steps.push(step);
        if (--this.#missing > 0) return 0;
        const { n } = this.#call;
        const steps = this.#steps.sort((a, b) => (a.n < b.n ? 1 : -1));
        this.#found = { prime: true, method: 'ecpp', certificate: { n, steps } };
        this.#end();
        return 1;
      },
    );
  }

  /** One worker then also tries other ways down. */
  #giveUpParts(): number {
    this.#waiting.length = 0;
    this.#next = undefined;
    this.#whole = 'with curves';
    this.#gaveUp = true;
    return 0;
  }

  #addProgress(bits: number): void {
    this.#bitsLeft -= bits;
    this.#call.meter.add(bits);
  }

  #end(): void {
    this.#addProgress(this.#bitsLeft);
    this.#call.scheduler.complete(this);
  }
}
