// Pictures checked on this machine by nsfwjs, whose weights are in its package. The host installs it: it is large.
import { startOwnWorker } from '@nonet/core/node';
import { ServiceError } from '../service-error.ts';
import type { PictureCheck } from './picture-check.ts';

export interface ToNsfw {
  readonly id: number;
  readonly png: Uint8Array;
}
export type FromNsfw =
  | { readonly type: 'ready' }
  | { readonly type: 'missing'; readonly reason: string }
  /** Probabilities by name. */
  | { readonly type: 'classes'; readonly id: number; readonly classes: Readonly<Record<string, number>> }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string };

/** Classes of its five that are not shown, from which probability on. */
const REFUSED = Object.entries({ Porn: 0.5, Hentai: 0.5, Sexy: 0.8 });

interface Waiting {
  readonly resolve: (classes: Readonly<Record<string, number>>) => void;
  readonly reject: (error: Error) => void;
}

/** @throws ServiceError `picture-check-missing` */
export async function openNsfwCheck(): Promise<PictureCheck> {
  const thread = startOwnWorker(new URL('./nsfw-worker.ts', import.meta.url), undefined);
  thread.unref();
  const waiting = new Map<number, Waiting>();
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      reject(error);
      for (const { reject: rejectOne } of waiting.values()) rejectOne(error);
      waiting.clear();
    };
    thread.on('error', fail);
    thread.on('exit', () => fail(new Error('the thread that checks pictures has ended')));
    thread.on('message', (message: FromNsfw) => {
      if (message.type === 'ready') resolve();
      else if (message.type === 'missing') reject(missing(message.reason));
      else {
        if (message.type === 'classes') waiting.get(message.id)?.resolve(message.classes);
        else waiting.get(message.id)?.reject(new Error(message.reason));
        waiting.delete(message.id);
      }
    });
  });
  let asked = 0;
  return {
    async check(png) {
      const id = ++asked;
      const classes = await new Promise<Readonly<Record<string, number>>>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, png } satisfies ToNsfw);
      });
      const [found] = REFUSED.filter(([name, most]) => (classes[name] ?? 0) >= most);
      return found ? { flagged: true, category: found[0].toLowerCase() } : { flagged: false };
    },
  };
}

const missing = (reason: string) =>
  new ServiceError(
    'picture-check-missing',
    `--picture-check nsfwjs needs packages that are not installed: npm install nsfwjs @tensorflow/tfjs buffer (${reason.split('\n')[0]})`,
  );
