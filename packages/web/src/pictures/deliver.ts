// Ways out of the page: files, the clipboard, the device's share sheet.
import { t } from '../text.ts';

/** Saves a file of this site or of memory. */
export function save(source: string | Blob, name: string): void {
  const url = typeof source === 'string' ? source : URL.createObjectURL(source);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  if (typeof source !== 'string') setTimeout(() => URL.revokeObjectURL(url), 60_000); // the download has begun by then
}

/** Clipboards are for pages that came over TLS or from this machine. */
export const canCopyPictures = (): boolean => isSecureContext && 'ClipboardItem' in globalThis;

/** Copies a PNG. It may still be in the making: browsers want to be asked at once when a button is pressed. */
export const copyPicture = (png: Promise<Blob>): Promise<void> =>
  navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);

/** @throws Error if the browser refuses */
export async function copyText(text: string): Promise<void> {
  if (isSecureContext) return navigator.clipboard.writeText(text);
  // Over plain HTTP there is only the old way.
  const box = document.createElement('textarea');
  box.value = text;
  // Outside an open dialog nothing gets the keyboard's place.
  const dialogs = document.querySelectorAll('dialog[open]');
  (dialogs[dialogs.length - 1] ?? document.body).append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (!copied) throw new Error('the browser does not let this page copy');
}

export interface Shared {
  readonly title: string;
  /** Absent: there is nothing that a link could lead to. */
  readonly url?: string;
  readonly file: File;
}

/** Whether there is a share sheet. */
export const canShare = (): boolean => 'share' in navigator;

/** Whether there is a share sheet that takes pictures. */
export const canShareFiles = (): boolean =>
  navigator.canShare?.({ files: [new File([], 'picture.png', { type: 'image/png' })] }) ?? false;

/**
 * Opens the share sheet, with the picture where it takes files; where there is none, copies the link.
 * @returns what happened, as a sentence; empty if the sheet says it all
 */
export async function share({ title, url, file }: Shared): Promise<string> {
  const link = url === undefined ? {} : { url };
  const whole = { title, text: title, ...link, files: [file] };
  const data = navigator.canShare?.(whole) ? whole : { title, ...link };
  if (url !== undefined && !navigator.canShare?.(data)) {
    await copyText(url);
    return t('share.linkCopied');
  }
  try {
    await navigator.share(data);
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error; // people may change their mind
  }
  return '';
}

/** A file that the service makes when it is first asked for. @throws Error if it does not */
export async function fetchFile(url: string): Promise<Blob> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: expected a file, got status ${answer.status}`);
  return answer.blob();
}

export const fetchBlob = async (url: string): Promise<Blob> => (await fetch(url)).blob();
