// A process that goes on after errors that nothing caught.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const PROGRAM = `
  import { setImmediate as next } from 'node:timers/promises';
  import { createLogger } from ${JSON.stringify(new URL('./logging.ts', import.meta.url))};
  import { Metrics } from ${JSON.stringify(new URL('./metrics/metrics.ts', import.meta.url))};
  import { outliveErrors } from ${JSON.stringify(new URL('./outlive-errors.ts', import.meta.url))};
  const metrics = new Metrics({ ofProcess: false });
  const end = outliveErrors(createLogger('error'), metrics);
  process.on('some event', () => { throw new Error('of a listener'); });
  setImmediate(() => process.emit('some event'));
  void Promise.reject(new Error('of a promise'));
  await next();
  await next();
  const { values } = await metrics.errors.get();
  console.log(JSON.stringify({ counted: values.map(({ labels, value }) => [labels.code, value]) }));
  end();
`;

it('logs and counts what a listener throws and what a promise is rejected with, and goes on', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    PROGRAM,
  ]);
  const lines = stdout.trimEnd().split('\n');
  const told = lines.map((line) => JSON.parse(line) as { err?: { message: string } });
  expect(told.flatMap(({ err }) => (err ? [err.message] : [])).sort()).toEqual([
    'of a listener',
    'of a promise',
  ]);
  expect(told).toContainEqual({ counted: [['uncaught', 2]] });
});
