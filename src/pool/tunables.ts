// Every tunable of the pool, with its unit, its bounds and its reason.

/**
 * Expected work, in milliseconds, below which a call runs on the calling thread and starts no
 * worker. Starting a worker takes about 30 ms, a round trip to one about 0.05 ms, and a frame at
 * 60 Hz 16 ms.
 */
export const INLINE_LIMIT = 1;

/**
 * Expected work, in milliseconds, of a chunk of cheap numbers. A round trip should be negligible
 * beside it, and the last chunk should end soon: 0.5 to 20 is reasonable.
 */
export const CHUNK_DURATION = 4;

/**
 * Minimum expected work of a chunk, in milliseconds: sending one costs all threads together about
 * 0.1 ms.
 */
export const CHUNK_MINIMUM = 0.5;

/** Expected work, in milliseconds, above which a number is a separate job. */
export const LONG_COST = 1;

/**
 * Jobs at a worker at the same time: the running one and the next, which saves waiting for a round
 * trip. At least 1; more than 2 only makes the workers finish unevenly.
 */
export const JOBS_PER_WORKER = 2;

/** Lost workers of one job after which its call fails. At least 1. */
export const ATTEMPTS_PER_JOB = 3;

/**
 * Consecutive workers lost before any was ready, after which the pool works without them. At
 * least 1.
 */
export const FAILED_STARTS = 2;

/**
 * Milliseconds until the pool tries again to start workers, if some have run before. Less than 100
 * would keep a machine busy that lacks memory.
 */
export const RESTART_DELAY = 1000;

/**
 * Milliseconds in which a web worker must start, which usually takes 50, before the embedded copy
 * is tried: a server may never send the worker's file. A busy page on a slow machine needs a second
 * or two.
 */
export const START_TIMEOUT = 5000;

/**
 * Workers if the host does not report its cores: even phones have two. At least 1.
 */
export const PRESUMED_PARALLELISM = 2;

/** Milliseconds without work after which a worker ends: a new one takes 30 ms and about 10 MiB. */
export const IDLE_TIMEOUT = 10_000;

/**
 * Numbers that a stream may be ahead of its consumer: read, in progress, or done and not taken.
 */
export const LOOK_AHEAD = 65_536;

/**
 * Maximum bytes of these numbers, or of batches per worker: otherwise integers of 16 KiB would take
 * a gigabyte. At least 512 KiB, the look-ahead of numbers of one word; the last number or batch may
 * exceed it.
 */
export const BYTES_AHEAD = 2 ** 24;

/**
 * Batches per worker that a stream may be ahead of its consumer: one running, one waiting at the
 * worker, and as many done or in transit. At least 2.
 */
export const BATCHES_AHEAD = 4;

/**
 * Integers read from a synchronous stream between turns of the event loop, which take about 10 µs:
 * a generator may be slow, and results, timers and signals wait meanwhile. 256 to 16,384 is
 * reasonable.
 */
export const READ_BURST = 1024;

/**
 * Milliseconds between reports of progress: people cannot follow more than ten a second.
 */
export const PROGRESS_INTERVAL = 100;
