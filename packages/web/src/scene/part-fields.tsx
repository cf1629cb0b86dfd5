// The fields that change one part of a scene: a thing, a relation, or the place.
import type { Scene, SceneThing } from '@nonet/api';
import { HOURS, MAX_COPIES, SIZES, WEATHERS } from '@nonet/scenes/limits';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../text.ts';
import {
  changeRelation,
  changeSurroundings,
  changeThing,
  removeRelation,
  removeThing,
} from './scene-changes.ts';
import { COLOURS, PLACE_NAMES, RELATION_NAMES, STATE_NAMES } from './scene-words.ts';

interface PartProps {
  readonly scene: Scene;
  readonly onChange: (scene: Scene) => void;
  readonly onRemove: (scene: Scene) => void;
}

/** Most characters of a name that a request may bring. */
const LONGEST_NAME = 60;

export function ThingFields({
  scene,
  thing,
  onChange,
  onRemove,
}: PartProps & { readonly thing: SceneThing }) {
  const { id, name, count = 1, colour, size, states } = thing;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.select(), []);
  const change = (fields: Partial<SceneThing>) => onChange(changeThing(scene, id, fields));
  return (
    <>
      <label class="field">
        {t('scene.thing')}
        <input
          ref={first}
          type="text"
          dir="auto"
          required
          maxLength={LONGEST_NAME}
          value={name}
          onInput={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      </label>
      <label class="field">
        {t('scene.count')}
        <input
          type="number"
          min="1"
          max={MAX_COPIES}
          value={count}
          onInput={({ currentTarget }) => {
            if (currentTarget.validity.valid && currentTarget.value !== '')
              change({ count: Number(currentTarget.value) });
          }}
        />
      </label>
      <Choice
        label={t('scene.colour')}
        value={colour}
        none={t('options.automatic')}
        values={COLOURS}
        onChange={(to) => change({ colour: to })}
      />
      <Choice
        label={t('scene.state')}
        value={states?.[0]}
        none={t('scene.none')}
        values={STATE_NAMES}
        onChange={(to) => change({ states: to === undefined ? undefined : [to] })}
      />
      <Choice
        label={t('scene.size')}
        value={size}
        none={t('options.automatic')}
        values={SIZES}
        onChange={(to) => change({ size: to })}
      />
      <button
        type="button"
        class="button"
        disabled={scene.things.length === 1}
        onClick={() => onRemove(removeThing(scene, id))}
      >
        {t('remove')}
      </button>
    </>
  );
}

export function RelationFields({ scene, index, onChange, onRemove }: PartProps & { readonly index: number }) {
  return (
    <>
      <Choice
        isFirst
        label={t('scene.relation')}
        value={scene.relations[index]!.name}
        values={RELATION_NAMES}
        onChange={(name) => name !== undefined && onChange(changeRelation(scene, index, name))}
      />
      <button type="button" class="button" onClick={() => onRemove(removeRelation(scene, index))}>
        {t('remove')}
      </button>
    </>
  );
}

export function SurroundingsFields({ scene, onChange }: PartProps) {
  const { place, hour, weather } = scene;
  return (
    <>
      <Choice
        isFirst
        label={t('scene.place')}
        value={place}
        none={t('scene.none')}
        values={PLACE_NAMES}
        onChange={(to) => onChange(changeSurroundings(scene, { place: to }))}
      />
      {place !== undefined && (
        <>
          <Choice
            label={t('scene.hour')}
            value={hour}
            none={t('options.automatic')}
            values={HOURS}
            onChange={(to) => onChange(changeSurroundings(scene, { hour: to }))}
          />
          <Choice
            label={t('scene.weather')}
            value={weather}
            none={t('options.automatic')}
            values={WEATHERS}
            onChange={(to) => onChange(changeSurroundings(scene, { weather: to }))}
          />
        </>
      )}
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  /** What no value means; absent where there must be one. */
  readonly none?: string;
  readonly values: readonly T[];
  /** Whether it takes the keyboard focus when it appears. */
  readonly isFirst?: boolean;
  readonly onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, none, values, isFirst, onChange }: ChoiceProps<T>) {
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isFirst) select.current?.focus();
  }, []);
  // A value that came with a drawing may not be among the usual ones.
  const all = value === undefined || values.includes(value) ? values : [...values, value];
  return (
    <label class="field">
      {label}
      <select
        ref={select}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(all.find((one) => one === currentTarget.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {all.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}
