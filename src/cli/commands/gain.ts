// What the pool gains over one thread and, if that is little, why.

/** One run of the sample by a pool. */
export interface PoolRun {
  /** The time on one thread, as a multiple of that by the pool. */
  readonly speedUp: number;
  readonly workers: number;
  readonly cores: number;
  /** The processor time that the run got, as a share of what all cores could give. */
  readonly coreShare: number;
}

/**
 * A pool that gains less is said to be no faster. Clocks and warm-up alone make up some percent.
 */
const FASTER = 1.15;

/** A run that gets less of the cores that its workers could use shares them with other programs. */
const UNDISTURBED = 0.85;

/** @returns why the pool is not faster, or undefined if it is */
export function whyNotFaster({ speedUp, workers, cores, coreShare }: PoolRun): string | undefined {
  if (speedUp >= FASTER) return undefined;
  if (cores === 1) return 'It is no faster because there is one core: its workers take turns.';
  if (workers === 1) return 'It is no faster because it has one worker.';
  const usable = Math.min(workers, cores);
  const got = (coreShare * cores) / usable;
  if (got < UNDISTURBED) {
    return `It is no faster because the machine is busy: its workers could use ${usable} cores, and got ${(got * usable).toFixed(1)}.`;
  }
  return 'It is no faster although its cores were free: they may be threads of one core, or throttled.';
}
