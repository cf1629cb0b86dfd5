// The npm package, built, packed and installed: the command, the types, the page, and every example.
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodePng } from '@nonet/server/images';
import { publint } from 'publint';
import { build, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserPath, openBrowser } from '../browser.ts';
import {
  builtPackage,
  commandOf,
  examples,
  installPackage,
  packPackage,
  runNode,
  startNode,
} from './install.ts';

vi.setConfig({ testTimeout: 600_000 }); // whole programs, on machines that others use too

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const module = (path: string) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

let file: string;
let folder = '';

beforeAll(() => {
  file = packPackage(); // fails if the API differs from docs/api
  folder = installPackage(file);
}, 600_000);

afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

/** Runs an example in a folder of its own beside it. */
function runExample(
  name: string,
  args: readonly string[] = [],
  input?: string,
): { cwd: string; output: string } {
  const cwd = join(folder, 'ran', name);
  mkdirSync(cwd, { recursive: true });
  return { cwd, output: runNode(join(folder, name), args, cwd, input) };
}

const isPng = (path: string): boolean => readFileSync(path).subarray(0, 4).equals(PNG);

describe('the package', () => {
  it('is in the form that Node and bundlers expect', async () => {
    const { messages } = await publint({ pkgDir: builtPackage, pack: false, strict: true });
    expect(messages).toEqual([]);
    const args = [
      file,
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      './nonet-1.model',
      '--format',
      'json',
    ];
    const { analysis } = JSON.parse(runNode(module('@arethetypeswrong/cli/dist/index.js'), args, folder)) as {
      analysis: { types: { kind: string }; entrypoints: object };
    };
    expect(analysis.types).toEqual({ kind: 'included' });
    expect(Object.keys(analysis.entrypoints)).toEqual(
      expect.arrayContaining(['.', './client', './tensor', './web']),
    );
  });

  it('has a reason for each of its dependencies', () => {
    const reasons = readFileSync(
      new URL('../../docs/decisions/0035-one-package.md', import.meta.url),
      'utf8',
    );
    const cells = [...reasons.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) =>
      cell!.split(/,| \(optional\)|\s+/),
    );
    const given = (name: string) =>
      cells.some((cell) => cell === name || (cell.endsWith('\\*') && name.startsWith(cell.slice(0, -2))));
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(builtPackage, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'optionalDependencies', object>;
    const names = Object.keys({ ...dependencies, ...optionalDependencies });
    // Named beside the table: nobody imports it.
    expect(names.filter((name) => !given(name))).toEqual(['@better-auth/core']);
  });

  it.each([
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ])('has types for strict programs with $moduleResolution', (options) => {
    const source = fileURLToPath(new URL('./consumer.ts.txt', import.meta.url));
    writeFileSync(join(folder, 'consumer.ts'), readFileSync(source));
    const compilerOptions = {
      ...options,
      target: 'es2023',
      lib: ['es2023', 'dom'],
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    runNode(module('typescript/bin/tsc'), ['-p', 'tsconfig.json'], folder);
  });

  it('brings the command', () => {
    const cwd = join(folder, 'ran/command');
    mkdirSync(cwd, { recursive: true });
    runNode(commandOf(folder), ['draw', 'a cat', '--count', '2', '--seed', '1', '--out', 'cat'], cwd);
    expect(readdirSync(join(cwd, 'cat')).sort()).toEqual(['01.png', '02.png', 'grid.png']);
  });

  it('serves page, service and drawings, and ends on SIGTERM', async () => {
    const args = ['serve', '--all', '--port', '0', '--data', join(folder, 'data'), '--threads', '1'];
    const { child, url } = await startNode(commandOf(folder), args, folder);
    try {
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await (await fetch(url)).text()).toContain('<form');
      const { cwd, output } = runExample('client-streaming.mjs', [url, 'a blue boat', '1']);
      expect(output).toMatch(/step \d+ of \d+[\s\S]*1 pictures, seed \d+/);
      expect(isPng(join(cwd, 'picture-1.png'))).toBe(true);
    } finally {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    expect(child.exitCode).toBe(0);
  });
});

describe('the examples', () => {
  it('draw.mjs draws and shows progress', () => {
    const { cwd, output } = runExample('draw.mjs', ['a red apple', '1']);
    expect(output).toMatch(/1 pictures, seed \d+/);
    expect(isPng(join(cwd, 'picture-1.png'))).toBe(true);
  });

  it('fastify-route.mjs answers with a picture, and says what is wrong', async () => {
    const { child, url } = await startNode(join(folder, 'fastify-route.mjs'), ['0'], folder);
    const [drawn, empty] = [await fetch(`${url}/draw?prompt=a%20cat&seed=1`), await fetch(`${url}/draw`)];
    expect(drawn.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await drawn.arrayBuffer()).subarray(0, 4)).toEqual(PNG);
    expect(empty.status).toBe(400);
    expect(await empty.json()).toMatchObject({ code: expect.stringMatching(/^prompt-/) });
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('train-network.mjs learns, and writes ONNX', () => {
    const { cwd, output } = runExample('train-network.mjs');
    expect(output).toContain('4 of 4 right');
    expect(existsSync(join(cwd, 'signs.onnx'))).toBe(true);
  });

  it('chat-bot.mjs answers what is for it', () => {
    const { output } = runExample('chat-bot.mjs', [], 'hello\n/help\n/draw a red boat\n');
    const [help, picture, ...more] = output.trim().split('\n');
    expect(help).toContain('/draw WORDS');
    expect(isPng(picture!)).toBe(true);
    expect(more).toEqual([]);
  });

  it('fine-tune.mjs teaches a folder', async () => {
    const pictures = join(folder, 'zorbos');
    mkdirSync(pictures);
    for (const [i, shade] of [60, 200].entries()) {
      const pixels = new Uint8Array(64 * 64 * 3).fill(shade);
      writeFileSync(
        join(pictures, `zorbo-${i + 1}.png`),
        await encodePng({ index: i, width: 64, height: 64, pixels }),
      );
    }
    const options = ['--steps', '1', '--batch', '2', '--rehearse', '0', '--threads', '1'];
    const { cwd } = runExample('fine-tune.mjs', [pictures, 'a zorbo', ...options]);
    expect(isPng(join(cwd, 'tuned.png'))).toBe(true);
  });

  it.runIf(browserPath)('browser-page draws in a browser', async () => {
    const page = join(folder, 'browser-page');
    await build({ root: page, logLevel: 'error' });
    const server = await preview({ root: page, logLevel: 'error', preview: { port: 0 } });
    const browser = await openBrowser();
    try {
      const tab = await browser.newPage();
      await tab.goto(server.resolvedUrls!.local[0]!);
      await tab.getByRole('button', { name: 'Draw' }).click();
      const status = tab.getByRole('status');
      await expect.poll(() => status.textContent()).toMatch(/Done|error|:/);
      expect(await status.textContent()).toBe('Done');
      const colours = await tab.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      });
      expect(colours).toBeGreaterThan(50);
    } finally {
      await browser.close();
      await server.close();
    }
  });

  it('are all run here', () => {
    const run = readFileSync(fileURLToPath(import.meta.url), 'utf8');
    for (const name of readdirSync(examples))
      if (name !== 'README.md') expect(run).toContain(`${name.split('.')[0]}`);
  });
});
