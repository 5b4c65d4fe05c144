/** The build packs modules: see scripts/packed-modules.ts. */
declare module 'packed:kernel' {
  const changes: readonly string[];
  export default changes;
}

declare module 'packed:big' {
  const changes: readonly string[];
  export default changes;
}

/** The build puts the built worker here, as text. */
declare module 'embedded:worker' {
  const source: string;
  export default source;
}

/** An import of this kind is left to the host. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
