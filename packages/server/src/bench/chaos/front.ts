// The proxy before the web nodes: nginx or Caddy of the system, with the configuration that hosts are given.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../free-port.ts';
import { removeFolder } from '../../remove-folder.ts';
import { ServiceError } from '../../service-error.ts';

export type FrontKind = 'nginx' | 'caddy';

const deploy = new URL('../../../../../deploy/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, deploy), 'utf8');

/** Proxies that this machine has. */
export const fronts = (): FrontKind[] =>
  (['nginx', 'caddy'] as const).filter((name) => {
    try {
      execFileSync(name, [name === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });

/** The configuration of `deploy/` for nodes and a port of this machine. */
function configurationOf(kind: FrontKind, port: number, [first, second]: readonly string[]): string {
  const hosts = { 'web1:4280': new URL(first!).host, 'web2:4280': new URL(second ?? first!).host };
  let text = read(kind === 'nginx' ? 'nginx.conf' : 'Caddyfile');
  for (const [name, host] of Object.entries(hosts)) text = text.replace(name, host);
  if (kind === 'nginx') return text.replace('listen 80;', `listen 127.0.0.1:${port};`);
  return `{\n\tadmin off\n}\n${text.replace('{$NONET_SITE:localhost}', `http://127.0.0.1:${port}`)}`;
}

export class Front {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, process: ChildProcess, folder: string) {
    this.url = url;
    this.#process = process;
    this.#folder = folder;
  }

  /**
   * Starts a proxy before two nodes.
   * @throws ServiceError `proxy-start-failed`
   */
  static async start(kind: FrontKind, nodes: readonly string[]): Promise<Front> {
    const folder = mkdtempSync(join(tmpdir(), 'nonet-front-'));
    const port = await freePort();
    const path = join(folder, kind === 'nginx' ? 'nginx.conf' : 'Caddyfile');
    writeFileSync(path, configurationOf(kind, port, nodes));
    const nginx = ['-c', path, '-p', folder, '-e', join(folder, 'error.log')];
    const args =
      kind === 'nginx'
        ? [...nginx, '-g', `daemon off; pid ${join(folder, 'nginx.pid')};`]
        : ['run', '--config', path, '--adapter', 'caddyfile'];
    const environment = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const child = spawn(kind, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: environment,
    });
    let said = '';
    child.stderr!.on('data', (text) => {
      said = (said + String(text)).slice(-2_000);
    });
    const url = `http://127.0.0.1:${port}`;
    const front = new Front(url, child, folder);
    while (!(await fetch(`${url}/healthz`).catch(() => undefined))?.ok) {
      if (child.exitCode !== null || child.signalCode !== null) {
        await front.close();
        throw new ServiceError('proxy-start-failed', `${kind} ended before it answered: ${said.trim()}`);
      }
      await sleep(50);
    }
    return front;
  }

  async close(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      await ended;
    }
    await removeFolder(this.#folder);
  }
}
