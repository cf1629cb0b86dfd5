// The keys of the page, and the choice to turn single ones off.
import { useState } from 'preact/hooks';
import { Dialog } from '../dialog.tsx';
import { areSingleKeysOn, turnSingleKeys } from './key-choice.ts';
import './keys-dialog.css';

const KEYS: readonly (readonly [
  place: string,
  keys: readonly (readonly [names: readonly string[], words: string])[],
])[] = [
  [
    'Anywhere',
    [
      [['/'], 'Go to the prompt'],
      [['?'], 'Show these keys'],
      [['Esc'], 'Cancel the drawing, close what is open'],
    ],
  ],
  [
    'Prompt',
    [
      [['Enter'], 'Draw; while drawing, draw next'],
      [['Shift', 'Enter'], 'New line'],
      [['↑', '↓'], 'Earlier prompts and back'],
    ],
  ],
  [
    'Nine pictures',
    [
      [['←', '→', '↑', '↓'], 'Move'],
      [['Home', 'End'], 'First and last picture'],
      [['Enter'], 'Open large'],
    ],
  ],
  [
    'Large picture',
    [
      [['←', '→'], 'Picture before, next picture'],
      [['Home', 'End'], 'First and last picture'],
      [['+', '−', '0'], 'Zoom in, out, back'],
      [['Shift', '← → ↑ ↓'], 'Move the zoomed picture'],
      [['C'], 'Compare with the next picture'],
      [['F'], 'Full screen'],
    ],
  ],
];

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [on, setOn] = useState(areSingleKeysOn);
  return (
    <Dialog title="Keys" look="keys" onClose={onClose}>
      <div class="dialog-body">
        {KEYS.map(([place, keys]) => (
          <section key={place}>
            <h3>{place}</h3>
            <dl>
              {keys.map(([names, words]) => (
                <div key={words}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label class="tick">
          <input
            type="checkbox"
            checked={on}
            onChange={({ currentTarget }) => {
              setOn(currentTarget.checked);
              turnSingleKeys(currentTarget.checked);
            }}
          />
          Single-character keys (/ ? + − 0 C F)
        </label>
      </div>
    </Dialog>
  );
}
