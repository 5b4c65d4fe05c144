// "This browser": the kernel that runs here and why, and the state of the pool.

import { kernelInfo, type PrimePool } from 'primepool';
import { htmlById, make, messageOf } from './dom.js';

const VARIANTS = {
  baseline: 'baseline: 128-bit SIMD, supported by every current browser',
  fused: 'fused: relaxed SIMD, whose multiply-add rounds once here',
  wide: 'wide: relaxed SIMD and 128-bit products',
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
        : `No workers; the work runs in parts on this thread: ${messageOf(cause)}.`,
    ],
    ['Isolation', `${isolation}. Isolation is not needed: threads share no memory.`],
  ];
  htmlById('environment').replaceChildren(
    ...rows.map(([term, text]) =>
      make('div', '', make('dt', '', term ?? ''), make('dd', '', text ?? '')),
    ),
  );
}
