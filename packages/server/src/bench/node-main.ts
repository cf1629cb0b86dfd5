// One node as a process of its own, for measurements and tests that kill it: `node-main.ts '{"role":"web",...}'`.
import { startServer, startWorker } from '../main.ts';
import type { NodeSpec, ToNode } from './node-process.ts';

// Ctrl-C in a terminal reaches this process too; the parent decides when it ends.
process.on('SIGINT', () => {});
const MachineDate = Date;
const spec = JSON.parse(process.argv[2]!) as NodeSpec;
const node = spec.role === 'web' ? await startServer(spec.options) : await startWorker(spec.options);
process.once('SIGTERM', () => void node.close(5).finally(() => process.exit()));
process.on('message', ({ clockOffsetMs }: ToNode) => setClock(clockOffsetMs));
process.send?.({ url: 'url' in node ? node.url : '' });
// A parent that was killed must not leave its nodes behind.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

/** Sets the clock of this process to the machine's plus an offset, as a time server's correction would. */
function setClock(offsetMs: number): void {
  const { now } = MachineDate;
  globalThis.Date = class extends MachineDate {
    constructor(...values: []) {
      if (values.length > 0) super(...values);
      else super(now() + offsetMs);
    }
    static override now(): number {
      return now() + offsetMs;
    }
  } as DateConstructor;
}
