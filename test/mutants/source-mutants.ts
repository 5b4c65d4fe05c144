// Changes of one place in the sources of JavaScript, each of which fast tests must catch.

/** One change of a text that stands once in a file of `src/`. */
export interface SourceMutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}
