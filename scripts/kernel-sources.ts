// Resolves `import sources from 'kernel:NAME'` to the variants of a Wasm module, in the form that
// the host can load.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { kernelFile, MODULES, type Variant } from './kernels.mjs';
import { pack } from './packed-modules.js';

const PREFIX = 'kernel:';
const EMBEDDED = fileURLToPath(new URL('../src/wasm/embedded.ts', import.meta.url));

/**
 * Where a host gets its modules. `embedded`: from the bundle. `imported`: the baseline, as a module
 * of the host, beside the folder of the bundle. `received`: from another thread.
 */
export type KernelHost = 'embedded' | 'imported' | 'received';

export function kernelSources(host: KernelHost): Plugin {
  return {
    name: 'kernel-sources',
    resolveId: (source) => {
      if (source.startsWith(PREFIX)) return source;
      return source.endsWith('.wasm') ? { id: source, external: true } : null;
    },
    load: (id) => (id.startsWith(PREFIX) ? { code: code(id, host), moduleType: 'js' } : null),
  };
}

function code(id: string, host: KernelHost): string {
  const name = id.slice(PREFIX.length);
  const module = MODULES.find((candidate) => candidate.name === name);
  if (module === undefined) throw new Error(`${id} is not in scripts/kernels.mjs`);
  switch (host) {
    case 'received':
      return 'export default () => [];';
    case 'imported':
      return `
        import module from '../${name}.wasm';
        export default () => [{ variant: 'baseline', compile: () => module }];`;
    case 'embedded': {
      return `
        import { embedded } from ${JSON.stringify(EMBEDDED)};
        const packed = ${JSON.stringify(packedVariants(name, module.variants))};
        export default () => embedded(packed, ${JSON.stringify(module.variants)});`;
    }
  }
}

/** Packing takes a second, and several hosts are built in turn. */
const packs = new Map<string, readonly string[]>();

function packedVariants(name: string, variants: readonly Variant[]): readonly string[] {
  const packed =
    packs.get(name) ?? pack(variants.map((variant) => readFileSync(kernelFile(name, variant))));
  packs.set(name, packed);
  return packed;
}
