// Changes to suggest after a drawing, made from what was understood of it: another hour, place, style, hat or thing.
import { type DrawRequest, MAX_PROMPT_LENGTH, type Scene, type SceneThing } from '@nonet/api';
import { PLACE_ID } from '@nonet/scenes/limits';
import { t } from '../text.ts';
import { changeSurroundings, changeThing } from './scene-changes.ts';

export interface NextStep {
  /** Words for it in the language of the page. */
  readonly label: string;
  readonly request: DrawRequest;
}

/** Things to swap for: strong drawings, each unlike the others. */
const SWAPS = ['penguin', 'octopus', 'dinosaur', 'robot', 'unicorn', 'cat'];
const HAT = 'top hat';
const SUGGESTED = 5;

/** A change to a scene; undefined where it changes nothing, or cannot be made. */
type SceneStep = (scene: Scene) => ChangedScene | undefined;

interface ChangedScene {
  readonly label: string;
  /** Words for the prompt, which are English. */
  readonly words: string;
  readonly scene: Scene;
}

type StepText = 'snow' | 'beach' | 'space' | 'night' | 'pixelArt' | 'hat';

const inPlace =
  (name: StepText, words: string, place: string): SceneStep =>
  (scene) =>
    scene.place === place
      ? undefined
      : { label: t(`step.${name}`), words, scene: changeSurroundings(scene, { place }) };

const atHour: SceneStep = (scene) => {
  if (scene.place === undefined) return undefined; // without a place there is no sky
  const hour = scene.hour === 'night' ? 'sunset' : 'night';
  return { label: t(`step.${hour}`), words: `at ${hour}`, scene: changeSurroundings(scene, { hour }) };
};

const asPixelArt: SceneStep = (scene) =>
  scene.style === 'pixel art'
    ? undefined
    : { label: t('step.pixelArt'), words: 'as pixel art', scene: { ...scene, style: 'pixel art' } };

const withHat: SceneStep = (scene) => {
  const [main] = scene.things;
  const isDressed = scene.relations.some(({ name }) => name === 'wearing');
  const ids = new Set([PLACE_ID, ...scene.things.map(({ id }) => id)]);
  const id = ['hat', 'hat-2', 'hat-3'].find((free) => !ids.has(free));
  if (!main || isDressed || id === undefined) return undefined;
  const things = [...scene.things, { id, name: HAT }];
  const relations = [...scene.relations, { subject: main.id, name: 'wearing', object: id }];
  return { label: t('step.hat'), words: 'with a hat', scene: { ...scene, things, relations } };
};

/** The first thing with a plain name that nobody has on. */
function swappable({ things, relations }: Scene): SceneThing | undefined {
  const worn = new Set(relations.filter(({ name }) => name === 'wearing').map(({ object }) => object));
  return things.find(({ id, name }) => !worn.has(id) && !name.includes(' '));
}

const swapped: SceneStep = (scene) => {
  const main = swappable(scene);
  const name = SWAPS.find((swap) => scene.things.every((thing) => thing.name !== swap));
  if (!main || name === undefined) return undefined;
  const change = { name, pose: undefined, detail: undefined, states: undefined, variant: undefined };
  return {
    label: t('step.swap', { thing: name, other: main.name }),
    words: `${name} instead of ${main.name}`,
    scene: changeThing(scene, main.id, { ...change, origin: undefined }),
  };
};

const SCENE_STEPS: readonly SceneStep[] = [
  inPlace('snow', 'in the snow', 'snowland'),
  atHour,
  asPixelArt,
  withHat,
  swapped,
  inPlace('beach', 'on the beach', 'beach'),
  inPlace('space', 'in space', 'space'),
];

/** Words to add to a prompt that is no scene, unless it has one of `said` already. */
const TEXT_STEPS: readonly { readonly text: StepText; readonly added: string; readonly said: RegExp }[] = [
  { text: 'snow', added: ' in the snow', said: /\bsnow/i },
  { text: 'night', added: ' at night', said: /\bnight|sunset\b/i },
  { text: 'pixelArt', added: ', pixel art style', said: /\bstyle\b|pixel art/i },
  { text: 'hat', added: ' wearing a top hat', said: /\b(?:hat|crown|wearing|helmet)\b/i },
  { text: 'space', added: ' in space', said: /\bspace\b/i },
];

/** Requests for a finished drawing with one thing changed. What is not changed of a scene stays as it is drawn. */
export function nextSteps(request: DrawRequest, scene: Scene | undefined): readonly NextStep[] {
  const steps = scene ? sceneSteps(request, scene) : textSteps(request);
  return steps.filter((step) => step.request.prompt.length <= MAX_PROMPT_LENGTH).slice(0, SUGGESTED);
}

function sceneSteps(request: DrawRequest, scene: Scene): NextStep[] {
  return SCENE_STEPS.flatMap((step) => {
    const changed = step(scene);
    if (!changed) return [];
    const prompt = `${request.prompt}, ${changed.words}`;
    return [{ label: changed.label, request: { ...request, prompt, scene: changed.scene } }];
  });
}

function textSteps({ seed: _seed, start: _start, ...request }: DrawRequest): NextStep[] {
  return TEXT_STEPS.filter(({ said }) => !said.test(request.prompt)).map(({ text, added }) => ({
    label: t(`step.${text}`),
    request: { ...request, prompt: request.prompt + added },
  }));
}
