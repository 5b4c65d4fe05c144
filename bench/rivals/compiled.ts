import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Compiles `NAME.c` of this folder to a program that exists until this process exits; undefined
 * without a C compiler or the library.
 */
export function compiled(name: string, library: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'primepool-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const source = fileURLToPath(new URL(`./${name}.c`, import.meta.url));
  const program = join(folder, name);
  const { status } = spawnSync('cc', ['-O3', source, '-o', program, `-l${library}`]);
  return status === 0 ? program : undefined;
}
