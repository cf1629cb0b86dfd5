// One node as a process of its own, for measurements and tests that kill it: `node-main.ts '{"role":"web",...}'`.
import { startServer, startWorker } from '../main.ts';
import type { NodeSpec } from './node-process.ts';

// Ctrl-C in a terminal reaches this process too; the parent decides when it ends.
process.on('SIGINT', () => {});
const spec = JSON.parse(process.argv[2]!) as NodeSpec;
const node = spec.role === 'web' ? await startServer(spec.options) : await startWorker(spec.options);
process.once('SIGTERM', () => void node.close(5).finally(() => process.exit()));
process.send?.({ url: 'url' in node ? node.url : '' });
// A parent that was killed must not leave its nodes behind.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
