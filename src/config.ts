// Every tunable, with its unit, its bounds and its reason.

/**
 * Divisors that trial division tries before it looks up for a cancellation. 2^25 take about 7 ms; a
 * cancellation must take effect within 100 ms. A pause takes some 10 µs, as
 * long as 2^16.
 */
export const DIVISORS_PER_SLICE = 2 ** 25;

/**
 * Divisors that are tried first, before several workers share a number: 13 µs, less than a round trip.
 * Three of four random odd integers have a factor below a thousand. 2^12 to 2^20 is reasonable.
 */
export const FIRST_RANGE = 2 ** 16;

/**
 * Milliseconds for an integer below 2^64 by the fast method, when it is not known whether it is prime: a
 * prime takes 0.0006, most others a tenth of that. Measured, as the next, on a server of 2024 at 3 GHz.
 */
export const FAST_COST = 0.0005;

/** Milliseconds for each integer up to √n by trial division. */
export const DIVISION_COST = 0.2e-6;

/**
 * Expected work, in milliseconds, below which a call is done on the calling thread and starts no worker.
 * Starting a worker takes some 30 ms, a round trip to one about 0.05 ms, and a frame at 60 Hz 16 ms.
 */
export const INLINE_LIMIT = 1;

/**
 * Expected work, in milliseconds, of the chunks that cheap numbers are sent in. A round trip should be
 * lost in it, and the last chunk should end soon: 0.5 to 20 is reasonable.
 */
export const CHUNK_DURATION = 4;

/** Expected work, in milliseconds, below which a chunk is not made smaller: a few round trips. */
export const CHUNK_MINIMUM = 0.25;

/** Expected work, in milliseconds, above which a number is a job of its own. */
export const DEAR_LIMIT = 1;

/** Numbers in one chunk at most, which bounds the memory of a message: 512 KiB. At least 1. */
export const CHUNK_CAPACITY = 65_536;

/**
 * Jobs at a worker at the same time: the one that it works at and the next, which waits there so that
 * the worker need not wait for a round trip. At least 1; more than 2 only makes the end uneven.
 */
export const JOBS_PER_WORKER = 2;

/** How often one job may lose its worker before its call fails. At least 1. */
export const ATTEMPTS_PER_JOB = 3;

/** Workers lost in turn before any has answered, after which the pool works without them. At least 1. */
export const FAILED_STARTS = 2;

/**
 * Milliseconds after which starting workers is tried again, where some have run before and others could not
 * start. Less than 100 would keep a machine busy that lacks memory.
 */
export const RESTART_DELAY = 1000;

/**
 * Milliseconds in which a web worker must have started, which usually takes 50, before another way is tried:
 * a server may never send the worker's file. Its copy works as well, so that nothing is lost by haste, but
 * a busy page on a slow machine needs a second or two.
 */
export const START_TIMEOUT = 5000;

/** Milliseconds without work after which a worker ends: a new one takes 30 ms and some 10 MiB. */
export const IDLE_TIMEOUT = 10_000;

/** Numbers that a stream may be ahead of its consumer: read, under way, or done and not taken yet. */
export const LOOK_AHEAD = 65_536;

/**
 * Batches a worker that a stream of them may be ahead of its consumer: one at work, one waiting at the
 * worker, and as many done or on their way. At least 2.
 */
export const BATCHES_AHEAD = 4;

/**
 * Integers read from a stream before the event loop goes round, which takes some 10 µs: a generator may
 * take long for each, and results, timers and signals wait meanwhile. 256 to 16,384 is reasonable.
 */
export const READ_BURST = 1024;

/** Milliseconds from one report of progress to the next: a person sees no more than ten a second. */
export const PROGRESS_INTERVAL = 100;

/** Workers in one pool at most, so that a slip of the hand does not start a million threads. */
export const WORKERS_LIMIT = 1024;
