// Primality proofs: a whole proof, or its parts.

import { bitLength } from '../bigint/bit-length.js';
import type { EcppStep } from '../proof/certificate/certificate.js';
import { descend, type FoundOrder, firstOrders } from '../proof/ecpp/descent.js';
import { type Order, orderOfGroup } from '../proof/ecpp/orders.js';
import { provingStep } from '../proof/ecpp/points.js';
import { decideWithProof, type Found, type ProofMethod } from '../proof/methods.js';
import { multiword } from '../wasm/multiword.js';
import { powerCost } from './costs.js';
import type { JobKind } from './kind.js';

/**
 * Powers modulo n in a step by curves: the tests of about twenty q, square roots, and two multiples
 * of a point.
 */
const POWERS_PER_STEP = 100;

/** Milliseconds of the other work of a step. */
const STEP_COST = 1;

/** Powers modulo n for a group of discriminants. */
const POWERS_PER_GROUP = 20;

/** Bits that a step by curves removes on average. */
const BITS_PER_STEP = 18;

/** Milliseconds of a part of a descent. */
const DESCENT_PART = 30;

/** The expected time of a proof by curves of an integer of `bits` bits, in milliseconds. */
export function proofCost(bits: number): number {
  const steps = Math.max(bits - 64, 0) / BITS_PER_STEP;
  return steps * (STEP_COST + (POWERS_PER_STEP * powerCost(bits)) / 4);
}

export interface ProofArgs {
  readonly n: bigint;
  readonly given: readonly bigint[];
  /** Whether curves for n itself are left to other jobs. */
  readonly leavesCurves: boolean;
}

export interface ProofOutput {
  readonly found: Found;
  /** Whether curves for n were left. */
  readonly left: boolean;
}

/** A whole proof, or all except its curves, which other jobs find. */
export const proof: JobKind<ProofArgs, ProofOutput> = {
  kind: 'proof',
  kernels: [multiword],
  cost: ({ n }) => proofCost(bitLength(n)),
  size: () => 0,
  *run({ n, given, leavesCurves }) {
    const tried: ProofMethod[] = [];
    let left = false;
    const found = yield* decideWithProof(n, given, tried, function* (prime) {
      left = leavesCurves && prime === n;
      return left ? undefined : yield* descend(prime, { bits: 0, backtracks: 0 });
    });
    return { found: found ?? { prime: undefined, method: undefined, tried }, left };
  },
};

export interface OrdersOutput {
  readonly found: readonly FoundOrder[];
  /** Whether the last number has no order. */
  readonly isStuck: boolean;
}

/** The next orders of curves in the descent from n. */
export const orders: JobKind<{ readonly n: bigint }, OrdersOutput> = {
  kind: 'orders',
  kernels: [multiword],
  cost: () => DESCENT_PART,
  size: () => 0,
  *run({ n }) {
    return yield* firstOrders(n, DESCENT_PART);
  },
};

/** One group of discriminants of n. */
export interface GroupArgs {
  readonly n: bigint;
  readonly index: number;
}

/** An order of one group of discriminants. */
export const group: JobKind<GroupArgs, { readonly order: Order | 'none' | undefined }> = {
  kind: 'group',
  kernels: [multiword],
  cost: ({ n }) => POWERS_PER_GROUP * powerCost(bitLength(n)),
  size: () => 0,
  *run({ n, index }) {
    return { order: yield* orderOfGroup(n, index) };
  },
};

/** A curve and a point for an order. */
export const points: JobKind<{ readonly order: Order }, { readonly step: EcppStep | undefined }> = {
  kind: 'points',
  kernels: [multiword],
  cost: ({ order }) => (POWERS_PER_STEP / 2) * powerCost(bitLength(order.n)),
  size: () => 0,
  *run({ order }) {
    return { step: yield* provingStep(order) };
  },
};
