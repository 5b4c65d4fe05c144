/** The build packs modules: see scripts/packed-modules.ts. */
declare module 'packed:kernel' {
  const text: string;
  export default text;
}

declare module 'packed:big' {
  const text: string;
  export default text;
}

/** An import of this kind is left to the host. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
