// Peak memory is that of this process, not of the one that started it.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('is not the peak of the process that started it', () => {
  const ballast = Buffer.alloc(600 * 2 ** 20, 1);
  const program = `
    import { peakMegabytes } from ${JSON.stringify(new URL('peak-memory-node.ts', import.meta.url).href)};
    const before = peakMegabytes();
    const more = Buffer.alloc(100 * 2 ** 20, 1);
    console.log(before, peakMegabytes() - before, more.length);`;
  const flags = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
  const [before, grown] = execFileSync(process.execPath, flags, { encoding: 'utf8' }).split(' ').map(Number);
  expect(ballast.length / 2 ** 20).toBeGreaterThan(before!);
  expect(grown).toBeGreaterThan(90);
});
