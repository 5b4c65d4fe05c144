// Builds the page into site/dist/, and with `--serve` serves it from there. The package must be built before:
// the page uses it as any other program does.

import { createReadStream } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const FOLDER = path('site/dist');

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
await build({
  input: {
    main: path('site/main.ts'),
    'number-worker': path('site/number-worker.ts'),
    'list-worker': path('site/list-worker.ts'),
    'benchmark-worker': path('site/benchmark-worker.ts'),
  },
  platform: 'browser',
  tsconfig: false,
  resolve: { alias: { primepool: path('dist/web/index.js') } },
  logLevel: 'warn',
  output: {
    dir: FOLDER,
    format: 'esm',
    minify: true,
    // All in one folder, where the pool and the page look for their workers.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
});
for (const name of ['index.html', 'style.css', 'icon.svg']) {
  await cp(path(`site/${name}`), join(FOLDER, name));
}
await cp(path('dist/web/worker.js'), join(FOLDER, 'worker.js'));

if (process.argv.includes('--serve')) {
  const types = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.svg': 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = createReadStream(join(FOLDER, normalize(name)));
    file.on('open', () => {
      response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' });
      file.pipe(response);
    });
    file.on('error', () => response.writeHead(404).end('There is no such file.'));
  });
  const port = Number(process.env.PORT ?? 8080);
  server.listen(port, () =>
    console.log(`The page is at http://localhost:${port}/ (Ctrl-C ends it).`),
  );
}
