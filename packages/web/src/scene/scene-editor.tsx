// The scene of finished pictures as chips: each opens a form that changes its part.
import type { Scene } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../text.ts';
import { RelationFields, SurroundingsFields, ThingFields } from './part-fields.tsx';
import { describeRelation, describeSurroundings, describeThing } from './scene-changes.ts';
import './scene.css';

interface SceneEditorProps {
  readonly scene: Scene;
  /** The thing whose form is to be opened: another object each time. */
  readonly wanted?: { readonly thing: string } | undefined;
  /** Draws a changed scene. */
  readonly onDraw: (scene: Scene) => void;
}

interface Chip {
  readonly key: string;
  readonly words: string;
}

const PLACE_CHIP = 'place';
const FORM_ID = 'scene-form';
const relationChip = (index: number): string => `relation ${index}`;
const thingChip = (id: string): string => `thing ${id}`;

const chipsOf = (scene: Scene): Chip[] => [
  ...scene.things.map((thing) => ({ key: thingChip(thing.id), words: describeThing(thing) })),
  ...scene.relations.map((relation, index) => ({
    key: relationChip(index),
    words: describeRelation(scene, relation),
  })),
  { key: PLACE_CHIP, words: describeSurroundings(scene) },
];

export function SceneEditor({ scene, wanted, onDraw }: SceneEditorProps) {
  const [draft, setDraft] = useState(scene);
  /** Key of the chip whose form is open. */
  const [open, setOpen] = useState<string>();
  const chips = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (wanted) setOpen(thingChip(wanted.thing));
  }, [wanted]);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(scene);
  const isWhole = draft.things.every(({ name }) => name.trim() !== '');

  /** Closes the form; the keyboard focus goes to a chip, the first where its own is gone. */
  const close = (): void => {
    const own = chips.current?.querySelector<HTMLButtonElement>('[aria-expanded="true"]');
    setOpen(undefined);
    own?.focus();
  };
  const remove = (changed: Scene): void => {
    setDraft(changed);
    setOpen(undefined);
    chips.current?.querySelector('button')?.focus();
  };

  return (
    <section class="scene" aria-labelledby="scene-heading">
      <h2 id="scene-heading">{t('scene.title')}</h2>
      <ul ref={chips} class="row">
        {chipsOf(draft).map(({ key, words }) => (
          <li key={key}>
            <button
              type="button"
              class="chip"
              aria-expanded={key === open}
              aria-controls={key === open ? FORM_ID : undefined}
              title={t('scene.change')}
              onClick={() => setOpen(key === open ? undefined : key)}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
      <form
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open !== undefined) close();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged && isWhole) onDraw(draft);
        }}
      >
        {open !== undefined && (
          <div key={open} id={FORM_ID} class="fields">
            <PartFields chip={open} scene={draft} onChange={setDraft} onRemove={remove} />
          </div>
        )}
        {isChanged && (
          <p class="row">
            <button type="submit" class="button primary" disabled={!isWhole}>
              {t('scene.draw')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                close();
                setDraft(scene);
              }}
            >
              {t('scene.undo')}
            </button>
          </p>
        )}
      </form>
    </section>
  );
}

interface PartFieldsProps {
  readonly chip: string;
  readonly scene: Scene;
  readonly onChange: (scene: Scene) => void;
  readonly onRemove: (scene: Scene) => void;
}

function PartFields({ chip, scene, ...handlers }: PartFieldsProps) {
  const thing = scene.things.find(({ id }) => thingChip(id) === chip);
  if (thing) return <ThingFields scene={scene} thing={thing} {...handlers} />;
  const index = scene.relations.findIndex((_, i) => relationChip(i) === chip);
  if (index >= 0) return <RelationFields scene={scene} index={index} {...handlers} />;
  return <SurroundingsFields scene={scene} {...handlers} />;
}
