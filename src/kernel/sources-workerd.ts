// The kernels where no program may compile bytes, as in workerd: their baselines, compiled when the program
// was deployed.

import bigModule from '../../big-kernel.wasm';
import module from '../../kernel.wasm';
import type { KernelSources } from './sources.js';

export const kernelSources: KernelSources = () => [{ variant: 'baseline', compile: () => module }];

export const bigKernelSources: KernelSources = () => [
  { variant: 'baseline', compile: () => bigModule },
];
