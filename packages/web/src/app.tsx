// The page: a prompt, tiles that fill, what to do with the pictures, and what was drawn before.
import { type DrawRequest, plainText, shorten } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { About } from './about.tsx';
import { AdSlot } from './ads/ad-slot.tsx';
import { useDeviceChoice } from './device/device-choice.ts';
import { isBusy, promptOf } from './drawing/drawing-state.ts';
import { QueueList } from './drawing/queue-list.tsx';
import { useDrawing } from './drawing/use-drawing.ts';
import { useQueue } from './drawing/use-queue.ts';
import { HistoryList } from './history/history-list.tsx';
import { SkipLink } from './keyboard/skip-link.tsx';
import { usePageKeys } from './keyboard/use-page-keys.ts';
import { lazy } from './lazy.tsx';
import type { NotedWord } from './notes.tsx';
import { GalleryPicks } from './pictures/gallery-picks.tsx';
import { tileId } from './pictures/picture-grid.tsx';
import { noOptions, startOf, toOptions, toRequest } from './prompt/draw-options.ts';
import { PromptForm } from './prompt/prompt-form.tsx';
import { useRemix } from './prompt/use-remix.ts';
import { Results, showResults } from './results.tsx';
import { SceneChips } from './scene/scene-chips.tsx';
import { SiteHeader } from './site-header.tsx';

const loadViewer = () => import('./pictures/picture-viewer.tsx').then(({ PictureViewer: part }) => part);
const PictureViewer = lazy(loadViewer);
const DrawingsDialog = lazy(() =>
  import('./history/drawings-dialog.tsx').then(({ DrawingsDialog: part }) => part),
);
const KeysDialog = lazy(() => import('./keyboard/keys-dialog.tsx').then(({ KeysDialog: part }) => part));

/** What was typed before the script was there; else the prompt in the address: pages of shared sets lead here with it. */
function firstPrompt(): string {
  if (import.meta.env.SSR) return '';
  const typed = document.querySelector<HTMLTextAreaElement>('#prompt')?.value;
  return typed || (new URLSearchParams(location.search).get('prompt') ?? '');
}

export function App() {
  const [onDevice, chooseDevice] = useDeviceChoice();
  const { state, draw, cancel, retry, leave } = useDrawing(onDevice);
  const queue = useQueue(state, draw);
  const [prompt, setPrompt] = useState(firstPrompt);
  const [options, setOptions] = useState(noOptions);
  /** What was sent last from the form: a second Enter is not meant to send it twice. */
  const [sent, setSent] = useState('');
  const [selected, setSelected] = useState<number>();
  /** The thing whose form the scene editor is to open. */
  const [wanted, setWanted] = useState<{ readonly thing: string }>();
  const [dialog, setDialog] = useState<'drawings' | 'keys'>();
  const box = useRef<HTMLTextAreaElement>(null);
  const firstId = useRef(state.id);
  const { id, request, status, scene } = state;
  const busy = isBusy(state);

  useRemix((remixed) => {
    setPrompt(remixed.prompt);
    setOptions(toOptions(remixed));
    box.current?.focus();
  });
  // A drawing that was opened brings its prompt. Of one that was asked for here the box has it, or the next already.
  useEffect(() => {
    if (!state.opened || !request) return;
    setPrompt((typed) => (typed !== '' && request.prompt.startsWith(typed.trim()) ? typed : request.prompt));
  }, [id, request?.prompt]);
  useEffect(() => {
    if (state.opened && id !== undefined && id !== firstId.current) showResults();
    firstId.current = undefined;
  }, [id]);
  useEffect(() => {
    setSelected(undefined);
    setWanted(undefined);
  }, [id, status]);
  useEffect(() => {
    const shown = plainText(promptOf(state));
    document.title = shown === '' ? 'Nonet' : `${shorten(shown, 60)} – Nonet`;
  }, [promptOf(state)]);

  useEffect(() => {
    if (status === 'done') void loadViewer().catch(() => {}); // it opens at once, also offline
  }, [status]);
  useEffect(() => {
    const address = new URL(location.href);
    if (!address.searchParams.has('drawings')) return;
    address.searchParams.delete('drawings');
    history.replaceState(null, '', address);
    setDialog('drawings');
  }, []);
  const focusBox = (): void => box.current?.focus({ preventScroll: true });
  const cancelDrawing = (): void => {
    cancel();
    focusBox();
  };
  usePageKeys({
    focusPrompt: () => box.current?.focus(),
    showHelp: () => setDialog('keys'),
    cancel: busy ? cancelDrawing : undefined,
  });

  /** Draws what is not from the form, or from it: the box has the prompt then. */
  const begin = (asked: DrawRequest, text = asked.prompt): void => {
    setPrompt(text);
    setSent(JSON.stringify(asked));
    draw(asked);
  };
  const isSent = (asked: DrawRequest): boolean =>
    JSON.stringify(asked) === sent || (state.opened === true && asked.prompt === request?.prompt);
  const actionOf = (asked: DrawRequest) => {
    if (!busy) return 'draw';
    if (!isSent(asked)) return 'queue';
    return queue.queued.some((one) => JSON.stringify(one) === sent) ? 'queued' : 'drawing';
  };
  const submit = (text: string): void => {
    const asked = toRequest(text, options);
    if (!busy) begin(asked, text);
    else if (!isSent(asked)) {
      setSent(JSON.stringify(asked));
      queue.add(asked);
    }
  };
  const removeQueued = (one: DrawRequest): void => {
    queue.remove(one);
    setSent('');
    focusBox(); // the button that was pressed is gone
  };
  /** Prompts of the page itself: the picture that somebody starts from is not for them. */
  const drawIdea = (idea: DrawRequest): void => {
    setOptions({ ...options, start: undefined });
    begin({ ...toRequest(idea.prompt, { ...options, start: undefined }), ...idea }, idea.prompt);
    focusBox();
  };

  const reuse = (): void => {
    if (!request) return;
    setPrompt(request.prompt);
    setOptions(toOptions(request));
    box.current?.focus();
  };
  const drawAgain = (): void => {
    if (!request) return;
    const { seed: _, ...settings } = request;
    begin(settings);
    focusBox();
  };
  const vary = (url: string): void => {
    if (!request) return;
    // A picture that something is kept of is drawn all at once.
    const { seed: _seed, scene: _scene, ...settings } = request;
    setOptions({ ...options, start: undefined });
    begin({ ...settings, start: startOf({ url, keep: 'vary' }) });
    box.current?.focus();
  };
  const drawChanged = (changed: DrawRequest): void => {
    begin(changed);
    focusBox();
    showResults();
  };
  const startFrom = (url: string): void => {
    setOptions({ ...options, start: { url, keep: 'top-half' } });
    setSelected(undefined);
    box.current?.focus();
  };
  const drawHereInstead = (): void => {
    if (!request) return;
    chooseDevice(true);
    if (busy) cancel();
    draw(request, true);
    focusBox();
  };
  const changeWord = ({ word, drawn }: NotedWord): void => {
    const thing = scene?.things.find(({ name }) => name === drawn);
    if (thing) {
      setWanted({ thing: thing.id });
      return;
    }
    const at = prompt.toLowerCase().indexOf(word.toLowerCase());
    box.current?.focus();
    if (word !== '' && at >= 0) box.current?.setSelectionRange(at, at + word.length);
  };

  return (
    <>
      <SkipLink onSkip={() => box.current?.focus()} />
      <SiteHeader onDrawings={() => setDialog('drawings')} />
      <main>
        <PromptForm
          prompt={prompt}
          options={options}
          action={actionOf(toRequest(prompt.trim(), options))}
          box={box}
          onPrompt={setPrompt}
          onOptions={setOptions}
          onDraw={submit}
          device={{ chosen: onDevice, onChoose: chooseDevice }}
        />
        <Results
          state={state}
          queue={<QueueList queued={queue.queued} remove={removeQueued} onDraw={busy ? undefined : draw} />}
          onIdea={drawIdea}
          onNoted={changeWord}
          onSelect={setSelected}
          onCancel={cancelDrawing}
          onRetry={() => {
            retry();
            focusBox();
          }}
          onDrawHere={drawHereInstead}
          onReuse={reuse}
          onAgain={drawAgain}
          onDeleted={leave}
          onChanged={drawChanged}
        />
        {status === 'done' && scene && request && (
          <SceneChips
            key={id}
            scene={scene}
            wanted={wanted}
            onDraw={(changed) => drawChanged({ ...request, scene: changed })} // with its seed: all else stays as it is
          />
        )}
        {selected !== undefined && status === 'done' && (
          <PictureViewer
            state={state}
            index={selected}
            onSelect={setSelected}
            onVary={vary}
            onVaryScene={drawChanged}
            onStart={startFrom}
            onClose={() => {
              setSelected(undefined);
              document.getElementById(tileId(selected))?.focus();
            }}
          />
        )}
        <HistoryList shownId={id} onAll={() => setDialog('drawings')} isDialogOpen={dialog === 'drawings'} />
        {status === 'idle' && <GalleryPicks />}
      </main>
      <About onKeys={() => setDialog('keys')} />
      <AdSlot />
      {dialog === 'drawings' && <DrawingsDialog shownId={id} onClose={() => setDialog(undefined)} />}
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(undefined)} />}
    </>
  );
}
