import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkParity } from './check-parity.ts';
import { writeDalleBartReference, writeVqganReference } from './testing.ts';

const referenceFolder =
  process.env['NONET_PARITY_DIR'] ?? join(import.meta.dirname, '../../../../../shared/parity');
const full = process.env['NONET_PARITY_FULL'] === '1';
const present = existsSync(referenceFolder);
if (!present) console.warn(`skipped: parity with reference outputs, as ${referenceFolder} is not there`);
else if (!full)
  console.warn('skipped: parity of the full sizes, which takes minutes (NONET_PARITY_FULL=1 runs it)');

let scratch: string;
/** A DalleBart reference `a.json` and a VQGAN reference `b.json`. */
let intact: string;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'nonet-parity-'));
  intact = await folderWith('intact', async (target) => {
    await writeDalleBartReference(join(target, 'a.json'));
    await writeVqganReference(join(target, 'b.json'));
  });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A new folder; `fill` puts files into it. */
async function folderWith(name: string, fill: (folder: string) => void | Promise<void>): Promise<string> {
  const folder = join(scratch, name);
  mkdirSync(folder);
  await fill(folder);
  return folder;
}

function editJson(path: string, change: (json: Record<string, unknown>) => void): void {
  const json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(json);
  writeFileSync(path, JSON.stringify(json));
}

describe.skipIf(!present)('reference outputs', () => {
  it('agree: small DalleBart and text normaliser', async () => {
    const folder = await folderWith('references', (target) => {
      const files = ['json', 'logits.f32', 'encoder_state.f32', 'flax_model.msgpack'].map(
        (end) => `tiny.${end}`,
      );
      for (const file of [...files, 'text_normalizer.json']) {
        symlinkSync(join(referenceFolder, file), join(target, file));
      }
    });
    const results = await checkParity(folder);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['dalle-bart', 'text-normalizer']);
    expect(results.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  it.skipIf(!full)('agree: every file, at full size', { timeout: 1_800_000 }, async () => {
    const results = await checkParity(referenceFolder);
    expect(results.length).toBeGreaterThan(3);
    expect(results.filter(({ agrees }) => !agrees)).toEqual([]);
  });
});

describe('made-up references', () => {
  it('agree at other sizes, strides and text lengths', async () => {
    const passedOver: string[] = [];
    const folder = await folderWith('agreeing', (target) => {
      cpSync(intact, target, { recursive: true });
      writeFileSync(join(target, 'pairs.json'), JSON.stringify([['A Cat', ' a cat']]));
      writeFileSync(join(target, 'package.json'), JSON.stringify({ name: 'something else' }));
    });
    const results = await checkParity(folder, { onPassedOver: (file) => passedOver.push(file) });
    expect(results.map(({ file, kind, agrees }) => [file, kind, agrees])).toEqual([
      ['a.json', 'dalle-bart', true],
      ['b.json', 'vqgan', true],
      ['pairs.json', 'text-normalizer', true],
    ]);
    expect(passedOver).toEqual(['package.json']);
  });

  const broken: [what: string, part: 'a' | 'b', damage: (folder: string) => void, says: RegExp][] = [
    [
      'a missing number file',
      'a',
      (at) => rmSync(join(at, 'a.logits_every3.f32')),
      /a\.logits_every3\.f32: expected \d+ bytes .* got no file/,
    ],
    [
      'a truncated number file',
      'b',
      (at) => truncate(join(at, 'b.decoded_every2.f32')),
      /b\.decoded_every2\.f32: expected \d+ bytes .* got \d+/,
    ],
    [
      'one wrong logit',
      'a',
      (at) => nudge(join(at, 'a.logits_every3.f32'), 0.01),
      /DIFFERS logits_every3.*1\.00e-2/,
    ],
    [
      'a logit that is no number',
      'a',
      (at) => nudge(join(at, 'a.logits_every3.f32'), Number.NaN),
      /DIFFERS.*Infinity/,
    ],
    [
      'one wrong encoder state',
      'a',
      (at) => nudge(join(at, 'a.encoder_state7.f32'), 0.01),
      /DIFFERS encoder_state7/,
    ],
    ['one wrong pixel', 'b', (at) => nudge(join(at, 'b.decoded_every2.f32'), 0.01), /DIFFERS decoded_every2/],
    ['one wrong code', 'b', (at) => nudge(join(at, 'b.encoded_first3.f32'), 0.01), /DIFFERS encoded_first3/],
    [
      'wrong choices',
      'a',
      (at) =>
        edit(at, 'a', (json) => {
          json['guided_argmax'] = [1, 1, 1, 1, 1, 1];
        }),
      /DIFFERS guided argmax.*wrong/,
    ],
    [
      'wrong tokens',
      'b',
      (at) =>
        edit(at, 'b', (json) => {
          json['encoded_tokens'] = Array(16).fill(0);
        }),
      /DIFFERS encoded_tokens.*wrong/,
    ],
    [
      'another mean',
      'b',
      (at) =>
        edit(at, 'b', (json) => {
          json['mean'] = 5;
        }),
      /DIFFERS mean/,
    ],
    [
      'another parameter',
      'b',
      (at) =>
        edit(at, 'b', (json) => {
          json['parameters'] = { 'decoder/extra/bias': [1] };
        }),
      /DIFFERS parameters/,
    ],
    [
      'a missing key',
      'a',
      (at) =>
        edit(at, 'a', (json) => {
          delete json['text_ids'];
        }),
      /"text_ids" should be/,
    ],
    [
      'a token out of range',
      'a',
      (at) =>
        edit(at, 'a', (json) => {
          json['forced_tokens'] = [1, 2, 3, 4, 999];
        }),
      /"forced_tokens" should be tokens from 0 to 21, got 999/,
    ],
    [
      'a shape that the config forbids',
      'a',
      (at) =>
        edit(at, 'a', (json) => {
          json['config'] = { ...(json['config'] as object), image_vocab: 40 };
        }),
      /logits_every3 should have shape/,
    ],
    ['no JSON', 'a', (at) => writeFileSync(join(at, 'a.json'), '{"config"'), /cannot be read as JSON/],
  ];

  it.each(broken)(
    'disagree with %s, and the other file is still checked',
    async (what, part, damage, says) => {
      const folder = await folderWith(what, (target) => {
        cpSync(intact, target, { recursive: true });
        damage(target);
      });
      const results = await checkParity(folder);
      const file = `${part}.json`;
      expect(results.map((result) => [result.file, result.agrees])).toEqual([
        ['a.json', file !== 'a.json'],
        ['b.json', file !== 'b.json'],
      ]);
      expect(results.find((result) => result.file === file)!.details.join('\n')).toMatch(says);
    },
  );

  it('disagree where there is nothing to compare', async () => {
    const folder = await folderWith('nothing', (target) => {
      writeFileSync(
        join(target, 'v.json'),
        JSON.stringify({
          config: {
            ch: 8,
            ch_mult: [1],
            num_res_blocks: 1,
            z_channels: 4,
            embed_dim: 4,
            n_embed: 4,
            resolution: 4,
          },
        }),
      );
    });
    expect((await checkParity(folder))[0]).toMatchObject({
      agrees: false,
      details: ['holds nothing that could be compared'],
    });
  });

  it('are refused as a whole when there are none', async () => {
    const folder = await folderWith('empty', () => {});
    await expect(checkParity(folder)).rejects.toMatchObject({ code: 'parity-folder' });
    await expect(checkParity(join(folder, 'no such folder'))).rejects.toMatchObject({
      code: 'parity-folder',
    });
    await folderWith('cancelled', (target) => writeFileSync(join(target, 'pairs.json'), '[["A", " a"]]'));
    const cancelled = checkParity(join(scratch, 'cancelled'), { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });
});

const edit = (folder: string, stem: string, change: (json: Record<string, unknown>) => void): void =>
  editJson(join(folder, `${stem}.json`), change);

function truncate(path: string): void {
  writeFileSync(path, readFileSync(path).subarray(0, -4));
}

/** Adds to the first number of a file. */
function nudge(path: string, amount: number): void {
  const bytes = readFileSync(path);
  bytes.writeFloatLE(bytes.readFloatLE(0) + amount, 0);
  writeFileSync(path, bytes);
}
