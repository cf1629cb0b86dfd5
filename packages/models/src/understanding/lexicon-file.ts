// The format of `lexicon.json`: the words that a model was trained on and what stands in for others.
import type { Effect } from '../effects/index.ts';
import type { Turn } from '../effects/turn.ts';

/** Words by what they come to: `{ "cat": "kitten|tomcat" }`. */
export type WordTable = Readonly<Record<string, string>>;

/**
 * Why a word was not taken literally. An 'idea' stands for what no picture shows, and only where a prompt names nothing
 * else; a 'character' is somebody whom everybody knows, a 'name' one that people are given.
 */
export type Reason = 'chosen' | 'character' | 'idea' | 'name' | 'synonym' | 'kind' | 'example' | 'similar';

/** Kinds of word that only describe; captions know the few that the tables' keys name. */
export type Modifier = 'colour' | 'size' | 'count' | 'time' | 'weather' | 'style';

/** Kinds of thing that decide how a scene is read: living things act, garments are worn. */
export type Kind = 'living' | 'person' | 'garment' | 'part' | 'handheld' | 'food';

/** A place as captions say it ("in the desert"). */
export interface PlaceWords {
  /** The thing to show when the prompt names nothing else. */
  readonly alone: string;
  /** `|` between what people type: "sahara|dune". */
  readonly words: string;
  /** The phrase of captions in its place, where they do not know the phrase itself. */
  readonly like?: string;
}

/** The surroundings of a medium where the prompt names none: a courtroom of a courtroom sketch. */
export interface Setting {
  /** As captions say it: "in a courtroom". */
  readonly place?: string;
  /** "at night" */
  readonly time?: string;
}

/** What `lexicon.json` holds. Everything is in lower case; lists are parted by `|`. */
export interface LexiconFile {
  readonly format: 1;
  /** Names of things in captions, and how many of a million training pictures show them so. */
  readonly names: Readonly<Record<string, number>>;
  /** Plurals that are more than an added s. */
  readonly plurals: Readonly<Record<string, string>>;
  /** Names without an article, and those with "the". */
  readonly articles: { readonly none: string; readonly the: string };
  readonly modifiers: Readonly<Record<Modifier, WordTable>>;
  /** Media, the kinds of a whole picture, that captions do not know: "a movie poster". */
  readonly media?: WordTable;
  /** Settings of media. */
  readonly settings?: Readonly<Record<string, Setting>>;
  /** Styles and media that are made of a picture once it is drawn. */
  readonly effects?: Readonly<Record<string, Effect>>;
  /** Poses that rotate the whole figure, to either side: least and most, in degrees. */
  readonly turns?: Readonly<Record<string, Turn>>;
  readonly places: Readonly<Record<string, PlaceWords>>;
  /** Prepositions and verbs between two things. */
  readonly links: WordTable;
  /** The relation that a link is in a composed scene, where it is not the link's words: "above" of "over". */
  readonly relations?: WordTable;
  /** Copies that a count means, by the number: "12" of "a crowd of". */
  readonly numbers?: WordTable;
  /** Names by kind. */
  readonly kinds?: Readonly<Record<Kind, string>>;
  /** Actions without an object: "dancing". */
  readonly poses: WordTable;
  /** States of things, keys of `STATES`, that only composed scenes show: "on fire". */
  readonly states?: WordTable;
  /** Activities without an object, by what a person does with the thing that they bring along: "man holding a book". */
  readonly activities?: WordTable;
  /** Garments, joined by " + ", by what their wearer is dressed as. */
  readonly costumes: WordTable;
  /** Words for what things are made of, by the composer's materials. */
  readonly materials?: WordTable;
  /** Words before the name of what is made of them: "wooden". */
  readonly materialAdjectives?: WordTable;
  /** Names that captions lack, of what the composer draws. */
  readonly composed?: string;
  /** Captions that show things best in scenes: "snowman without snow" of "snowman". */
  readonly drawings?: WordTable;
  /** Stand-ins for things, by how they were found. */
  readonly standIns: Readonly<Partial<Record<Reason, WordTable>>>;
  /** Words that no picture can show. */
  readonly silent: string;
  /** Small words that only join others. */
  readonly particles: string;
  /** Words that are spelt right, the most frequent first. */
  readonly words: string;
  /** Words of other languages in English. */
  readonly languages: Readonly<Record<string, WordTable>>;
}
