// The model's file: from the browser's cache, or from the service when that has another. Without network the last one
// serves.
import type { DeviceModelInfo } from '@nonet/api';
import { servicePath } from '../service.ts';
import { MODEL, MODEL_INFO } from './protocol.ts';

export interface LoadedModel {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Loading failed: trying again later may help. */
export class Unavailable extends Error {}

type OnBytes = (done: number, total: number) => void;

/** @throws Unavailable */
export async function loadModel(onBytes: OnBytes): Promise<LoadedModel> {
  const cache = await caches.open(MODEL);
  const info = await modelInfo(cache);
  const kept = await cache.match(info.file);
  if (kept) return { name: info.model, bytes: new Uint8Array(await kept.arrayBuffer()) };
  const bytes = await download(info, onBytes);
  await cache.put(info.file, new Response(bytes));
  for (const { url } of await cache.keys()) {
    if (![info.file, infoAddress()].includes(new URL(url).pathname)) await cache.delete(url);
  }
  return { name: info.model, bytes };
}

/** What the service offers now; what it last offered when it cannot be reached. */
async function modelInfo(cache: Cache): Promise<DeviceModelInfo> {
  const answer = await fetch(infoAddress()).catch(() => undefined);
  if (answer?.ok) {
    await cache.put(infoAddress(), answer.clone());
    return toInfo(answer);
  }
  const kept = await cache.match(infoAddress());
  if (kept) return toInfo(kept);
  if (answer?.status === 404) throw new Error('this service has no model that devices can draw with');
  throw new Unavailable('the model could not be loaded');
}

const infoAddress = (): string => servicePath() + MODEL_INFO;

/** With the address of the file from here. */
async function toInfo(answer: Response): Promise<DeviceModelInfo> {
  const info = (await answer.json()) as DeviceModelInfo;
  return { ...info, file: servicePath() + info.file };
}

async function download(
  { file, bytes: total }: DeviceModelInfo,
  onBytes: OnBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(total);
  let done = 0;
  try {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const reader = answer.body!.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes.set(piece.value, done);
      done += piece.value.length;
      onBytes(done, total);
    }
  } catch (cause) {
    throw new Unavailable('the model could not be loaded', { cause });
  }
  // Its name is its digest.
  if (!file.includes(await digestOf(bytes))) throw new Unavailable('the model arrived damaged');
  return bytes;
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
