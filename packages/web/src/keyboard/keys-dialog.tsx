// The keys of the page, and the choice to turn single ones off.
import type { WebMessages } from '@nonet/api/messages';
import { useState } from 'preact/hooks';
import { Dialog } from '../dialog.tsx';
import { t } from '../text.ts';
import { areSingleKeysOn, turnSingleKeys } from './key-choice.ts';
import './keys-dialog.css';

type Words = Extract<keyof WebMessages, `keys.${string}`>;

/** Keys that have words on them. */
const NAMED = ['Enter', 'Shift', 'Esc', 'Home', 'End'] as const;

const KEYS: readonly (readonly [
  place: Words,
  keys: readonly (readonly [names: readonly string[], words: Words])[],
])[] = [
  [
    'keys.anywhere',
    [
      [['/'], 'keys.toPrompt'],
      [['?'], 'keys.show'],
      [['Esc'], 'keys.cancel'],
    ],
  ],
  [
    'keys.prompt',
    [
      [['Enter'], 'keys.draw'],
      [['Shift', 'Enter'], 'keys.newLine'],
      [['↑', '↓'], 'keys.earlier'],
    ],
  ],
  [
    'keys.pictures',
    [
      [['←', '→', '↑', '↓'], 'keys.move'],
      [['Home', 'End'], 'keys.ends'],
      [['Enter'], 'keys.open'],
    ],
  ],
  [
    'keys.picture',
    [
      [['←', '→'], 'keys.turn'],
      [['Home', 'End'], 'keys.ends'],
      [['+', '−', '0'], 'keys.zoom'],
      [['Shift', '← → ↑ ↓'], 'keys.pan'],
      [['C'], 'keys.compare'],
      [['F'], 'keys.fullScreen'],
    ],
  ],
];

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [on, setOn] = useState(areSingleKeysOn);
  return (
    <Dialog title={t('keys.title')} look="keys" onClose={onClose}>
      <div class="dialog-body">
        {KEYS.map(([place, keys]) => (
          <section key={place}>
            <h3>{t(place)}</h3>
            <dl>
              {keys.map(([names, words]) => (
                <div key={words}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{nameOnKey(name)}</kbd>
                    ))}
                  </dt>
                  <dd>{t(words)}</dd>
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
          {t('keys.single')}
        </label>
      </div>
    </Dialog>
  );
}

function nameOnKey(key: string): string {
  const named = NAMED.find((one) => one === key);
  return named ? t(`keys.name.${named}`) : key;
}
