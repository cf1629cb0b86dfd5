// Dialog for choosing a picture to start from, and the part of it that stays. Loaded on demand.
import { ApiError, UPLOAD_HOURS } from '@nonet/api';
import { alertIcon, cameraIcon, closeIcon, pictureIcon } from '@nonet/api/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { KEEP_NAMES, KEEPS, type Keep, type StartOption } from '../prompt/draw-options.ts';
import { openClient } from '../service.ts';
import { rich, t } from '../text.ts';
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

/** What of a picture stays when one of the ways is chosen. */
const WAYS: readonly (readonly [way: Way, first: Keep])[] = [
  ['vary', 'vary'],
  ['complete', 'top-half'],
  ['mark', 'marked'],
];

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
        <h2 id="start-title">{t('start.title')}</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={t('close')}
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
              <legend class="hidden">{t('start.how')}</legend>
              {WAYS.map(([name, first]) => (
                <button
                  key={name}
                  type="button"
                  class="chip"
                  aria-pressed={way === name}
                  onClick={() => way !== name && setKeep(first)}
                >
                  {t(`start.${name}`)}
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
                    <img src={url} alt={t('start.alt')} />
                  </div>
                  <fieldset class="chips">
                    <legend class="hidden">{t(`start.${way}`)}</legend>
                    {KEEP_NAMES.filter((name) => KEEPS[name].way === way).map((name) => (
                      <button
                        key={name}
                        type="button"
                        class="chip"
                        aria-pressed={keep === name}
                        onClick={() => setKeep(name)}
                      >
                        {t(`keep.${name}`)}
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
                {t(sending ? 'start.sending' : 'start.use')}
              </button>
              <FileButton words={t('start.another')} onFile={onSource} />
            </div>
          </>
        )}
        <p class="start-note">
          {onDevice && (
            <>
              <strong>{t('start.serviceDraws')}</strong>{' '}
            </>
          )}
          {rich(
            'start.note',
            { privacy: (words) => <a href="./privacy">{words}</a> },
            { hours: UPLOAD_HOURS + 1 },
          )}
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
  const invitation = t(hasTouch() ? 'start.touch' : 'start.dropHere');
  return (
    <div class="start-sources">
      <Icon of={pictureIcon} />
      <p role="status">{isReading ? t('start.opening') : invitation}</p>
      <div class="row">
        <FileButton words={t('start.choose')} main onFile={onSource} />
        {hasTouch() && <FileButton words={t('start.photo')} camera onFile={onSource} />}
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
    return t('site.unreached');
  if (error.code === 'rate-limited') return t('start.tooMany');
  return t('start.refused');
}
