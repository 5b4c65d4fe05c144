// Decides the cases in a browser, by each variant of the kernel. Bundled, and imported by a page.

import { decodeCases } from '../support/cases.js';
import { type Judgement, judgeVariants } from '../support/judge.js';

/** Judges the variants whose files the page's site has. */
export async function judgeInPage(variants: readonly string[]): Promise<Judgement[]> {
  const modules = variants.map(
    async (variant) => [variant, await load(`${variant}.wasm`)] as const,
  );
  return judgeVariants(new Map(await Promise.all(modules)), decodeCases(await load('cases.bin')));
}

async function load(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
