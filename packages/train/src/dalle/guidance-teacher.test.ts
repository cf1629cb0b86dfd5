// The lesson of a model that learns to draw as it draws under guidance.
import { decodeSequence, encodeText, parseDalleBartConfig } from '@nonet/models';
import { Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { expect, it } from 'vitest';
import { initialParameters } from '../parameters.ts';
import { traceStep } from '../training-step.ts';
import { guidedChances, lessonLoss, withoutTeacher } from './guidance-teacher.ts';

const config = parseDalleBartConfig({
  d_model: 32,
  encoder_layers: 1,
  encoder_attention_heads: 2,
  encoder_ffn_dim: 48,
  decoder_layers: 1,
  decoder_attention_heads: 2,
  decoder_ffn_dim: 48,
  encoder_vocab_size: 30,
  image_vocab_size: 20,
  max_text_length: 6,
  image_length: 9,
});
const EMPTY = [0, 2, 1, 1, 1, 1];

/** Largest gradient of the pupil and of its teacher, who are the same model. */
async function gradientsAt(guidanceScale: number): Promise<{ pupil: number; teacher: number }> {
  const graph = traceStep({
    build(traced) {
      const text = traced.input('text', [2, 6], 'int64');
      const shifted = traced.input('shifted', [2, 9], 'int64');
      const logits = decodeSequence(
        new Scope(traced),
        shifted,
        encodeText(new Scope(traced), text, config),
        config,
      );
      const chances = guidedChances(traced, { config, text, shifted, empty: EMPTY, guidanceScale });
      return { loss: lessonLoss(logits, chances), metrics: {} };
    },
  });
  const weights = initialParameters(graph, 3);
  for (const [name, values] of weights) {
    if (!name.startsWith('teacher/')) for (let i = 0; i < values.length; i++) values[i] = values[i]! * 8;
  }
  for (const [name, values] of weights) {
    if (name.startsWith('teacher/')) values.set(weights.get(name.slice('teacher/'.length))!);
  }
  const session = await compile(graph, { weights });
  const results = await session.run({
    text: BigInt64Array.from([0, 5, 6, 2, 1, 1, 0, 7, 8, 9, 2, 1], BigInt),
    shifted: BigInt64Array.from({ length: 18 }, (_, i) => BigInt((i * 7) % 20)),
  });
  await session.release();
  const largest = (teacher: boolean) =>
    Math.max(
      ...Object.entries(results)
        .filter(([name]) => name.startsWith('gradient/') && name.startsWith('gradient/teacher/') === teacher)
        .map(([, { data }]) =>
          (data as Float32Array).reduce((most, value) => Math.max(most, Math.abs(value)), 0),
        ),
    );
  return { pupil: largest(false), teacher: largest(true) };
}

it('leaves a pupil that draws as its teacher does with nothing to learn', async () => {
  const { pupil, teacher } = await gradientsAt(1);
  expect(pupil).toBeLessThan(1e-5);
  expect(teacher).toBe(0);
});

it('leads the pupil, not the teacher, where guidance leads', async () => {
  const { pupil, teacher } = await gradientsAt(3);
  expect(pupil).toBeGreaterThan(1e-3);
  expect(teacher).toBe(0);
});

it('keeps the pupil alone of a trained model', () => {
  const weights = new Map([
    ['lm_head/kernel', new Float32Array(1)],
    ['teacher/lm_head/kernel', new Float32Array(1)],
  ]);
  expect([...withoutTeacher({ weights, shapes: new Map() }).weights.keys()]).toEqual(['lm_head/kernel']);
});
