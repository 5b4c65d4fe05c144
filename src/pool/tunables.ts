// Every tunable of the pool, with its unit, its bounds and its reason.

/**
 * Expected work, in milliseconds, below which a call is done on the calling thread and starts no
 * worker. Starting a worker takes some 30 ms, a round trip to one about 0.05 ms, and a frame at 60
 * Hz 16 ms.
 */
export const INLINE_LIMIT = 1;

/**
 * Expected work, in milliseconds, of the chunks that cheap numbers are sent in. A round trip should
 * be lost in it, and the last chunk should end soon: 0.5 to 20 is reasonable.
 */
export const CHUNK_DURATION = 4;

/**
 * Expected work, in milliseconds, below which a chunk is not made smaller: to send one costs all
 * threads together some 0.1.
 */
export const CHUNK_MINIMUM = 0.5;

/** Expected work, in milliseconds, above which a number is a job of its own. */
export const LONG_COST = 1;

/**
 * Jobs at a worker at the same time: the one that it works at and the next, which waits there so
 * that the worker need not wait for a round trip. At least 1; more than 2 only makes the end
 * uneven.
 */
export const JOBS_PER_WORKER = 2;

/** How often one job may lose its worker before its call fails. At least 1. */
export const ATTEMPTS_PER_JOB = 3;

/**
 * Workers lost in turn before any has answered, after which the pool works without them. At least
 * 1.
 */
export const FAILED_STARTS = 2;

/**
 * Milliseconds after which starting workers is tried again, where some have run before and others
 * could not start. Less than 100 would keep a machine busy that lacks memory.
 */
export const RESTART_DELAY = 1000;

/**
 * Milliseconds in which a web worker must have started, which usually takes 50, before another way
 * is tried: a server may never send the worker's file. Its copy works as well, so that nothing is
 * lost by haste, but a busy page on a slow machine needs a second or two.
 */
export const START_TIMEOUT = 5000;

/**
 * Workers where the host does not say how many it runs at a time: even telephones have two cores.
 * At least 1.
 */
export const PRESUMED_PARALLELISM = 2;

/** Milliseconds without work after which a worker ends: a new one takes 30 ms and some 10 MiB. */
export const IDLE_TIMEOUT = 10_000;

/**
 * Numbers that a stream may be ahead of its consumer: read, under way, or done and not taken yet.
 */
export const LOOK_AHEAD = 65_536;

/**
 * Bytes of these numbers at most, of batches for each worker, so that those of 16 KiB do not take a
 * gigabyte. At least 512 KiB, the look-ahead of numbers of one word; the last one read, or batch,
 * may go beyond.
 */
export const BYTES_AHEAD = 2 ** 24;

/**
 * Batches a worker that a stream of them may be ahead of its consumer: one at work, one waiting at
 * the worker, and as many done or on their way. At least 2.
 */
export const BATCHES_AHEAD = 4;

/**
 * Integers read from a synchronous stream before the event loop goes round, which takes some 10 µs:
 * a generator may take long for each, and results, timers and signals wait meanwhile. 256 to 16,384
 * is reasonable.
 */
export const READ_BURST = 1024;

/**
 * Milliseconds from one report of progress to the next: a person sees no more than ten a second.
 */
export const PROGRESS_INTERVAL = 100;
