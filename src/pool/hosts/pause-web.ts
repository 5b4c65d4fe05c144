// A turn of the event loop, in a page and in a worker alike.

/**
 * Resolves after a turn of the event loop. By a message, because a timer waits for 4 ms once a few
 * have followed each other; scheduler.yield() would go on before messages that have arrived
 * meanwhile.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep Node alive, where tests run code that was made for browsers.
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
