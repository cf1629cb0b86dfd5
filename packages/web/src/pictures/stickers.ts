// Stickers: of a picture on plain background as it is, and of any thing of a scene, which is drawn alone for it.
import { type DrawRequest, type Scene, stickerAddress } from '@nonet/api';
import { varyParts } from '../scene/vary-scene.ts';
import { openClient } from '../service.ts';

/** Something of a picture that can be a sticker. */
export interface StickerSubject {
  readonly words: string;
  /** Ids of the thing and of what it wears. */
  readonly things: readonly string[];
}

/** The things of a scene, each with what it wears. */
export const stickerSubjects = (scene: Scene): StickerSubject[] =>
  varyParts(scene).filter(({ key, things }) => key !== 'things' && things.length > 0);

interface OfPicture {
  readonly scene: Scene;
  readonly seed: number;
  /** Its number in its drawing, from 0. */
  readonly picture: number;
}

/** Asks for one of the things of a picture alone, looking as it does there, on plain background. */
function aloneRequest({ scene, seed, picture }: OfPicture, { words, things }: StickerSubject): DrawRequest {
  const has = (id: string): boolean => things.includes(id);
  return {
    prompt: words,
    seed,
    count: 1,
    scene: {
      things: scene.things
        .filter(({ id }) => has(id))
        .map(({ at: _at, count: _count, ...thing }) => ({
          ...thing,
          origin: thing.origin ?? { seed, picture },
        })),
      relations: scene.relations.filter(({ subject, object }) => has(subject) && has(object)),
    },
  };
}

/** Draws a thing of a picture alone. @returns the address of its sticker @throws ApiError */
export async function drawSticker(of: OfPicture, subject: StickerSubject): Promise<string> {
  for await (const event of openClient().draw(aloneRequest(of, subject)))
    if (event.type === 'done') return stickerAddress(event.pictures[0]!);
  throw new Error('expected a drawing to end');
}
