// Information about the kernels in use.

/**
 * `baseline`: SIMD of 128 bits. `fused`: relaxed SIMD, whose multiply-add rounds once, on engines
 * where it really does. `wide`: that, and 128-bit products (wide arithmetic).
 */
export type Variant = 'baseline' | 'fused' | 'wide';

/** Which variant of a Wasm module runs, and why. */
export interface ModuleInfo {
  readonly variant: Variant;
  /** The faster variants that do not run here, and why. */
  readonly rejected: readonly { readonly variant: Variant; readonly reason: string }[];
}

/** What runs here: the module for integers below 2^64, and all that have been used so far. */
export interface KernelInfo extends ModuleInfo {
  /** By name: `word` for integers below 2^64, `multiword` for larger ones. */
  readonly modules: Readonly<Record<string, ModuleInfo>>;
}
