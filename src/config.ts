// Every tunable, with its unit, its bounds and its reason.

/**
 * Divisors that trial division tries before it looks for a cancellation. 2^25 take about 7 ms; a
 * cancellation must take effect within 100 ms. A pause takes some 10 µs, as long as 2^16.
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

/** Expected work, in milliseconds, below which a chunk is not made smaller: to send one costs all threads together some 0.1. */
export const CHUNK_MINIMUM = 0.5;

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

/** Workers where the host does not say how many it runs at a time: even telephones have two cores. At least 1. */
export const PRESUMED_PARALLELISM = 2;

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
 * Integers read from a synchronous stream before the event loop goes round, which takes some 10 µs: a generator may
 * take long for each, and results, timers and signals wait meanwhile. 256 to 16,384 is reasonable.
 */
export const READ_BURST = 1024;

/** Milliseconds from one report of progress to the next: a person sees no more than ten a second. */
export const PROGRESS_INTERVAL = 100;

/** Workers in one pool at most, so that a slip of the hand does not start a million threads. */
export const WORKERS_LIMIT = 1024;

/**
 * Bits of an integer at most: 39,457 decimal digits. The general test of a prime of that size takes minutes,
 * and eight times as long for each doubling, so that more would look like a hang. At least 64.
 */
export const MAX_BITS = 131_072;

/** The greatest prime by which an integer of 2^64 and more is divided before it is tested, in BigInt arithmetic. */
export const SMALL_FACTOR_BOUND = 4096;

/**
 * Squared bits of the products modulo n that BigInt arithmetic makes between two looks at the clock: some 2 ms.
 * At the limit of the size it is one product, which takes a millisecond.
 */
export const BIGINT_SLICE = 2 ** 30;

/**
 * Milliseconds of work on one large integer after which a thread looks for what has arrived meanwhile. A
 * cancellation must take effect within 100 ms, a frame at 60 Hz takes 16 ms, and a pause 0.01 to 4 ms.
 */
export const SLICE_DURATION = 12;

/** Random rounds at most: with 1024, a composite passes with a probability below 2^-2048. */
export const ROUNDS_LIMIT = 1024;

/**
 * The greatest prime to sieve candidates beyond a large integer with: bits² / 32 within these bounds. The integer is
 * divided by all of them, in slices where others may wait: at the maximum for 30 ms if it has 8192 bits, and 0.4 s if it
 * is of the largest. With 2^17 there would be 18 of 100 tests more there, each of 36 ms or of minutes.
 */
export const SIEVE_BOUND_MINIMUM = 512;
export const SIEVE_BOUND_MAXIMUM = 2 ** 20;

/**
 * The greatest prime that random candidates are divided by before they are given away: one in five odd numbers
 * is left. More would keep the thread that deals them out busier than the workers.
 */
export const RANDOM_SIEVE_BOUND = 512;

/**
 * Bits up to which they are. Of the largest a safe prime has thirty drawn for each that is left: up to 150 ms, in which
 * the thread would hear nothing. Beyond, a worker divides, and a message is nothing beside the work on one that is left.
 */
export const RANDOM_SIEVE_BITS = 16_384;

/**
 * Milliseconds for a power modulo a prime of 1024 bits, and how they grow with the number of bits. The general
 * test takes three or four of them.
 */
export const BIG_COST = 0.6;
export const BIG_COST_EXPONENT = 2.6;

/**
 * Jobs a worker that a search is divided into, on average: with more of them, less work is left over when
 * the answer is found, and more messages are sent. 2 to 8 is reasonable.
 */
export const SEARCH_JOBS_PER_WORKER = 4;

/**
 * Words of 64 bits up to which a BigInt crosses into linear memory word by word; a longer one is halved, because shifts take
 * as long as the number. At least 1. Measured, µs for 2048, 8192 and 131,072 bits, Node 20: word by word 0.7, 6.0, 876;
 * halved down to 16 words 0.7, 3.4, 52, to 8 words 0.8, 3.9, 63; as hexadecimal text read by parseInt 3.5, 13, 307.
 */
export const HALVING_LIMIT = 16;

/**
 * Products of two digits that the kernel for large integers makes between two looks at the clock: some 2 ms.
 * At the limit of the size it is one product modulo n, which takes some 2 ms, too.
 */
export const DIGIT_PRODUCTS_PER_SLICE = 2 ** 23;

/**
 * Bits of the exponent for each product with a power of the base, from so many bits of n on: the powers are a table of
 * 2^4 or 2^5. From 3 to 6 there is little between them.
 */
export const WINDOW = 4;
export const LONG_WINDOW = 5;
export const LONG_WINDOW_BITS = 1000;

/**
 * Bits from which the engine's own BigInt arithmetic, with better than quadratic products, beats the kernel's where multiply-add
 * is not fused: modulo any n, and modulo 2^p - 1. Measured, µs for a square, kernel and BigInt, Node 20: of 32,768 bits 392
 * and 435, of 49,152 bits 874 and 812; in Bun 1.4 from 8,192 bits on. Fused, the kernel wins at all sizes: of 65,536 bits
 * 575 and 1290, of 131,072 bits about 2400 and 3900.
 */
export const BIGINT_BITS = 40_000;
export const BIGINT_MERSENNE_BITS = 9_000;
