// A real S3 server for tests, behind a proxy that makes it fail in the ways that real ones do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { freePort } from '../free-port.ts';
import { until } from './until.ts';

/** `refuse` drops connections, `hang` never answers, `cut` breaks off in the middle of an answer. */
export type S3Behaviour = 'work' | 'refuse' | 'hang' | 'busy' | 'cut';

export interface TestS3 {
  /** Environment for a client of the bucket `nonet`. */
  readonly environment: NodeJS.ProcessEnv;
  behave(behaviour: S3Behaviour): void;
  close(): void;
}

/** @param folder where the objects are kept */
export async function startTestS3(folder: string): Promise<TestS3> {
  const port = await freePort();
  const program = join(
    dirname(createRequire(import.meta.url).resolve('s3rver/package.json')),
    'bin/s3rver.js',
  );
  const options = ['-d', folder, '-p', String(port), '--configure-bucket', 'nonet', '-s'];
  const s3 = spawn(process.execPath, [program, ...options], { stdio: 'ignore' });
  await until(() => fetch(`http://127.0.0.1:${port}`));
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
      proxy.closeAllConnections(); // what hangs is let go
    },
    close() {
      proxy.close();
      proxy.closeAllConnections();
      s3.kill('SIGKILL');
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
      response.writeHead(answered.statusCode!, answered.headers);
      answered.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  }
}
