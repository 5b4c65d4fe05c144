// What is said of a kernel.

/**
 * `baseline`: SIMD of 128 bits. `fused`: relaxed SIMD, whose multiply-add rounds once, on engines where it
 * really does. `wide`: that, and 128-bit products (wide arithmetic).
 */
export type Variant = 'baseline' | 'fused' | 'wide';

/** Which variant of the kernel runs, and why. */
export interface KernelInfo {
  readonly variant: Variant;
  /** The faster variants that do not run here, and why. */
  readonly rejected: readonly { readonly variant: Variant; readonly reason: string }[];
}
