import { describe, expect, it } from 'vitest';
import { Tokenizer } from '../tokenizer/tokenizer.ts';
import { trainBpe } from '../tokenizer/train-bpe.ts';
import { findWeights, indexedFiles, modelKind } from './repo-form.ts';
import { joinTokenizerFiles } from './tokenizer-files.ts';

describe('modelKind', () => {
  it.each([
    ['dalle-bart', { model_type: 'dallebart' }],
    ['dalle-bart', { image_vocab_size: 16384, decoder_layers: 12 }],
    ['vqgan', { ch_mult: [1, 2], z_channels: 4 }],
    ['clip', { model_type: 'clip' }],
  ])('%s', (kind, config) => expect(modelKind('repo', config)).toBe(kind));

  it.each([
    [{ model_type: 'bert' }, 'hub-kind'],
    [[], 'config-form'],
  ])('refuses %j', (config, code) => {
    expect(() => modelKind('repo', config)).toThrow(expect.objectContaining({ code }));
  });
});

describe('weights', () => {
  it('prefers one file to several, and says what it looked for', () => {
    const all = new Set(['flax_model.msgpack', 'flax_model.msgpack.index.json']);
    expect(findWeights('repo', all)).toEqual({ file: 'flax_model.msgpack' });
    expect(() => findWeights('repo', new Set(['pytorch_model.bin']))).toThrow(/flax_model\.msgpack/);
  });

  it.each([
    [{}],
    [null],
    [{ weight_map: { a: '../secret.msgpack' } }],
    [{ weight_map: { a: 'absent.msgpack' } }],
    [{ weight_map: { a: 7 } }],
  ])('refuses the index %j', (index) => {
    const files = new Set(['one.msgpack', '../secret.msgpack']);
    expect(() => indexedFiles('repo', index, files)).toThrow(
      expect.objectContaining({ code: 'hub-weights' }),
    );
  });
});

describe('joinTokenizerFiles', () => {
  const whole = trainBpe(
    [
      ['a cat in a sombrero', 3],
      ['two cats', 1],
    ],
    290,
  );
  const merges = ['#version: 0.2', ...whole.model.merges, ''].join('\n');

  it('makes the same tokenizer of the older pair of files', () => {
    const joined = new Tokenizer(joinTokenizerFiles(whole.model.vocab, merges));
    const [one, two] = [new Tokenizer(whole), joined].map((tokenizer) => [
      ...tokenizer.encode(' a cat, two sombreros', 16).ids,
    ]);
    expect(two).toEqual(one);
  });

  it.each([[null], [{ '<s>': 'zero' }], [{ a: 1 }]])('refuses the vocabulary %j', (vocab) => {
    expect(() => joinTokenizerFiles(vocab, merges)).toThrow(
      expect.objectContaining({ code: 'tokenizer-invalid' }),
    );
  });
});
