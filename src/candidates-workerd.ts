// The kernels where no program may compile bytes, as in workerd: their baselines, compiled when the program
// was deployed.

import bigModule from '../big-kernel.wasm';
import module from '../kernel.wasm';
import type { Candidates } from './candidates.js';

export const candidates: Candidates = () => [{ variant: 'baseline', compile: () => module }];

export const bigCandidates: Candidates = () => [{ variant: 'baseline', compile: () => bigModule }];
