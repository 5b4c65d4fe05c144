// Additions of points as a program: which slots are added into which slot. It is written once, and
// every curve runs it.
//
// On a Montgomery curve, P + Q is computed from P, Q and P - Q, and a multiple k·P along a Lucas
// chain. A chain for k is a run of Euclid's algorithm from (k, r) to 1, and r decides its length
// (P. L. Montgomery, Evaluating recurrences of form X_(m+n) = f(X_m, X_n, X_(m-n)) via Lucas
// chains, 1992). Primes here are small: many r are tried.

/**
 * Bytes of an instruction: the slots of target, P, Q and P - Q. Slot 0 for P - Q means that P is
 * doubled.
 */
export const INSTRUCTION: usize = 4;

/** Products modulo n for the sum of two points, and for a doubling. */
const SUM_COST = 6;
const DOUBLE_COST = 5;

/** The last slot of a chain: the first holds its start and end, steps need up to six others. */
const LAST_CHAIN_SLOT: u32 = 7;

/**
 * The best r are close to p divided by the golden ratio. For p < 1000, this makes chains 0.3 %
 * longer than trying all r, which takes eight times as long.
 */
const GOLDEN_RATIO = 1.618033988749895;
const REACH: u32 = 16;

const CAPACITY: usize = 1536;
const program = memory.data(1536 * 4, 4);
let length: u32 = 0;

/** In: i, at most the number of instructions. Out: the address of instruction i. */
@inline
export function instructionAt(i: u32): usize {
  return program + <usize>i * INSTRUCTION;
}

export function programLength(): u32 {
  return length;
}

/** In: slots below 256, difference = ±(p - q). Out: target = p + q is appended to the program. */
export function emitSum(target: u32, p: u32, q: u32, difference: u32): void {
  assert(<usize>length < CAPACITY);
  store<u32>(instructionAt(length++), target | (p << 8) | (q << 16) | (difference << 24));
}

/** In: slots below 256. Out: target = 2·p is appended to the program. */
export function emitDouble(target: u32, p: u32): void {
  emitSum(target, p, 0, 0);
}

// State of a chain: the slots of A = a·P, B = b·P and C = ±(a - b)·P.
let slotA: u32 = 1;
let slotB: u32 = 1;
let slotC: u32 = 1;
let emitting = false;
let cost: i32 = 0;

/** In: a, b, slots in use besides those of A, B, C. Out: a free slot. */
function freeSlot(a: u32, b: u32): u32 {
  let slot: u32 = 1;
  while (slot == slotA || slot == slotB || slot == slotC || slot == a || slot == b) {
    slot++;
  }
  assert(slot <= LAST_CHAIN_SLOT);
  return slot;
}

function sum(p: u32, q: u32, difference: u32, used: u32): u32 {
  const target = freeSlot(p, used);
  cost += SUM_COST;
  if (emitting) emitSum(target, p, q, difference);
  return target;
}

function double(p: u32, used: u32): u32 {
  const target = freeSlot(p, used);
  cost += DOUBLE_COST;
  if (emitting) emitDouble(target, p);
  return target;
}

/**
 * One chain, by Montgomery's rules.
 * In: odd p > 2, p/2 < r < p. Out: whether r and p are coprime: only then does the chain end at p.
 * Its cost is in `cost`.
 */
function follow(p: u32, r: u32): bool {
  cost = 0;
  slotA = slotB = slotC = 1;
  slotA = double(1, 0);
  let d = <i32>(p - r);
  let e = <i32>(2 * r - p);
  while (d != e) {
    if (d < e) {
      const number = d;
      d = e;
      e = number;
      const slot = slotA;
      slotA = slotB;
      slotB = slot;
    }
    if (d - e <= e / 4 && (d + e) % 3 == 0) {
      const third = (2 * d - e) / 3;
      e = (2 * e - d) / 3;
      d = third;
      const t = sum(slotA, slotB, slotC, 0);
      const a = sum(t, slotA, slotB, t);
      slotB = sum(slotB, t, slotA, a);
      slotA = a;
    } else if ((d - e <= e / 4 && (d - e) % 6 == 0) || (d > 4 * e && (d + e) % 2 == 0)) {
      d = (d - e) / 2;
      slotB = sum(slotA, slotB, slotC, 0);
      slotA = double(slotA, 0);
    } else if (d <= 4 * e) {
      d -= e;
      const t = sum(slotA, slotB, slotC, 0);
      slotC = slotB;
      slotB = t;
    } else if (d % 2 == 0) {
      d /= 2;
      slotC = sum(slotC, slotA, slotB, 0);
      slotA = double(slotA, 0);
    } else {
      // d is odd, and d and e differ in parity here: e is even.
      e /= 2;
      slotC = sum(slotC, slotB, slotA, 0);
      slotB = double(slotB, 0);
    }
  }
  if (d != 1) return false;
  cost += SUM_COST;
  if (emitting) emitSum(1, slotA, slotB, slotC);
  return true;
}

/**
 * In: a prime p. Out: slot 1 = p·(slot 1) is appended to the program, by the shortest chain found.
 */
export function emitMultiple(p: u32): void {
  if (p == 2) {
    emitDouble(1, 1);
    return;
  }
  emitting = false;
  let best: u32 = 0;
  let least = i32.MAX_VALUE;
  const golden = <u32>(<f64>p / GOLDEN_RATIO);
  const first = max(p / 2 + 1, golden - min(golden, REACH));
  const end = min(p, golden + REACH);
  for (let r = first; r < end; r++) {
    if (follow(p, r) && cost < least) {
      least = cost;
      best = r;
    }
  }
  emitting = true;
  follow(p, best);
}
