// Checks that a web node can listen at its address, and is as open as its operator intends.
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { json } from 'node:stream/consumers';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface WebSettings {
  readonly host: string;
  readonly port: number;
  readonly trustProxy?: string;
  readonly requireKey?: boolean;
  readonly requestsPerMinute: number;
}

const LOOPBACK = /^(127\.|localhost$|::1$)/;

export async function checkPort({ host, port }: WebSettings): Promise<Finding> {
  const name = 'port';
  const place = `port ${port} on ${host}`;
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (!problem) return ok(name, `${place} is free`);
  if (problem.code === 'EADDRINUSE') {
    if (await isNonet(host, port)) return ok(name, `Nonet itself answers at ${place}`);
    return fail(name, `${place} is taken by another program`, 'choose another with --port');
  }
  const advice = problem.code === 'EACCES' ? 'ports below 1024 need rights' : 'see --host';
  return fail(name, `cannot listen on ${place} (${problem.code ?? problem.message})`, advice);
}

async function isNonet(host: string, port: number): Promise<boolean> {
  const address = /^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  // With an agent of its own, which knows no proxies: they are for other machines.
  const options = { agent: new Agent(), signal: AbortSignal.timeout(2_000) };
  const answer = await new Promise((resolve, reject) => {
    get(`http://${address}:${port}/healthz`, options, (response) => resolve(json(response))).once(
      'error',
      reject,
    );
  }).catch(() => undefined);
  return (answer as { status?: string } | undefined)?.status === 'ok';
}

export function checkOpenness({ host, trustProxy, requireKey, requestsPerMinute }: WebSettings): Finding {
  const name = 'openness';
  if (trustProxy !== undefined && /^\d+$/.test(trustProxy) && Number(trustProxy) > 3) {
    return warn(
      name,
      `${trustProxy} proxies are believed`,
      'each one too many lets callers forge their address',
    );
  }
  if (LOOPBACK.test(host)) return ok(name, 'listens to this machine alone');
  if (requestsPerMinute === 0 && !requireKey) {
    return warn(name, 'everyone may ask as often as they like', 'set --requests-per-minute');
  }
  if (trustProxy === undefined) {
    const advice = 'behind a proxy set --trust-proxy, or all callers count as one';
    return warn(name, `listens to others (${host}) and believes no proxy`, advice);
  }
  return ok(name, `listens to others (${host}) behind ${trustProxy}`);
}
