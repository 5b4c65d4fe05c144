// The runtimes from the npm registry, as `test/hosts/runtimes/package.json` names them. These are
// the packages for Linux on x86-64, which hold the program itself: the packages that choose a
// platform do so in install scripts, which npm asks permission for.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Variant } from 'primepool';

/** A runtime, and the kernel that it is known to choose. */
export interface Runtime {
  readonly name: string;
  readonly file: URL;
  /** What comes before the program. */
  readonly args: readonly string[];
  readonly variant: Variant;
  /**
   * Variants that it compiles but gets wrong answers from: it rounds a relaxed multiply-add twice.
   */
  readonly unfused: readonly Variant[];
}

/** How to get them. */
export const INSTALL_RUNTIMES = 'npm ci --prefix test/hosts/runtimes';

export const RUNTIMES: readonly Runtime[] = [
  { ...node(20), variant: 'baseline' },
  { ...node(22), variant: 'fused' },
  { ...node(24), variant: 'fused' },
  { ...node(26), variant: 'fused' },
  {
    name: 'Bun',
    file: installed('@oven/bun-linux-x64/bin/bun'),
    args: [],
    variant: 'baseline',
    unfused: ['wide', 'fused'],
  },
  {
    name: 'Deno',
    file: installed('@deno/linux-x64-glibc/deno'),
    args: ['run', '--allow-all', '--no-config', '--no-lock', '--node-modules-dir=manual'],
    variant: 'fused',
    unfused: [],
  },
];

export function isInstalled({ file }: Runtime): boolean {
  return existsSync(file);
}

/**
 * Runs a program in a runtime.
 *
 * @returns what it prints
 * @throws if it fails, with its error output
 */
export async function runIn({ file, args }: Runtime, ...program: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(fileURLToPath(file), [...args, ...program], {
    // Otherwise Deno checks for a newer version.
    env: { ...process.env, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
    maxBuffer: 2 ** 24,
    // Milliseconds: a minute is enough on most machines, but not on all.
    timeout: 1_200_000,
  });
  return stdout;
}

function node(major: number): Omit<Runtime, 'variant'> {
  return {
    name: `Node ${major}`,
    file: installed(`node${major}/bin/node`),
    args: [],
    unfused: [],
  };
}

function installed(path: string): URL {
  return new URL(`runtimes/node_modules/${path}`, import.meta.url);
}
