// The kernel of this thread.

import type { Chosen } from './kernel/choose.js';
import type { KernelInfo } from './kernel/info.js';
import { instantiate, type Kernel } from './kernel/instance.js';
import { chooseKernel } from './kernel/variant.js';

let chosen: Chosen<Kernel> | undefined;
let current: Kernel | undefined;

/**
 * The kernel of this thread. The first call compiles it, which takes two or three milliseconds.
 *
 * @internal
 * @throws KernelError if WebAssembly is not to be had here
 */
export function kernel(): Kernel {
  current ??= choice().kernel;
  return current;
}

/**
 * The compiled module, to be posted to workers, which then need not compile it again.
 *
 * @internal
 */
export function kernelModule(): WebAssembly.Module {
  return choice().module;
}

/**
 * Which variant of the kernel runs here, and why: 'wide' or 'fused' where the engine has the instructions
 * and gives right answers with them, else 'baseline'.
 *
 * @throws KernelError if WebAssembly is not to be had here
 */
export function kernelInfo(): KernelInfo {
  return choice().info;
}

/**
 * Makes a worker use the module that it was sent.
 *
 * @internal
 */
export function useKernelModule(module: WebAssembly.Module): void {
  current = instantiate(module);
}

function choice(): Chosen<Kernel> {
  chosen ??= chooseKernel();
  return chosen;
}
