// Explains why the pool is not faster than one thread, if so.

/** One run of the sample by a pool. */
export interface PoolRun {
  /** The time on one thread as a multiple of the pool's time. */
  readonly speedUp: number;
  readonly workers: number;
  readonly cores: number;
  /** The processor time of the run as a share of the capacity of all cores. */
  readonly coreShare: number;
}

/** A smaller speed-up counts as none: clocks and warm-up alone account for a few per cent. */
const FASTER = 1.15;

/** With a smaller share of its usable cores, a run competes with other programs. */
const UNDISTURBED = 0.85;

/** @returns why the pool is not faster, or undefined if it is */
export function whyNotFaster({ speedUp, workers, cores, coreShare }: PoolRun): string | undefined {
  if (speedUp >= FASTER) return undefined;
  if (cores === 1) return 'It is no faster because there is one core: its workers take turns.';
  if (workers === 1) return 'It is no faster because it has one worker.';
  const usable = Math.min(workers, cores);
  const got = (coreShare * cores) / usable;
  if (got < UNDISTURBED) {
    return `It is no faster because the machine is busy: its workers could use ${usable} cores and got ${(got * usable).toFixed(1)}.`;
  }
  return 'It is no faster although its cores were free: they may share one physical core or be throttled.';
}
