// Channels and payloads of notifications between nodes.
import type { Delay } from '@nonet/api';

/** To workers: there is work, or `cancelled` keys. */
export const WORK_CHANNEL = 'nonet_work';
/** To web nodes: DrawingNews. */
export const NEWS_CHANNEL = 'nonet_news';

export interface WorkMessage {
  /** Content keys that nobody waits for any longer. */
  readonly cancelled?: readonly string[];
}

/** News for web nodes: of the queue, or of the drawings with a content key. */
export type DrawingNews =
  /** Another node (or this one) has let so many drawings into the queue. */
  | { readonly type: 'joined'; readonly node: string; readonly count: number }
  | { readonly type: 'changed'; readonly key: string }
  | {
      readonly type: 'progress';
      readonly key: string;
      readonly attempt: number;
      readonly done: number;
      readonly total: number;
      /** There is a new look at the pictures in `progress`. */
      readonly previews: boolean;
      /** Why it does not end although its steps are done. */
      readonly delayed?: Delay;
    };
