// Messages between the page and the worker that draws on this device, and the names of what is kept in the browser.
import type { DrawRequest, Scene } from '@nonet/api';

export type ToWorker =
  /** Loads the model's file, so that it is there when it is needed. */
  | { readonly type: 'fetch' }
  /** `keep`: pictures may have addresses, which the service worker answers. */
  | { readonly type: 'draw'; readonly id: string; readonly request: DrawRequest; readonly keep: boolean }
  | { readonly type: 'cancel'; readonly id: string }
  /** Makes a picture drawn here, of this address, four times as wide and high; `id` names the request. */
  | { readonly type: 'enlarge'; readonly id: string; readonly picture: string };

export type FromWorker =
  /** Bytes of the model. */
  | { readonly type: 'loading'; readonly id: string; readonly done: number; readonly total: number }
  | {
      readonly type: 'progress';
      readonly id: string;
      readonly done: number;
      readonly total: number;
      /** `data:` URLs. */
      readonly previews?: readonly string[];
    }
  | {
      readonly type: 'done';
      readonly id: string;
      readonly model: string;
      readonly seconds: number;
      readonly pictures: readonly string[];
      readonly notes: readonly string[];
      readonly scene?: Scene;
    }
  /** Where the large picture is. */
  | { readonly type: 'enlarged'; readonly id: string; readonly picture: string }
  /** `unavailable`: something could not be loaded. */
  | {
      readonly type: 'failed';
      readonly id: string;
      readonly code: 'unavailable' | 'drawing-failed';
      readonly message: string;
    };

/** Cache of finished pictures, under their addresses. */
export const PICTURES = 'nonet-pictures';
/** Cache of the model and of what the service said of it. */
export const MODEL = 'nonet-model';
/** Below the service. */
export const MODEL_INFO = '/api/device-model';

const FOLDER = '/device/pictures/';

/** Where a picture of a drawing made here is, below the service; `number` counts from 1. */
export const pictureAddress = (id: string, number: number, ending: 'png' | 'webp'): string =>
  `${FOLDER}${id}/${number}.${ending}`;

/** The drawing that a picture belongs to. @param service path that the service is below */
export const drawingOf = (path: string, service: string): string | undefined =>
  path.startsWith(service + FOLDER) ? path.slice(service.length + FOLDER.length).split('/')[0] : undefined;
