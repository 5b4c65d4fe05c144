// Instantiates Wasm modules: the fastest variant that gives right answers here, compiled at first
// use, once for each thread.

import { KernelError } from '../input/errors.js';
import type { ModuleInfo, Variant } from './kernel-info.js';
import { orShortage } from './shortage.js';
import type { KernelSource, KernelSources } from './sources.js';

/** The definition of a kernel. @internal */
export interface KernelDefinition<K> {
  readonly name: string;
  readonly sources: KernelSources;
  /** Starts an instance and gives it its types. */
  readonly instantiate: (module: WebAssembly.Module) => K;
  /** Whether an instance gives right answers here, by the very instructions that it will use. */
  readonly isRight: (kernel: K) => boolean;
}

/** A Wasm module, wherever its variants come from. @internal */
export interface KernelModule<K = unknown> {
  readonly name: string;
  /**
   * This thread's instance. The first call compiles it, which takes a few milliseconds.
   *
   * @throws KernelError if none runs here
   */
  kernel(): K;
  /** The same for callers with a fallback; undefined if none runs here. */
  tryKernel(): K | undefined;
  /**
   * The compiled module, for other threads to use.
   *
   * @throws KernelError if none runs here
   */
  module(): WebAssembly.Module;
  /** The same; the reason if none runs here. */
  moduleOrReason(): WebAssembly.Module | string;
  /** Makes this thread use a module that another compiled, or its fallback, from now on. */
  use(module: WebAssembly.Module | string): void;
  /** Which variant runs here, and why. @throws KernelError if none does */
  info(): ModuleInfo;
}

/** The modules compiled on this thread, by name. */
const inUse = new Map<string, ModuleInfo>();

/** The variants of all modules compiled on this thread so far. @internal */
export function modulesInUse(): Record<string, ModuleInfo> {
  return Object.fromEntries(inUse);
}

interface Compiled<K> {
  readonly kernel: K;
  readonly module: WebAssembly.Module;
  readonly info: ModuleInfo;
}

/** @internal */
export function defineKernel<K>(definition: KernelDefinition<K>): KernelModule<K> {
  const { name, instantiate } = definition;
  let current: K | undefined;
  let compiled: Compiled<K> | undefined;
  let absent = false;
  let received: WebAssembly.Module | string | undefined;

  const compile = (): Compiled<K> => {
    compiled ??= choose(definition);
    inUse.set(name, compiled.info);
    return compiled;
  };
  const start = (): K => {
    if (typeof received === 'string') throw new KernelError(received);
    return received === undefined ? compile().kernel : startInstance(received, instantiate);
  };
  const kernel = (): K => {
    current ??= start();
    return current;
  };
  /** Falls back for good after the first failure: each attempt takes milliseconds. */
  const orAbsent = <T>(action: () => T): T | undefined => {
    if (absent) return undefined;
    try {
      return action();
    } catch {
      absent = true;
      return undefined;
    }
  };
  return {
    name,
    kernel,
    tryKernel: () => current ?? orAbsent(kernel),
    module: () => compile().module,
    moduleOrReason: () => {
      try {
        return compile().module;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    use: (module) => {
      current = undefined;
      received = module;
      absent = typeof module === 'string';
    },
    info: () => compile().info,
  };
}

/** @throws KernelError if no variant is right here */
function choose<K>({ sources, instantiate, isRight }: KernelDefinition<K>): Compiled<K> {
  if (typeof WebAssembly === 'undefined') {
    throw new KernelError('there is no WebAssembly here, as in an engine without a compiler');
  }
  const rejected: { variant: Variant; reason: string }[] = [];
  for (const source of sources()) {
    const { variant } = source;
    const module = compileSource(source);
    if (module === undefined) {
      rejected.push({ variant, reason: 'the engine does not know its instructions' });
      continue;
    }
    const kernel = startInstance(module, instantiate);
    if (isRight(kernel)) return { kernel, module, info: { variant, rejected } };
    rejected.push({
      variant,
      reason: 'its answers are wrong here, as where multiply-add rounds twice',
    });
  }
  const reasons = rejected.map(({ variant, reason }) => `${variant}: ${reason}`).join('; ');
  throw new KernelError(`the WebAssembly kernel does not run here: ${reasons}`);
}

function compileSource(source: KernelSource): WebAssembly.Module | undefined {
  try {
    return source.compile();
  } catch (cause) {
    // Only a policy refuses a valid module.
    throw forbidden(cause);
  }
}

function startInstance<K>(
  module: WebAssembly.Module,
  instantiate: (module: WebAssembly.Module) => K,
): K {
  try {
    return orShortage(() => instantiate(module));
  } catch (cause) {
    // WebKit refuses only here.
    if (cause instanceof WebAssembly.CompileError) throw forbidden(cause);
    throw cause;
  }
}

function forbidden(cause: unknown): KernelError {
  return new KernelError(
    "the WebAssembly kernel cannot be compiled here: a Content-Security-Policy needs 'wasm-unsafe-eval' in its script-src",
    { cause },
  );
}
