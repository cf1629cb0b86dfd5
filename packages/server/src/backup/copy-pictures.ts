// Pictures from one store to another, several at a time.
import type { BlobStore } from '../blobs/index.ts';
import { blobName } from '../blobs/names.ts';
import { ServiceError } from '../service-error.ts';

const WIDTH = 16;

/** @returns how many were not there @throws ServiceError `picture-damaged` */
export async function copyPictures(
  names: readonly string[],
  from: BlobStore,
  to: BlobStore,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<{ missing: number }> {
  let next = 0;
  let done = 0;
  let missing = 0;
  const lane = async () => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) {
      const bytes = await from.get(name);
      if (!bytes) missing++;
      else if (blobName(bytes, 'png') !== name) {
        throw new ServiceError('picture-damaged', `the picture ${name} is not what its name says`);
      } else await to.put(bytes, 'png');
      onProgress(++done, names.length);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
  return { missing };
}
