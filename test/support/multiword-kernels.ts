// The kernel for integers of several words, as compiled.

import { readFileSync } from 'node:fs';
import { finish, type Steps } from '../../src/steps/steps.js';
import { bpsw, bpswAtOnce } from '../../src/tests/bpsw.js';
import { isLucasInBigInts } from '../../src/tests/lucas.js';
import { isStrongInBigInts } from '../../src/tests/strong.js';

export type MultiwordBuild = 'baseline' | 'fused' | 'debug';

/** The builds whose instructions this engine supports. */
export const MULTIWORD_BUILDS = (['baseline', 'debug', 'fused'] as const).filter((build) =>
  WebAssembly.validate(bytesOf(build)),
);

/** Compiles a kernel that the build has left in `build/`. */
export function compileMultiword(build: MultiwordBuild): WebAssembly.Module {
  return new WebAssembly.Module(bytesOf(build));
}

function bytesOf(build: MultiwordBuild): Uint8Array<ArrayBuffer> {
  return readFileSync(new URL(`../../build/multiword-${build}.wasm`, import.meta.url));
}

/** Whether n of several words passes BPSW. */
export function isProbablePrime(n: bigint): boolean {
  return (bpswAtOnce(n) ?? finish(bpsw(n))).passes;
}

/** The same in steps. */
export function* isProbablePrimeInSteps(n: bigint): Steps<boolean> {
  return (bpswAtOnce(n) ?? (yield* bpsw(n))).passes;
}

/** By BigInt arithmetic, without trial division. */
export function isProbablePrimeInBigInts(n: bigint): boolean {
  return finish(isStrongInBigInts(n)) && finish(isLucasInBigInts(n));
}
