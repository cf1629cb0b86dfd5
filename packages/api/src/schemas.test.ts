import { describe, expect, it } from 'vitest';
import { MAX_COUNT, MAX_PROMPT_LENGTH } from './limits.ts';
import { parseDrawRequest } from './schemas.ts';

const codeOf = (body: unknown): unknown => {
  try {
    parseDrawRequest(body);
    return 'accepted';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('parseDrawRequest', () => {
  it('accepts any text of the allowed length', () => {
    const prompts = [
      'a cat',
      '猫とソンブレロ',
      'قطة',
      '\u001b[31m cat \u007f',
      '🦊',
      'x'.repeat(MAX_PROMPT_LENGTH),
    ];
    for (const prompt of prompts) expect(parseDrawRequest({ prompt })).toEqual({ prompt });
  });

  it('takes out what no database holds', () => {
    expect(parseDrawRequest({ prompt: 'a\u0000 cat\ud800' })).toEqual({ prompt: 'a cat' });
  });

  it('keeps every option', () => {
    const request = {
      prompt: 'a cat',
      negativePrompt: 'dog',
      seed: 2 ** 40,
      count: 4,
      candidates: 8,
      guidanceScale: 0,
      temperature: 0,
      topK: 0,
      topP: 1,
      scene: { things: [{ id: 'a', name: 'cat', colour: 'red' }], relations: [], place: 'beach' },
      joint: true,
    };
    expect(parseDrawRequest(request)).toEqual(request);
  });

  it('names what is wrong', () => {
    expect(codeOf({ prompt: ' \n\t' })).toBe('prompt-empty');
    expect(codeOf({ prompt: 'x'.repeat(MAX_PROMPT_LENGTH + 1) })).toBe('prompt-too-long');
    expect(() => parseDrawRequest({ prompt: 'a cat', count: MAX_COUNT + 1 })).toThrow(/^count: /);
    expect(() => parseDrawRequest({ prompt: 'a cat', count: 4, candidates: 2 })).toThrow(
      /^candidates: .*as many/,
    );
    expect(() => parseDrawRequest({ prompt: 'a cat', scene: { things: [], relations: [] } })).toThrow(
      /^scene\.things: /,
    );
    expect(() => parseDrawRequest({ prompt: 'a cat', size: 3 })).toThrow(/size/);
    expect(() => parseDrawRequest([])).toThrow(/^request: /);
  });

  it.each([
    {},
    null,
    'a cat',
    { prompt: 7 },
    { prompt: 'a cat', seed: -2 },
    { prompt: 'a cat', seed: 0.5 },
    { prompt: 'a cat', temperature: Number.NaN },
    { prompt: 'a cat', topP: 0 },
    { prompt: 'a cat', topK: 1.5 },
  ])('refuses %j', (body) => {
    expect(codeOf(body)).toBe('request-invalid');
  });
});
