// Texts of one language with values put in. Messages are in ICU MessageFormat, compiled before they come here.
import format, { type CompiledMessage } from 'icu-minify/format';
import type { Language } from './languages.ts';

/** The keys of the English messages in another language. */
export type Translated<English> = { readonly [Key in keyof English]: string };

/** Messages of a language, compiled, by their keys. */
export type Compiled<Key extends string> = Readonly<Record<Key, CompiledMessage>>;

/** The name in what stands behind a brace: "count" of "count, plural, one {# drawing"; none in "# drawings". */
type NameIn<Head extends string> = Head extends `${infer Name}, ${string}`
  ? OneWord<Name>
  : Head extends `${infer Name}>${string}`
    ? OneWord<Name>
    : OneWord<Head>;
type OneWord<Name extends string> = Name extends `${string} ${string}` ? never : Name;

/** Names of the values that a message needs. */
type NamesIn<Message extends string> = Message extends `${string}{${infer Rest}`
  ? Rest extends `${infer Head}}${infer Tail}`
    ? NameIn<Head> | NamesIn<Tail>
    : never
  : never;

type Values<Message extends string> = [NamesIn<Message>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<Message>, string | number>>];

/** Turns parts of a message that stand in a tag, such as `<card>model card</card>`, into elements. */
export type Tags<Element> = Readonly<Record<string, (inner: readonly (string | Element)[]) => Element>>;

/** @typeParam English the English messages, which tell the keys and the values */
export interface Texts<English extends Readonly<Record<string, string>>> {
  readonly language: Language;
  /** The text of a message. */
  readonly t: <Key extends keyof English & string>(key: Key, ...values: Values<English[Key]>) => string;
  /** A message with elements in it. */
  readonly rich: <Element>(
    key: keyof English & string,
    tags: Tags<Element>,
    values?: Readonly<Record<string, string | number>>,
  ) => (string | Element)[];
}

const formatters = {
  getDateTimeFormat: (...settings: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...settings),
  getNumberFormat: (...settings: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...settings),
  getPluralRules: (...settings: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...settings),
};

export function createTexts<English extends Readonly<Record<string, string>>>(
  language: Language,
  messages: Compiled<keyof English & string>,
): Texts<English> {
  return {
    language,
    t: (key, ...[values]) => format(messages[key], language, values, { formatters }) as string,
    rich: (key, tags, values) =>
      [format(messages[key], language, { ...values, ...tags } as never, { formatters })].flat() as never[],
  };
}
