// Checks the model: reads every weight, and draws one picture.
import { openModel } from '@nonet/models/node';
import { type Finding, fail, ok } from '@nonet/server/doctor';
import { modelFolder } from '../model-folder.ts';

export async function checkModel(name: string): Promise<Finding> {
  try {
    const pipeline = openModel(modelFolder(name));
    const start = performance.now();
    try {
      const { pictures } = await pipeline.draw('a cat', { seed: 1, count: 1 });
      const { width, height } = pictures[0]!;
      const seconds = ((performance.now() - start) / 1_000).toFixed(1);
      return ok('model', `${name} draws: ${width}x${height}, opened and drawn in ${seconds} s`);
    } finally {
      await pipeline.release();
    }
  } catch (error) {
    const { message, code = 'internal' } = error as Error & { code?: string };
    const advice =
      code === 'model-missing' ? 'see `nonet pull --help`' : 'fetch it again: the folder is not whole';
    return fail('model', `${message} (${code})`, advice);
  }
}
