// "Here and now": which kernel runs in this browser and why, and what the pool has.

import { kernelInfo, type PrimePool } from 'primepool';
import { htmlById, make, messageOf } from './dom.js';

const VARIANTS = {
  baseline: 'baseline: SIMD of 128 bits, which every browser of today has',
  fused: 'fused: relaxed SIMD, whose multiply-add rounds once here',
  wide: 'wide: relaxed SIMD, and products of 128 bits',
} as const;

export function showEnvironment(pool: PrimePool): void {
  const { variant, rejected } = kernelInfo();
  const { mode, cause } = pool.info;
  const reasons = rejected.map(({ variant, reason }) => `${variant} does not run: ${reason}`);
  const workers = pool.workers === 1 ? 'worker' : 'workers';
  const isolation = crossOriginIsolated ? 'Isolated' : 'Not cross-origin isolated';
  const rows = [
    ['Kernel', `${VARIANTS[variant]}.`],
    ['Why', reasons.length === 0 ? 'It is the fastest variant.' : `${reasons.join('; ')}.`],
    [
      'Pool',
      mode === 'workers'
        ? `${pool.workers} ${workers}, as many as the browser runs at the same time.`
        : `No workers, but parts on this thread: ${messageOf(cause)}.`,
    ],
    ['Isolation', `${isolation}, which is not needed: threads share no memory.`],
  ];
  htmlById('environment').replaceChildren(
    ...rows.map(([term, text]) =>
      make('div', '', make('dt', '', term ?? ''), make('dd', '', text ?? '')),
    ),
  );
}
