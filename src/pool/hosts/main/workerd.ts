// workerd, which has no worker threads.

import type { MakePlatform } from './platform.js';

export const availableParallelism = (): number => 1;

export const makePlatform: MakePlatform = () => ({
  spawn: () => {
    throw new Error('there are no workers here');
  },
  // Not by a message as in a page: no timer fires there while messages come.
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  origin: { source: 'file' },
});
