// The kernel where no program may compile bytes, as in workerd: its baseline, compiled when the program was
// deployed.

import module from '../kernel.wasm';
import type { Candidates } from './candidates.js';

export const candidates: Candidates = () => [{ variant: 'baseline', compile: () => module }];
