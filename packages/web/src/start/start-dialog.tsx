// Dialog for choosing a picture to start from, and the part of it that stays. Loaded on demand.
import { ApiError, counted, UPLOAD_HOURS } from '@nonet/api';
import { alertIcon, cameraIcon, closeIcon, pictureIcon } from '@nonet/api/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { KEEPS, type Keep, type StartOption } from '../prompt/draw-options.ts';
import { openClient } from '../service.ts';
import { type Mask, maskOfPart } from './mask.ts';
import { MaskEditor } from './mask-editor.tsx';
import { PictureProblem, readPicture, toFile } from './read-picture.ts';
import './start.css';

export interface StartDialogProps {
  /** A file, or a picture that is to start another way; without it one is chosen first. */
  readonly source?: File | StartOption | undefined;
  /** Whether drawings are to be made on this device, which cannot start from pictures. */
  readonly onDevice: boolean;
  readonly onSource: (source: File) => void;
  readonly onStart: (start: StartOption) => void;
  readonly onClose: () => void;
}

type Way = (typeof KEEPS)[Keep]['way'];

const WAYS: Readonly<Record<Way, { readonly words: string; readonly first: Keep }>> = {
  vary: { words: 'Vary all of it', first: 'vary' },
  complete: { words: 'Complete a part', first: 'top-half' },
  mark: { words: 'Redraw what I mark', first: 'marked' },
};

const entriesOf = <T extends object>(table: T) => Object.entries(table) as [keyof T, T[keyof T]][];
const hasTouch = (): boolean => matchMedia('(pointer: coarse)').matches;

export function StartDialog({ source, onDevice, onSource, onStart, onClose }: StartDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const given = source && 'keep' in source ? source : undefined;
  const [url, setUrl] = useState<string>();
  const [keep, setKeep] = useState<Keep>(given?.keep ?? 'vary');
  const [mask, setMask] = useState<{ readonly of: Mask; readonly empty: boolean }>();
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const { way } = KEEPS[keep];

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let isCurrent = true;
    setUrl(undefined);
    setMask(undefined);
    setProblem('');
    if (!source) return;
    readPicture('keep' in source ? source.url : source).then(
      (read) => isCurrent && setUrl(read),
      (error: unknown) => isCurrent && setProblem(wordsOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [source]);

  const send = async (picture: string): Promise<void> => {
    setSending(true);
    setProblem('');
    try {
      const option = KEEPS[keep];
      const file =
        'part' in option ? maskOfPart(option.part) : way === 'mark' ? mask?.of.toFile() : undefined;
      const upload = await openClient().upload(toFile(picture), await file);
      const marks = way === 'mark' ? mask?.of.toUrl() : undefined;
      dialog.current?.close(); // first: nothing outside of it takes the keyboard before
      onStart({ url: picture, keep, picture: upload.picture, ...(marks && { marks }) });
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setSending(false);
    }
  };

  return (
    <dialog ref={dialog} class="dialog start-dialog" aria-labelledby="start-title" onClose={onClose}>
      <div class="dialog-head">
        <h2 id="start-title">Start from a picture</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          <Icon of={closeIcon} />
        </button>
      </div>
      <div class="dialog-body">
        {problem !== '' && (
          <p class="notice alarm" role="alert">
            <Icon of={alertIcon} />
            <span>{problem}</span>
          </p>
        )}
        {url === undefined ? (
          <Sources isReading={source !== undefined && problem === ''} onSource={onSource} />
        ) : (
          <>
            <fieldset class="chips">
              <legend class="hidden">How to start</legend>
              {entriesOf(WAYS).map(([name, { words, first }]) => (
                <button
                  key={name}
                  type="button"
                  class="chip"
                  aria-pressed={way === name}
                  onClick={() => way !== name && setKeep(first)}
                >
                  {words}
                </button>
              ))}
            </fieldset>
            <div class="start-work">
              {way === 'mark' ? (
                <MaskEditor
                  key={url}
                  url={url}
                  marks={given?.marks}
                  onMask={(of) => setMask({ of, empty: of.isEmpty })}
                />
              ) : (
                <>
                  <div class="start-picture" data-keep={keep}>
                    <img src={url} alt="To start from" />
                  </div>
                  <fieldset class="chips">
                    <legend class="hidden">{WAYS[way].words}</legend>
                    {entriesOf(KEEPS)
                      .filter(([, option]) => option.way === way)
                      .map(([name, { words }]) => (
                        <button
                          key={name}
                          type="button"
                          class="chip"
                          aria-pressed={keep === name}
                          onClick={() => setKeep(name)}
                        >
                          {words}
                        </button>
                      ))}
                  </fieldset>
                </>
              )}
            </div>
            <div class="row">
              <button
                type="button"
                class="button primary"
                disabled={sending || (way === 'mark' && (mask?.empty ?? true))}
                onClick={() => send(url)}
              >
                {sending ? 'Sending …' : 'Use this picture'}
              </button>
              <FileButton words="Choose another" onFile={onSource} />
            </div>
          </>
        )}
        <p class="start-note">
          {onDevice && (
            <strong>This device cannot start from pictures by itself. The service draws this. </strong>
          )}
          Your browser turns it upright, cuts out the middle square and sends it small, without its metadata.
          It is deleted within {counted(UPLOAD_HOURS + 1, 'hour')} after you last draw from it (
          <a href="./privacy">Privacy</a>
          ).
        </p>
      </div>
    </dialog>
  );
}

interface SourcesProps {
  readonly isReading: boolean;
  readonly onSource: (source: File) => void;
}

function Sources({ isReading, onSource }: SourcesProps) {
  const invitation = hasTouch() ? 'Choose a picture, or take one' : 'Drop a picture here, paste one, or';
  return (
    <div class="start-sources">
      <Icon of={pictureIcon} />
      <p role="status">{isReading ? 'Opening …' : invitation}</p>
      <div class="row">
        <FileButton words="Choose a picture" main onFile={onSource} />
        {hasTouch() && <FileButton words="Take a photo" camera onFile={onSource} />}
      </div>
    </div>
  );
}

interface FileButtonProps {
  readonly words: string;
  readonly main?: boolean;
  readonly camera?: boolean;
  readonly onFile: (file: File) => void;
}

function FileButton({ words, main = false, camera = false, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={main ? 'button primary' : 'button'} onClick={() => input.current?.click()}>
        {camera && <Icon of={cameraIcon} />}
        {words}
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        {...(camera && { capture: 'environment' })}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = ''; // the same file may be chosen again
          if (file) onFile(file);
        }}
      />
    </>
  );
}

function wordsOf(error: unknown): string {
  if (error instanceof PictureProblem) return error.message;
  if (!(error instanceof ApiError) || error.code === 'unavailable' || error.code === 'shutting-down')
    return 'Nonet could not be reached. Try again in a moment.';
  if (error.code === 'rate-limited') return "That's a lot of pictures. Try again in a while.";
  return error.message;
}
