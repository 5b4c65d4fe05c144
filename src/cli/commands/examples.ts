// Examples for the help and the man page: each fits in 48 columns.

import type { Command } from 'commander';

/** By command; those of the program itself are under its name. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  primepool: [
    'primepool check 2^127-1',
    'primepool check numbers.txt',
    'primepool next 10^100',
    'primepool random 2048',
    'primepool factor 2^128+1',
    'primepool count 1e15',
    'primepool demo',
  ],
  demo: ['primepool demo', 'primepool demo --workers 4'],
  check: [
    'primepool check 97 18446744073709551557',
    'primepool check --test 97 && echo prime',
    'primepool check --skip-invalid numbers.txt',
    'seq 1000 1100 | primepool check --primes-only',
    'primepool check --json < in.txt > out.jsonl',
  ],
  factor: ['primepool factor 91 2^64-1', 'seq 1 1000000 | primepool factor --exponents'],
  next: ['primepool next 2^64', 'primepool next 10^100 --count 3'],
  previous: ['primepool previous 2^64', 'primepool previous 10^30 --hex'],
  random: ['primepool random 2048', 'primepool random 256 --safe --count 3'],
  prove: ['primepool prove 10^50+151 > certificate', 'primepool prove 10^50+151 --format mpu'],
  verify: ['primepool verify certificate'],
  explain: ['primepool explain 91'],
  primes: ['primepool primes 0 100', 'primepool primes 10^12 10^12+1000 --tuplets 2'],
  count: [
    'primepool count 1e15',
    'primepool count 0 1e10 --tuplets 2',
    'primepool count 1e18 --shard 3/64 --out shards',
  ],
  nth: ['primepool nth 10^12'],
  merge: ['primepool merge shards --missing', 'primepool merge shards'],
  completion: [
    'eval "$(primepool completion bash)"',
    'source <(primepool completion zsh)',
    'primepool completion fish | source',
  ],
};

/** Adds the examples of each command to its help. */
export function addExamples(program: Command): void {
  for (const command of [program, ...program.commands]) {
    const lines = (EXAMPLES[command.name()] ?? []).map((example) => `  ${example}`);
    if (lines.length > 0) command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'));
  }
}
