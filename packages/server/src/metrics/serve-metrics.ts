// The figures of a process that answers no other requests: a worker.
import { createServer } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Answers GET /metrics and /healthz. Gives the function that ends it. */
export async function serveMetrics(
  metrics: Metrics,
  host: string,
  port: number,
): Promise<() => Promise<void>> {
  const server = createServer(async ({ url }, response) => {
    if (url === '/metrics') {
      response.setHeader('content-type', metrics.registry.contentType);
      response.end(await metrics.registry.metrics());
    } else {
      response.statusCode = url === '/healthz' ? 200 : 404;
      response.end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return async () => {
    server.closeAllConnections();
    server.close();
  };
}
