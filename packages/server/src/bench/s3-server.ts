// A real S3 server as a process, behind a proxy that makes it fail in the ways that real ones do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { ServiceError } from '../service-error.ts';

/**
 * `refuse` drops connections, `hang` never answers, `busy` answers 503, `cut` breaks off in the middle of an answer, `hide`
 * answers 403 for what is missing, as Amazon does to who may not list the bucket.
 */
export type S3Behaviour = 'work' | 'refuse' | 'hang' | 'busy' | 'cut' | 'hide';

export interface S3Server {
  /** Environment for a client of the bucket `nonet`. */
  readonly environment: NodeJS.ProcessEnv;
  behave(behaviour: S3Behaviour): void;
  close(): void;
}

const RESTART_MS = 500;

/**
 * Starts the server; it is started again whenever it dies.
 * @param folder where the objects are kept
 * @throws ServiceError `s3-start-failed`
 */
export async function startS3Server(folder: string): Promise<S3Server> {
  const port = await freePort();
  const program = join(
    dirname(createRequire(import.meta.url).resolve('s3rver/package.json')),
    'bin/s3rver.js',
  );
  const options = ['-d', folder, '-p', String(port), '-a', '127.0.0.1', '--configure-bucket', 'nonet', '-s'];
  // Detached: Ctrl-C in a terminal is for the parent, and the server must outlive the nodes.
  const run = () => spawn(process.execPath, [program, ...options], { stdio: 'ignore', detached: true });
  let server = run();
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  while (!(await fetch(`http://127.0.0.1:${port}`).catch(() => undefined))) {
    const ended = server.exitCode ?? server.signalCode;
    if (ended !== null)
      throw new ServiceError('s3-start-failed', `the S3 server ended with ${ended} before it answered`);
    await sleep(50);
  }
  // It dies of a full disk; a supervisor would start it again.
  let closed = false;
  const restart = async () => {
    await sleep(RESTART_MS);
    if (closed) return;
    server = run();
    server.once('exit', restart);
  };
  server.once('exit', restart);
  let behaviour: S3Behaviour = 'work';
  const proxy = createServer((incoming, response) => answer(incoming, response, port, behaviour));
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    environment: {
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    },
    behave(next) {
      behaviour = next;
      proxy.closeAllConnections(); // requests that hang are released
    },
    close() {
      closed = true;
      process.off('exit', kill);
      proxy.close();
      proxy.closeAllConnections();
      kill();
    },
  };
}

function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  port: number,
  behaviour: S3Behaviour,
): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'refuse') incoming.socket.destroy();
  else if (behaviour === 'busy') response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
  else if (behaviour === 'cut') {
    response.writeHead(200, { 'content-length': 1_000 });
    response.write('half', () => incoming.socket.destroy());
  } else {
    const { method, url, headers } = incoming;
    const onward = request({ port, host: '127.0.0.1', method, path: url, headers }, (answered) => {
      const hidden = behaviour === 'hide' && answered.statusCode === 404;
      response.writeHead(hidden ? 403 : answered.statusCode!, answered.headers);
      answered.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  }
}
