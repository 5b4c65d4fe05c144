// The kernel's variants: one source, compiled for engines that can do more or less. A variant is used only
// after it has given right answers here, through the very lanes that it will use.

import { kernelSources } from '#kernel-sources';
import { type Chosen, choose } from './choose.js';
import { instantiate, type Kernel } from './instance.js';

/**
 * Compiles and starts the fastest variant that is right here, which takes two or three milliseconds.
 *
 * @internal
 * @throws KernelError if none is
 */
export function chooseKernel(): Chosen<Kernel> {
  return choose(kernelSources(), instantiate, isRight);
}

/**
 * Numbers on which every stage of the kernel's lanes must be right, each with its verdict: below every
 * bound at which the method changes (2^32, 2^50, 2^53 - 2^10, 2^64) the greatest primes, whose products
 * have the most bits to lose, and strong pseudoprimes to base 2 of the form (k+1)(2k+1). Where
 * multiply-add is not fused, the primes below 2^50 and 2^53 come out composite.
 */
const KNOWN: readonly (readonly [n: bigint, prime: 0 | 1])[] = [
  [4294967291n, 1],
  [4294967279n, 1],
  [4187360341n, 0],
  [1125899906842597n, 1],
  [1125899906842589n, 1],
  [1125899906842573n, 1],
  [1125729304481953n, 0],
  [9007199254739809n, 1],
  [9007199254739801n, 1],
  [9007199254739737n, 1],
  [9006389872915753n, 0],
  [18446744073709551557n, 1],
  [18446744073709551533n, 1],
  [18446744073709551521n, 1],
  [18446743208455367653n, 0],
];

function isRight({ numbers, verdicts, arePrime }: Kernel): boolean {
  numbers.set(KNOWN.map(([n]) => n));
  arePrime(KNOWN.length);
  return KNOWN.every(([, prime], index) => verdicts[index] === prime);
}
