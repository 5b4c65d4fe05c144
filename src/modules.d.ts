/**
 * The build makes these from the modules of `scripts/kernels.mjs`: see `scripts/kernel-sources.ts`.
 */
declare module 'kernel:*' {
  const sources: import('./wasm/sources.js').KernelSources;
  export default sources;
}

/** The build puts the built worker here, as text. */
declare module 'embedded:worker' {
  const source: string;
  export default source;
}
