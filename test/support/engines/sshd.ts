// Hosts to log in to, all on this machine: an sshd each, with its own key, settings and port.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePorts, outputOf, startProgram, until } from './processes.js';

/**
 * Starts hosts.
 *
 * @param folder an empty one, for everything that they write
 * @returns for each the words that open a shell on it
 */
export async function startHosts(folder: string, count: number): Promise<string[]> {
  const path = (name: string): string => join(folder, name);
  mkdirSync(folder, { mode: 0o700 });
  // The daemon requires it, whatever its settings are.
  mkdirSync('/run/sshd', { recursive: true });
  for (const name of ['host', 'user']) {
    outputOf('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path(name)]);
  }
  outputOf('cp', [path('user.pub'), path('authorized')]);
  chmodSync(path('authorized'), 0o600);
  const logins = (await freePorts(count)).map((port) => {
    const settings = [
      ...[`Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${path('host')}`],
      ...[`AuthorizedKeysFile ${path('authorized')}`, `PidFile ${path(`${port}.pid`)}`],
      ...['StrictModes no', 'UsePAM no', 'PasswordAuthentication no', 'PermitRootLogin yes'],
      // One login for each task, and many tasks at a time.
      ...['MaxStartups 100', 'MaxSessions 100', ''],
    ];
    writeFileSync(path(`${port}.conf`), settings.join('\n'));
    startProgram('/usr/sbin/sshd', ['-D', '-e', '-f', path(`${port}.conf`)]);
    const client = [
      ...['ssh', '-F', 'none', '-i', path('user'), '-p', String(port), '-l', userInfo().username],
      ...['-o', 'StrictHostKeyChecking=no', '-o', `UserKnownHostsFile=${path('known')}`],
      ...['-o', 'LogLevel=ERROR', '127.0.0.1'],
    ];
    return client.join(' ');
  });
  for (const login of logins) {
    await until('the host answers', () => {
      try {
        return outputOf('sh', ['-c', `${login} true`]) === '';
      } catch {
        return false;
      }
    });
  }
  return logins;
}
