// The drawing that is shown: its prompt, how it is doing, its pictures, and what to do with them. Before there is one,
// examples stand in its place.
import type { DrawRequest } from '@nonet/api';
import type { ComponentChildren } from 'preact';
import { DeviceOffer } from './device/device-option.tsx';
import { type DrawingState, isBusy, promptOf } from './drawing/drawing-state.ts';
import { ExampleTiles } from './examples/example-tiles.tsx';
import { type NotedWord, Notes } from './notes.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { PictureGrid } from './pictures/picture-grid.tsx';
import { SetActions } from './pictures/set-actions.tsx';
import { IdeaChips } from './prompt/idea-chips.tsx';
import { StepChips } from './scene/step-chips.tsx';
import { StatusLine } from './status-line.tsx';
import { t } from './text.ts';
import './results.css';

interface ResultsProps {
  readonly state: DrawingState;
  /** What is drawn next. */
  readonly queue: ComponentChildren;
  /** Draws an example or an idea. */
  readonly onIdea: (request: DrawRequest) => void;
  readonly onNoted: (noted: NotedWord) => void;
  readonly onSelect: (index: number) => void;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
  readonly onDrawHere: () => void;
  readonly onReuse: () => void;
  readonly onAgain: () => void;
  readonly onDeleted: () => void;
  /** Draws a changed request. */
  readonly onChanged: (request: DrawRequest) => void;
}

const ID = 'results';
const CAPTION_ID = 'caption';

/** Brings the pictures into view, and the keyboard's place to their caption if it was elsewhere than in the prompt. */
export function showResults(): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  document.getElementById(ID)?.scrollIntoView({ behavior: isStill ? 'auto' : 'smooth', block: 'nearest' });
  const place = document.activeElement;
  if (place === document.body || place === document.getElementById('prompt')) return;
  document.getElementById(CAPTION_ID)?.focus({ preventScroll: true });
}

/** A cancelled drawing without pictures leaves the page as it was. */
const isEmpty = ({ status, pictures }: DrawingState): boolean =>
  status === 'idle' || (status === 'cancelled' && pictures.length === 0);

const hasNothing = ({ status, pictures }: DrawingState): boolean =>
  status === 'failed' || (status === 'unreached' && pictures.length === 0);

export function Results(props: ResultsProps) {
  const { state, onIdea, onSelect, onRetry, onDrawHere } = props;
  const empty = isEmpty(state);
  return (
    <section id={ID} class="results" aria-labelledby={CAPTION_ID}>
      <h1 id={CAPTION_ID} tabIndex={-1} class={`caption prompt-text ${empty ? 'hero' : ''}`} dir="auto">
        {empty ? t('results.hero') : promptOf(state) || t('results.untitled')}
      </h1>
      {hasNothing(state) ? (
        <OutcomePanel state={state} onRetry={onRetry} onDrawHere={onDrawHere} />
      ) : (
        <>
          <div class="meta">
            <StatusLine state={state} />
            <Notes notes={state.notes} onChange={props.onNoted} />
          </div>
          <div class="stage">
            {empty ? <ExampleTiles onDraw={onIdea} /> : <PictureGrid state={state} onSelect={onSelect} />}
          </div>
        </>
      )}
      <div class="rail">
        <Rail {...props} empty={empty} />
        {props.queue}
      </div>
    </section>
  );
}

/** What can be done now. */
function Rail(props: ResultsProps & { readonly empty: boolean }) {
  const { state, empty, onIdea, onCancel, onRetry, onDrawHere } = props;
  const { status, request, scene } = state;
  if (isBusy(state))
    return (
      <div class="actions">
        <button type="button" class="button" onClick={onCancel}>
          {t('results.cancel')}
        </button>
        <DeviceOffer state={state} onDrawHere={onDrawHere} />
      </div>
    );
  if (status === 'done')
    return (
      <>
        <SetActions
          state={state}
          onReuse={props.onReuse}
          onAgain={props.onAgain}
          onDeleted={props.onDeleted}
        />
        {request && <StepChips request={request} scene={scene} onDraw={props.onChanged} />}
      </>
    );
  if (hasNothing(state)) return null;
  return (
    <>
      {status !== 'idle' && (
        <div class="actions">
          <button type="button" class="button" onClick={onRetry}>
            {t('results.again')}
          </button>
          <DeviceOffer state={state} onDrawHere={onDrawHere} />
        </div>
      )}
      {empty && <IdeaChips onDraw={(prompt) => onIdea({ prompt })} />}
    </>
  );
}
