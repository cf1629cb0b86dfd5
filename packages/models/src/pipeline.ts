// The life of a prompt: text -> meaning -> pictures, thing by thing or all at once.
import type { Scene } from '@nonet/scenes';
import type { ClipRanker } from './clip/ranker.ts';
import { checkPrompt, checkWhole, settleOptions } from './draw-settings.ts';
import type { Drawing, DrawOptions, DrawSettings } from './drawing.ts';
import { BATCH, type DrawingJob } from './drawing-job.ts';
import type { ImageTokenGenerator } from './generation/generate.ts';
import { JointDrawer } from './joint-drawing.ts';
import { type Meaning, modelPrompt, type Sampling, samplingOf, thingSampling } from './prompt-sampling.ts';
import { castScene, type Vocabulary } from './scene-drawing/casting.ts';
import { SceneDrawer } from './scene-drawing/scene-drawing.ts';
import { withoutNames } from './scene-drawing/without-names.ts';
import type { Tokenizer } from './tokenizer/tokenizer.ts';
import type { Note } from './understanding/notes.ts';
import type { Understanding } from './understanding/understand.ts';
import type { PictureCodec } from './vqgan/codec.ts';

export interface PipelineParts extends Sampling {
  readonly tokenizer: Tokenizer;
  readonly generator: ImageTokenGenerator;
  readonly codec: PictureCodec;
  /** Opens the CLIP that ranks candidates, when it is first needed. */
  readonly openClip?: () => ClipRanker;
  /** Puts a prompt into words that the model knows. */
  readonly understand?: (prompt: string) => Understanding;
  /** The words of the model's captions, without which it draws everything all at once. */
  readonly vocabulary?: () => Vocabulary;
}

/** A model that draws. */
export class Pipeline {
  readonly #parts: PipelineParts;
  readonly #joint: JointDrawer;
  readonly #scenes: SceneDrawer;
  #clip: ClipRanker | undefined;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    const clip = () => (this.#clip ??= parts.openClip!());
    this.#joint = new JointDrawer({ ...parts, clip });
    this.#scenes = new SceneDrawer({ ...parts, clip });
  }

  /** Tokens per side of a picture. */
  get side(): number {
    return this.#parts.codec.side;
  }

  /** Compiles what drawing `count` pictures needs, so that the first drawing is as fast as the next. */
  async prepare(count = BATCH): Promise<void> {
    const { generator, codec, defaults } = this.#parts;
    const guided = defaults.guidanceScale !== 1;
    await Promise.all([generator.prepare(Math.min(count, BATCH), guided), codec.prepare()]);
  }

  /** The scene that a prompt describes; undefined for a single thing on plain background, which is drawn all at once. */
  plan(prompt: string): Scene | undefined {
    checkPrompt(prompt);
    return this.#parts.vocabulary && this.#parts.understand?.(prompt).scene;
  }

  /**
   * Draws pictures of a prompt. The same prompt, seed and options give the same pictures, and picture k is the
   * same whatever the count (unless candidates are ranked or the pictures of a grid run into each other).
   * @throws NonetError `prompt-*`, `draw-option`, `draw-scene`, `sampling-option`, `clip-missing`, `cancelled`, and those
   *   of opening a CLIP
   */
  async draw(prompt: string, options: DrawOptions = {}): Promise<Drawing> {
    const { codec, defaults, openClip, vocabulary } = this.#parts;
    checkPrompt(prompt);
    const settings = settleOptions(options, {
      defaults,
      hasClip: openClip !== undefined,
      side: codec.side,
      composes: vocabulary !== undefined,
    });
    const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32);
    checkWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
    const notes: Note[] = [];
    const understand = (text: string): Meaning => {
      const meaning = text === '' ? undefined : this.#parts.understand?.(text);
      notes.push(...(meaning?.notes ?? []));
      return meaning ?? { text };
    };
    const main = understand(prompt);
    const also = (settings.blend ?? []).map((part) => ({ ...part, meaning: understand(part.prompt) }));
    const all = [{ meaning: main, weight: 1 }, ...also];
    const job: DrawingJob = {
      prompts: all.map(({ meaning, weight }) => ({ prompt: modelPrompt(meaning), weight })),
      ...samplingOf(main, understand(settings.negativePrompt).text, settings, this.#parts),
      effect: all.map(({ meaning }) => meaning.style?.effect).find(Boolean),
      // What is given of a picture, or laid beside it, stays where it is.
      turn: also.length > 0 || options.start || settings.seamless ? undefined : main.turn,
      seed,
      settings,
      options,
    };
    const scene = this.#sceneOf(main, settings, options);
    if (scene === undefined) {
      return { prompt, seed, options: settings, pictures: await this.#joint.draw(job), notes };
    }
    const words = vocabulary!();
    const effect = scene.style === undefined ? undefined : words.effect(scene.style);
    const pictures = await this.#scenes.draw({
      ...job,
      ...thingSampling(effect ? undefined : scene.style, options, settings, this.#parts),
      effect,
      cast: castScene(scene, words),
    });
    return { prompt, seed, options: settings, pictures, scene, notes };
  }

  async release(): Promise<void> {
    await this.#parts.generator.release();
    await this.#parts.codec.release();
    await this.#clip?.release();
  }

  /** What is drawn thing by thing; undefined where the model draws all at once. */
  #sceneOf(main: Meaning, settings: DrawSettings, { scene, start }: DrawOptions): Scene | undefined {
    const { vocabulary } = this.#parts;
    if (vocabulary === undefined) return undefined;
    if (scene) return scene;
    if (settings.joint || start || settings.seamless || settings.blend || !main.scene) return undefined;
    return withoutNames(main.scene, vocabulary().namesOf(settings.negativePrompt));
  }
}
