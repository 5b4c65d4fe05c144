// WebKit as Debian has it: WebKitGTK's small browser on a virtual screen, driven by the commands of
// https://www.w3.org/TR/webdriver2/. The clients for it are either large or need newer versions of
// Node, and these few commands are sufficient.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

/** A browser of its own with one page. */
export interface Session extends AsyncDisposable {
  /** Name and version of the browser. */
  readonly version: string;
  /**
   * Sends a command about this session.
   *
   * @param path what follows the session in the command's address, such as `url`
   * @param body parameters; without any, the command is a GET request
   * @throws if the browser says that it failed
   */
  command(path: string, body?: object): Promise<unknown>;
  /**
   * The value of an expression, or what it resolves to, as far as JSON can represent it.
   */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The commands that must be installed. */
export const WEBKIT_COMMANDS = ['WebKitWebDriver', 'Xvfb'] as const;

/**
 * Milliseconds that a page may take for one operation. Node's `fetch` waits five minutes for an
 * answer.
 */
const PATIENCE = 280_000;

/** Milliseconds between checks whether the driver is up, and the number of checks. */
const [INTERVAL, LOOKS] = [50, 600];

/**
 * There is no graphics card. With OpenGL in software, a change of one word takes 100 ms of CPU time
 * for a frame, half of it to copy the whole window to a screen in memory; without compositing, it
 * takes 20 ms.
 */
const WITHOUT_CARD = {
  WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
};

/** Width and height in pixels, and bits of colour. */
const SCREEN = '1280x1024x24';

/** Starts the browser. */
export async function startWebKit(): Promise<Session> {
  const children: ChildProcess[] = [];
  // Without its screen, the browser ends too.
  const end = (): void => children.forEach((child) => void child.kill());
  process.once('exit', end);
  const close = async (): Promise<void> => {
    process.off('exit', end);
    end();
  };
  try {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', SCREEN], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(screen);
    const display = await firstLine(screen.stdio[3] as Readable);
    const port = await freePort();
    children.push(
      spawn('WebKitWebDriver', [`--port=${port}`], {
        stdio: 'ignore',
        env: { ...process.env, ...WITHOUT_CARD, DISPLAY: `:${display}` },
      }),
    );
    return await newSession(`http://127.0.0.1:${port}`, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function newSession(driver: string, end: () => Promise<void>): Promise<Session> {
  await isUp(driver);
  const timeouts = { script: PATIENCE, pageLoad: PATIENCE };
  const { sessionId, capabilities } = (await send('POST', `${driver}/session`, {
    capabilities: { alwaysMatch: { timeouts } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = `${driver}/session/${sessionId}`;
  const command: Session['command'] = (path, body) =>
    send(body === undefined ? 'GET' : 'POST', `${session}/${path}`, body);
  const evaluate: Session['evaluate'] = async (expression) => {
    const script = `const settle = arguments[0];
      (async () => (${expression}))().then(
        (value) => settle({ json: JSON.stringify(value) }),
        (error) => settle({ error: error + '\\n' + (error?.stack ?? '') }),
      );`;
    const { json, error } = (await command('execute/async', { script, args: [] })) as {
      json?: string | null;
      error?: string;
    };
    if (error !== undefined) throw new Error(error);
    return json ? JSON.parse(json) : undefined;
  };
  const close = async (): Promise<void> => {
    await send('DELETE', session).finally(end);
  };
  const version = `WebKitGTK/${capabilities.browserVersion}`;
  return { version, command, evaluate, close, [Symbol.asyncDispose]: close };
}

async function isUp(driver: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const up = await send('GET', `${driver}/status`).then(
      () => true,
      () => false,
    );
    if (up) return;
    await delay(INTERVAL);
  }
  throw new Error(`WebKitWebDriver does not answer at ${driver}`);
}

async function send(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function firstLine(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
    if (text.includes('\n')) return text.trim();
  }
  throw new Error('Xvfb has not started');
}
