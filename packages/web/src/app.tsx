// The page: a prompt, tiles that fill, what to do with the pictures, and what was drawn before.
import { type DrawRequest, plainText, shorten } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { About } from './about.tsx';
import { AdSlot } from './ads/ad-slot.tsx';
import { useDeviceChoice } from './device/device-choice.ts';
import { DeviceChoice } from './device/device-option.tsx';
import { isBusy, promptOf } from './drawing/drawing-state.ts';
import { useDrawing } from './drawing/use-drawing.ts';
import { ExampleTiles } from './examples/example-tiles.tsx';
import { HistoryList } from './history/history-list.tsx';
import { Notes } from './notes.tsx';
import { PictureGrid, tileId } from './pictures/picture-grid.tsx';
import { PictureViewer } from './pictures/picture-viewer.tsx';
import { SetActions } from './pictures/set-actions.tsx';
import { AppealForm } from './prompt/appeal-form.tsx';
import { noOptions, startOf, toOptions, toRequest } from './prompt/draw-options.ts';
import { PromptForm } from './prompt/prompt-form.tsx';
import { SceneChips } from './scene/scene-chips.tsx';
import { SiteHeader } from './site-header.tsx';
import { StatusLine } from './status-line.tsx';

/** What was typed before the script was there; else the prompt in the address: pages of shared sets lead here with it. */
function firstPrompt(): string {
  if (import.meta.env.SSR) return '';
  const typed = document.querySelector<HTMLTextAreaElement>('#prompt')?.value;
  return typed || (new URLSearchParams(location.search).get('prompt') ?? '');
}

export function App() {
  const [onDevice, chooseDevice] = useDeviceChoice();
  const { state, draw, cancel, retry, leave } = useDrawing(onDevice);
  const [prompt, setPrompt] = useState(firstPrompt);
  const [options, setOptions] = useState(noOptions);
  const [selected, setSelected] = useState<number>();
  const box = useRef<HTMLTextAreaElement>(null);
  const { id, request, status } = state;

  // A drawing that was opened brings its prompt; of one that was asked for here the box has it, without the style.
  useEffect(() => {
    if (request)
      setPrompt((typed) =>
        typed !== '' && request.prompt.startsWith(typed.trim()) ? typed : request.prompt,
      );
  }, [id, request?.prompt]);
  useEffect(() => setSelected(undefined), [id, status]);
  useEffect(() => {
    const shown = plainText(promptOf(state));
    document.title = shown === '' ? 'Nonet' : `${shorten(shown, 60)} – Nonet`;
  }, [promptOf(state)]);

  const reuse = (): void => {
    if (!request) return;
    setPrompt(request.prompt);
    setOptions(toOptions(request));
    box.current?.focus();
  };
  const drawOthers = (): void => {
    if (!request) return;
    const { seed: _, ...settings } = request;
    draw(settings);
    box.current?.focus();
  };

  const vary = (url: string): void => {
    if (!request) return;
    // A picture that something is kept of is drawn all at once.
    const { seed: _seed, scene: _scene, ...settings } = request;
    draw({ ...settings, start: startOf({ url, keep: 'vary' }) });
    box.current?.focus();
  };
  const drawScene = (changed: DrawRequest): void => {
    draw(changed);
    box.current?.focus();
  };
  const startFrom = (url: string): void => {
    setOptions({ ...options, start: { url, keep: 'top-half' } });
    setSelected(undefined);
    box.current?.focus();
  };

  const drawHereInstead = (): void => {
    if (!state.request) return;
    chooseDevice(true);
    cancel();
    draw(state.request, true);
    box.current?.focus();
  };

  return (
    <>
      <SiteHeader />
      <main>
        <PromptForm
          prompt={prompt}
          options={options}
          busy={isBusy(state)}
          box={box}
          onPrompt={setPrompt}
          onOptions={setOptions}
          onDraw={(text) => draw(toRequest(text, options))}
          onCancel={() => {
            cancel();
            box.current?.focus();
          }}
        />
        <DeviceChoice state={state} chosen={onDevice} onChoose={chooseDevice} onDrawHere={drawHereInstead} />
        <StatusLine
          state={state}
          onRetry={() => {
            retry();
            box.current?.focus();
          }}
        />
        {state.refusedAs !== undefined && request && (
          <AppealForm request={request} category={state.refusedAs} />
        )}
        {status === 'idle' ? (
          <ExampleTiles onDraw={draw} />
        ) : (
          <PictureGrid state={state} onSelect={setSelected} />
        )}
        <SetActions state={state} onReuse={reuse} onAgain={drawOthers} onDeleted={leave} />
        {status === 'done' && state.scene && request && (
          <SceneChips
            key={id}
            scene={state.scene}
            onDraw={(scene) => drawScene({ ...request, scene })} // with its seed: all else stays as it is
          />
        )}
        <Notes notes={state.notes} />
        {selected !== undefined && status === 'done' && (
          <PictureViewer
            state={state}
            index={selected}
            onSelect={setSelected}
            onVary={vary}
            onVaryScene={drawScene}
            onStart={startFrom}
            onClose={() => {
              setSelected(undefined);
              document.getElementById(tileId(selected))?.focus();
            }}
          />
        )}
        <HistoryList shownId={id} />
      </main>
      <About />
      <AdSlot />
    </>
  );
}
