// Serves site/dist/ on this machine, as plain files: the page needs nothing of its server. PORT chooses another port.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../site/dist/', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  // The path has begun with a slash, so that what goes upwards ends at the folder.
  const file = createReadStream(join(FOLDER, normalize(name)));
  file.on('open', () => {
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
    file.pipe(response);
  });
  file.on('error', () => response.writeHead(404).end('There is no such file.'));
});

const port = Number(process.env.PORT ?? 8080);
server.on('error', (error) => {
  console.error(
    `The page cannot be served: ${error.message}. PORT=8081 npm run site takes another port.`,
  );
  process.exitCode = 1;
});
// Only for this machine.
server.listen(port, '127.0.0.1', () => {
  console.log(`The page is at http://localhost:${port}/ (Ctrl-C ends it).`);
});
