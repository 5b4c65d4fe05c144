// A web site on this machine, for pages under test. It serves everything from memory.

import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';

/** A site that runs until it is disposed of. It does not keep its process alive. */
export interface Site extends AsyncDisposable {
  /** Ends with a slash. */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** The front page of a site without one. Its empty icon keeps browsers from requesting one. */
const BLANK = '<!doctype html><link rel="icon" href="data:,"><title>primepool</title>';

/** The files in a folder, and in the folders in it, for {@link serve}. */
export function filesIn(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [relative(folder, file).replaceAll(sep, '/'), readFileSync(file)];
    }),
  );
}

/**
 * @param files contents by path, without the leading slash; `index.html` is the page of a folder;
 *   null is never sent
 * @param headers of every response, by their names in lower case
 */
export async function serve(
  files: ReadonlyMap<string, string | Uint8Array | null>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.slice(1);
    const path = pathname.endsWith('/') ? `${name}index.html` : name;
    const contents =
      files.get(path) === undefined && path === 'index.html' ? BLANK : files.get(path);
    if (contents === null) return;
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(contents === undefined ? 404 : 200, { 'content-type': type, ...headers });
    response.end(contents);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, close, [Symbol.asyncDispose]: close };
}
