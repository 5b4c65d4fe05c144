// The big kernel's variants. As those of the other kernel, one is used only after it has given right answers here.

import { bigKernelSources } from '#kernel-sources';
import { type Chosen, choose } from '../kernel/choose.js';
import { type BigKernel, instantiateBig } from './big-instance.js';
import { isRight } from './self-test.js';

/**
 * Compiles and starts the fastest variant that is right here, which takes about a millisecond.
 *
 * @throws KernelError if none is
 */
export function chooseBigKernel(): Chosen<BigKernel> {
  return choose(bigKernelSources(), instantiateBig, isRight);
}
