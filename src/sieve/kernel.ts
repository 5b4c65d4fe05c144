// The sieve's module on this thread.

import { readFileSync } from 'node:fs';
import { SieveInstances } from './instances.js';

let instances: SieveInstances | undefined;

export function sieveInstances(): SieveInstances {
  instances ??= new SieveInstances(
    new WebAssembly.Module(readFileSync(new URL('../../build/sieve.wasm', import.meta.url))),
  );
  return instances;
}
