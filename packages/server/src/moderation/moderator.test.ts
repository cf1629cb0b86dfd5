// Texts that are made to be looked at for long hold up nobody but who sent them.
import { expect, it } from 'vitest';
import { Moderator } from './moderator.ts';
import { normalForms } from './normalize.ts';
import { PromptPolicy } from './policy.ts';

it('an account whose long texts took their time waits; its short ones, and others, do not', async () => {
  const moderator = new Moderator({ policy: PromptPolicy.read(), lookingMs: 20 });
  const long = 'half of \u3300 '.repeat(900);
  const refused = await (async () => {
    for (;;) {
      const error = await moderator.check({ prompt: long }, 'address one').catch((thrown: unknown) => thrown);
      if (error) return error;
    }
  })();
  expect(refused).toMatchObject({ code: 'rate-limited', retryAfter: expect.any(Number) });
  await moderator.check({ prompt: 'a cat' }, 'address one');
  await moderator.check({ prompt: long }, 'address two');
});

it('a character that stands for a sentence does not become one', () => {
  const [form] = normalForms('\ufdfa'.repeat(10_000));
  expect(form!.length).toBeLessThan(10_000);
  expect(normalForms('\u3300 \ufb03 \u{1f130}')[0]).toBe('アハート ffi a');
});
