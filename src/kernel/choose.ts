// The choice between the variants of a kernel, by what the engine can do and gets right.

import { KernelError } from '../errors.js';
import type { KernelInfo, Variant } from './info.js';
import type { KernelSource } from './sources.js';

/** A kernel and what it was made of. */
export interface Chosen<K> {
  readonly kernel: K;
  /** To be posted to workers, which need neither compile nor choose. */
  readonly module: WebAssembly.Module;
  readonly info: KernelInfo;
}

/**
 * Compiles and starts the first of the sources that is right here.
 *
 * @throws KernelError if none is
 */
export function choose<K>(
  sources: readonly KernelSource[],
  instantiate: (module: WebAssembly.Module) => K,
  isRight: (kernel: K) => boolean,
): Chosen<K> {
  if (typeof WebAssembly === 'undefined') {
    throw new KernelError('there is no WebAssembly here, as in an engine without a compiler');
  }
  const rejected: { variant: Variant; reason: string }[] = [];
  for (const source of sources) {
    const { variant } = source;
    const started = start(source, instantiate);
    if (started === undefined) {
      rejected.push({ variant, reason: 'the engine does not know its instructions' });
      continue;
    }
    if (isRight(started.kernel)) return { ...started, info: { variant, rejected } };
    rejected.push({
      variant,
      reason: 'its answers are wrong here, as where multiply-add rounds twice',
    });
  }
  throw new KernelError(
    `the WebAssembly kernel does not run here: ${rejected.map(({ variant, reason }) => `${variant}: ${reason}`).join('; ')}`,
  );
}

function start<K>(
  source: KernelSource,
  instantiate: (module: WebAssembly.Module) => K,
): Omit<Chosen<K>, 'info'> | undefined {
  let module: WebAssembly.Module | undefined;
  try {
    module = source.compile();
  } catch (cause) {
    // A module that is valid is refused by nothing but policy.
    throw forbidden(cause);
  }
  try {
    return module && { kernel: instantiate(module), module };
  } catch (cause) {
    // WebKit refuses only here. Memory may be lacking, too.
    throw cause instanceof WebAssembly.CompileError ? forbidden(cause) : cause;
  }
}

function forbidden(cause: unknown): KernelError {
  return new KernelError(
    "the WebAssembly kernel must not be compiled here: a Content-Security-Policy needs 'wasm-unsafe-eval' in its script-src",
    { cause },
  );
}
