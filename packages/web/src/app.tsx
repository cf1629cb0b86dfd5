// The page: a prompt, nine tiles, and what to expect of them.
import { PictureGrid } from './picture-grid.tsx';
import { PromptForm } from './prompt-form.tsx';
import { StatusLine } from './status-line.tsx';
import { useDrawing } from './use-drawing.ts';

export function App() {
  const { state, draw, cancel } = useDrawing();
  const busy = state.status === 'waiting' || state.status === 'drawing';
  return (
    <>
      <header>
        <img src="/icon.svg" alt="" width="44" height="44" />
        <div>
          <h1>Nonet</h1>
          <p>Type any text, get nine pictures.</p>
        </div>
      </header>
      <main>
        <PromptForm busy={busy} onDraw={draw} onCancel={cancel} />
        <StatusLine state={state} />
        <PictureGrid state={state} />
      </main>
      <footer>
        <p>
          Made by a small model trained on openly licensed emoji and icons. It knows simple things best, and
          what it draws can be odd or biased.
        </p>
      </footer>
    </>
  );
}
