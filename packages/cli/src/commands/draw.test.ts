// The real command with a real (tiny) model: in a process of its own, but in this one where it refuses.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { writeTinyModel } from '@nonet/models/testing';
import { readPngText } from '@nonet/server/images';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../main.ts';

const nonet = fileURLToPath(new URL('../../../../scripts/nonet.mjs', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'nonet-cli-'));
const model = join(base, 'tiny');
const photo = join(base, 'photo.jpg');
/** Where the command runs: new for every test. */
let home: string;

beforeAll(async () => {
  writeTinyModel(model);
  await sharp({ create: { width: 70, height: 40, channels: 3, background: '#c08020' } }).toFile(photo);
});
beforeEach(() => {
  home = mkdtempSync(join(base, 'home-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [nonet, ...args], { cwd: home });

async function finish(child: ChildProcess, input = '') {
  child.stdin!.end(input);
  const [stdout, stderr] = await Promise.all([
    readAll(child.stdout!),
    readAll(child.stderr!),
    once(child, 'close'),
  ]);
  return { exitCode: child.exitCode, stdout, stderr };
}

const draw = (...args: readonly string[]) => finish(start(['draw', '--model', model, ...args]));

/** The command in this process: where it only refuses, the start of another would be nearly all of the time. */
async function drawHere(...args: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  vi.spyOn(console, 'log').mockImplementation((text) => {
    said.stdout += `${text}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    said.stderr += `${text}\n`;
  });
  const folder = process.cwd();
  process.chdir(home);
  try {
    const argv = ['node', 'nonet', 'draw', '--model', model, ...args];
    const exitCode = await runCommand(argv, new AbortController().signal);
    return { ...said, exitCode };
  } finally {
    process.chdir(folder);
    vi.restoreAllMocks();
  }
}

/** A file with a scene. */
function sceneFile(): string {
  const path = join(home, 'scene.json');
  writeFileSync(path, JSON.stringify({ things: [{ id: 'a', name: 'cat' }], relations: [] }));
  return path;
}

/** A copy of the model, spoilt. */
function spoilt(name: string, spoil: (folder: string) => void): string {
  const folder = join(home, name);
  cpSync(model, folder, { recursive: true });
  spoil(folder);
  return folder;
}

describe('nonet draw', () => {
  it('writes nine pictures that carry their settings, and a grid', async () => {
    const { exitCode, stdout } = await draw('a cat in a sombrero', '--seed', '7', '--json', '--top-k', '20');
    expect(exitCode).toBe(0);
    const { files, ...about } = JSON.parse(stdout) as { files: string[] };
    expect(about).toMatchObject({ seed: 7, model: 'tiny', options: { count: 9, topK: 20 } });
    const folder = 'out/a-cat-in-a-sombrero-7';
    const names = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `0${number}.png`);
    expect(files).toEqual([...names, 'grid.png'].map((name) => join(folder, name)));
    expect(readdirSync(join(home, folder))).toHaveLength(10);
    const fourth = readFileSync(join(home, files[3]!));
    expect(await sharp(fourth).metadata()).toMatchObject({ format: 'png', width: 32 });
    const text = readPngText(fourth);
    expect(text['Description']).toBe('a cat in a sombrero');
    expect(JSON.parse(text['nonet']!)).toMatchObject({
      seed: 7,
      picture: 3,
      model: 'tiny',
      options: { topK: 20 },
    });
    expect(await sharp(join(home, files[9]!)).metadata()).toMatchObject({ width: 98, height: 98 });
  });

  it('reads standard input, takes any script, and never writes over another drawing', async () => {
    mkdirSync(join(home, 'out/猫-1'), { recursive: true });
    const child = start(['draw', '-', '--model', model, '--seed', '1', '--count', '1', '--preview']);
    const { exitCode, stdout, stderr } = await finish(child, ' 猫 \u0007\n');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('1 picture and grid.png in out/猫-1-2 ')]);
    expect(stderr).toContain('▀');
    expect(readdirSync(join(home, 'out/猫-1'))).toEqual([]);
  });

  it('prints the plan of a scene, and draws it changed into pictures that carry it', {
    timeout: 300_000,
  }, async () => {
    const prompt = 'a cat riding a horse on the beach';
    const { stdout: plan } = await finish(start(['draw', prompt, '--plan']));
    const scene = JSON.parse(plan) as { things: object[] };
    expect(scene).toMatchObject({
      things: [{ name: 'cat' }, { name: 'horse' }],
      relations: [{ name: 'riding' }],
      place: 'beach',
    });
    expect(existsSync(join(home, 'out'))).toBe(false); // nothing is drawn
    const changed = { ...scene, things: [{ ...scene.things[0], name: 'dog' }, scene.things[1]] };
    writeFileSync(join(home, 'scene.json'), JSON.stringify(changed));
    const { stdout } = await finish(
      start(['draw', prompt, '--scene', 'scene.json', '-n', '1', '-s', '1', '--json', '--threads', '1']),
    );
    const { files, scene: composed } = JSON.parse(stdout) as { files: string[]; scene: object };
    expect(composed).toEqual(changed);
    const { nonet: settings } = readPngText(readFileSync(join(home, files[0]!)));
    expect(JSON.parse(settings!)).toMatchObject({ prompt, seed: 1, options: { scene: changed } });
  });

  it('goes on from a picture, and lays a seamless grid out without gaps', async () => {
    const start = ['--image', photo, '--keep-rows', '2', '--also', 'two apples:0.5', '--seamless', 'grid'];
    const { stdout } = await draw('a cat', '-n', '4', '-s', '5', '--json', '--preset', 'min-dalle', ...start);
    const { files, options } = JSON.parse(stdout) as { files: string[]; options: object };
    expect(options).toMatchObject({
      guidanceScale: 16,
      keep: { rows: 2 },
      blend: [{ prompt: 'two apples', weight: 0.5 }],
      seamless: 'grid',
    });
    expect(await sharp(join(home, files[4]!)).metadata()).toMatchObject({ width: 64, height: 64 });
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const child = start([
      'draw',
      'a cat',
      '--model',
      model,
      '--count',
      '64',
      '--out',
      join(home, 'cut/short'),
    ]);
    await once(child.stderr!, 'data'); // the first sign of progress
    child.kill('SIGINT');
    expect(await finish(child)).toMatchObject({
      exitCode: 130,
      stderr: expect.stringContaining('(cancelled)'),
    });
    expect(existsSync(join(home, 'cut'))).toBe(false);
  });
});

describe('nonet draw refuses in one line', () => {
  const cases: [string, number, string, () => readonly string[]][] = [
    ['an empty prompt', 1, 'prompt-empty', () => [' ']],
    ['a prompt that is too long', 1, 'prompt-too-long', () => ['x'.repeat(10_001)]],
    ['an option out of range', 1, 'sampling-option', () => ['a cat', '--top-p', '7']],
    ['an option that is no number', 2, 'invalid-argument', () => ['a cat', '--seed', 'seven']],
    [
      'a folder that cannot be made',
      1,
      'out-folder',
      () => ['a cat', '--out', join(model, 'tokenizer.json', 'x')],
    ],
    [
      'rows to keep that there are not',
      1,
      'draw-option',
      () => ['a cat', '--image', photo, '--keep-rows', '5'],
    ],
    [
      'a picture that is none',
      1,
      'picture-unreadable',
      () => ['a cat', '--image', join(model, 'tokenizer.json')],
    ],
    ['a scene for a model that draws all at once', 1, 'draw-scene', () => ['a cat', '--scene', sceneFile()]],
    ['a plan of a single thing', 1, 'scene-none', () => ['a cat', '--plan']],
    ['a ranker that is not there', 1, 'clip-missing', () => ['a cat', '--ranker', 'clip']],
    ['a model that is not there', 1, 'model-missing', () => ['a cat', '--model', 'no-such-model']],
    [
      'a truncated checkpoint',
      1,
      'checkpoint-truncated',
      () => [
        'a cat',
        '--model',
        spoilt('short', (folder) => truncateSync(join(folder, 'vqgan/model.safetensors'), 5000)),
      ],
    ],
    [
      'an unknown config key',
      1,
      'config-unknown-key',
      () => [
        'a cat',
        '--model',
        spoilt('typo', (folder) => {
          const path = join(folder, 'dalle-bart/config.json');
          const config = JSON.parse(readFileSync(path, 'utf8')) as object;
          writeFileSync(path, JSON.stringify({ ...config, d_modle: 3 }));
        }),
      ],
    ],
  ];

  it.each(cases)('%s', async (_name, exitCode, code, args) => {
    const before = existsSync(join(home, 'out')) ? readdirSync(join(home, 'out')) : undefined;
    const result = await drawHere(...args());
    expect(result.exitCode).toBe(exitCode);
    expect(result.stdout).toBe('');
    expect(result.stderr.split('\n')[0]).toMatch(new RegExp(`^nonet draw: .* \\(${code}\\)$`));
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(home, 'out')) ? readdirSync(join(home, 'out')) : undefined).toEqual(before);
  });

  it('with the same words and exit codes in a process of its own', async () => {
    const refused = await draw('a cat', '--seed', 'seven');
    const { exitCode, stdout, stderr } = await drawHere('a cat', '--seed', 'seven');
    expect(refused).toEqual({ exitCode, stdout, stderr });
    expect(exitCode).toBe(2);
  });

  it('a disk that fills up, with no half of a drawing on it', async (context) => {
    const disk = join(home, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      context.skip('a small disk can only be mounted on Linux by root');
    }
    try {
      const { exitCode, stderr } = await draw('a cat', '--out', join(disk, 'a'));
      expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/the disk is full.*disk-full\)\n$/)]);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
