// Makes the counting module, as the build leaves it, that of this thread.

import { readFileSync } from 'node:fs';
import { useCountModule } from '../../src/count/count-kernel.js';

useCountModule(
  new WebAssembly.Module(readFileSync(new URL('../../build/count.wasm', import.meta.url))),
);
