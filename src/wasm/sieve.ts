// The module for primes in ranges.

import sources from 'kernel:sieve';
import { defineKernel, type KernelModule } from './define-kernel.js';
import { SieveInstances } from './sieve-kernel.js';

/** Whether it finds the 9592 primes below 10^5, of which 2, 3 and 5 have no bits. */
function isRight(instances: SieveInstances): boolean {
  const sieve = instances.acquire();
  sieve.start(0n, 99_999n, 14, 2 ** 32 - 1);
  // A few steps: a kernel that never ends must not hang the caller.
  for (let steps = 0; steps < 10; steps++) {
    if (sieve.step() === 1) break;
  }
  const count = sieve.countBits(0, sieve.segmentLength());
  instances.release(sieve);
  return count === 9589;
}

/** @internal */
export const sieve: KernelModule<SieveInstances> = /* @__PURE__ */ defineKernel({
  name: 'sieve',
  sources,
  instantiate: (module) => new SieveInstances(module),
  isRight,
});
