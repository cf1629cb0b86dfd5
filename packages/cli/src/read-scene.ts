// Scene files of the user: JSON as `nonet draw --plan` prints it.
import { readFile } from 'node:fs/promises';
import type { ApiError } from '@nonet/api';
import { NonetError } from '@nonet/core';
import type { Scene } from '@nonet/models';

/**
 * Reads a scene. Names that only a model can check are checked when it draws.
 * @throws NonetError `scene-unreadable`, `draw-scene` that names the field
 */
export async function readScene(path: string): Promise<Scene> {
  const [json, { parseBody, Scene: SceneSchema }] = [await readJson(path), await import('@nonet/api')];
  try {
    return parseBody(SceneSchema, json) as Scene;
  } catch (error) {
    throw new NonetError('draw-scene', `${path}: ${(error as ApiError).message}`, { cause: error });
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    throw new NonetError('scene-unreadable', `${path}: expected a JSON file of a scene (${reason})`, {
      cause: error,
    });
  }
}
