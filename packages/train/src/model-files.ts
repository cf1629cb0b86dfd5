// A finished model beside its run: weights and config.
import { writeFileSync } from 'node:fs';
import { writeSafetensors } from '@nonet/models/node';
import type { RunFolder } from './run-folder.ts';
import type { TrainedModel } from './trainer.ts';

/** Writes `<name>.safetensors` (float32) and `<name>.config.json`. */
export function writeModel(
  folder: RunFolder,
  name: string,
  { weights, shapes }: TrainedModel,
  config: unknown,
): void {
  const tensors = [...weights].map(
    ([tensor, data]) => ({ name: tensor, shape: shapes.get(tensor)!, dtype: 'F32', data }) as const,
  );
  writeSafetensors(folder.file(`${name}.safetensors`), tensors);
  writeFileSync(folder.file(`${name}.config.json`), `${JSON.stringify(config, null, 2)}\n`);
}
