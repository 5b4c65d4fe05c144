import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Compiles and instantiates a file of `rivals/loops/`. */
export async function instantiateLoop(name: string): Promise<WebAssembly.Exports> {
  const folder = mkdtempSync(join(tmpdir(), 'primepool-loop-'));
  const file = join(folder, 'loop.wasm');
  const source = fileURLToPath(new URL(`../rivals/loops/${name}`, import.meta.url));
  try {
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--outFile', file];
    const { error } = await asc.main([source, ...options]);
    if (error) throw error;
    const { instance } = await WebAssembly.instantiate(readFileSync(file));
    return instance.exports;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
