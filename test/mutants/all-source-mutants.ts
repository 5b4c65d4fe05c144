// All mutants of the JavaScript sources, by file and name.

import { CHECKER_MUTANTS } from './checker-mutants.js';
import { PROVER_MUTANTS } from './prover-mutants.js';
import type { SourceMutant } from './source-mutants.js';

export const nameOf = ({ file, name }: SourceMutant): string => `${file}: ${name}`;

export const SOURCE_MUTANTS: ReadonlyMap<string, SourceMutant> = new Map(
  [...CHECKER_MUTANTS, ...PROVER_MUTANTS].map((mutant) => [nameOf(mutant), mutant]),
);
