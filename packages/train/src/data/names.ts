// From the file names of icons to English phrases that can stand in a caption.
import { type EmojiIndex, nameKey } from './emoji-index.ts';
import type { Source, SourceKind } from './sources.ts';
import type { WordNet } from './wordnet.ts';

const SKIN_TONE = /-(?:(?:medium-)?(?:light|dark)|medium)(?:-skin-tone)?(?=-|$)|-tone\d/;
/** Phosphor draws every icon in six weights; the regular one is enough. */
const LINE_WEIGHT = /-(?:thin|light|bold|fill|duotone)$/;
const DROPPED_NAME =
  /^(?:flag-|keycap|letter-|regional|family|kiss-|couple-with-heart-|(?:men|women|people|woman-and-man|man-and-woman|two-m|two-w)-?.*holding|input-|abstract-|tarot-|card-|perspective-dice|dice-|inverted-dice|clock|.*(?:oclock|-thirty)$)/;
const DROPPED_WORD = new Set(
  `button arrow arrows sign symbol squared keycap zodiac ideograph indicator skin tone component mark marks
  bracket circled letter letters alphabet digit pointing backhand index uppercase lowercase input output
  user users file files folder document data database text align layout cursor click browser website app
  application web network server coding programming code html css api wifi bluetooth usb setting settings
  config sync synchronize upload download share link hyperlink login logout password email inbox sms chat
  notification dashboard chart graph diagram analytics menu toolbar tab window-tabs filter sort search zoom
  select selection insert delete remove add edit undo redo copy paste cut crop rotate flip resize expand
  collapse minimize maximize fullscreen previous next forward backward rewind shuffle repeat playlist volume
  mute unmute disabled off on approve reject check checkbox checkmark radio-button toggle slider cart checkout
  payment currency dollar euro pound yen bitcoin ethereum crypto tax discount coupon percent qr barcode
  male female gender transgender intersex lesbian gay sex sexual condom penis vagina breast poop poo pile
  gun pistol middle suicide nazi swastika hanging decapitation slavery cigarette smoking nude naked
  prohibited forbidden no non facing wavy vs ng cool ok free up new sos ai ad ui ux`.split(/\s+/),
);
/** Brands and other owners' characters, however openly the drawing is licensed. */
const OWNED =
  /android|apple-(?:logo|pay)|bytedance|facebook|instagram|twitter|tiktok|google|gmail|youtube|whatsapp|telegram|spotify|amazon|microsoft|windows|xbox|nintendo|playstation|gameboy|game-boy|wii|pokemon|pokeball|poke-ball|pikachu|mario|luigi|pacman|pac-man|sonic|zelda|triforce|star-wars|darth|vader|r2|wall-e|death-star|lightsaber|light-saber|stormtrooper|storm-trooper|batman|superman|spiderman|spider-man|iron-man|hulk|thor-hammer|deadpool|wolverine|captain-(?:america|shield)|spongebob|mickey|disney|simpson|homer|bart|chaplin|harry-potter|minecraft|tetris|space-invader|minion|hello-kitty|snoopy|lego|rubik|github|figma|dropbox|linkedin|reddit|pinterest|snapchat|slack|skype|uber|airbnb|paypal|visa|mastercard|tesla|gopro|weixin|wechat|alipay|koholint|fanqie|qiyehao|jinri|xingfu|vigo|yunluo|bender|yoda|mandalorian|rick-and|terminator|predator|freddy|jason|scream-mask|saw-mask|totoro|doraemon|godzilla|king-kong|octocat|safari|firefox|chrome|dragon-ball|among-us|angry-bird|sims|assassins-creed|witcher|fortnite|transformers/;
const TRAILING = /-(?:\d+|flat|duo|one|two|three|four|five|six|seven|eight|nine|alternate|fill|filled)$/;

/** Names of countries: some sets call flags so. */
const COUNTRIES: ReadonlySet<string> = countryNames();

function countryNames(): Set<string> {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const names = new Set(['england', 'scotland', 'wales', 'european-union', 'hong-kong', 'macau']);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const a of letters) {
    for (const b of letters) {
      const name = regions.of(a + b);
      if (name !== undefined) names.add(name.toLowerCase().replaceAll(/[^a-z]+/g, '-'));
    }
  }
  return names;
}

/** What a picture's name says: the caption phrase and, where it is an emoji, what Unicode knows of it. */
export interface ParsedName {
  phrase: string;
  subgroup: string;
  tags: string[];
}

/** Glued words ("sliceofpizza") split into the fewest, most common words; undefined when they do not split. */
export function segment(glued: string, counts: ReadonlyMap<string, number>): string[] | undefined {
  const best: ({ cost: number; words: string[] } | undefined)[] = [{ cost: 0, words: [] }];
  for (let end = 1; end <= glued.length; end++) {
    for (let start = Math.max(0, end - 16); start < end; start++) {
      const before = best[start];
      const word = glued.slice(start, end);
      const count = counts.get(word);
      if (before === undefined || count === undefined) continue;
      const cost = before.cost + 10 - Math.log(1 + count);
      const known = best[end];
      if (known === undefined || cost < known.cost) best[end] = { cost, words: [...before.words, word] };
    }
  }
  return best[glued.length]?.words;
}

/** Turns icon names into phrases, with the word lists at hand. */
export class NameParser {
  private readonly emoji: EmojiIndex;
  private readonly wordnet: WordNet;
  private readonly vocabulary: ReadonlyMap<string, number>;

  /** @param vocabulary word counts over the well-spelt sets, for names that are glued together */
  constructor(emoji: EmojiIndex, wordnet: WordNet, vocabulary: ReadonlyMap<string, number>) {
    this.emoji = emoji;
    this.wordnet = wordnet;
    this.vocabulary = vocabulary;
  }

  /**
   * The phrase of an icon name, or undefined when it is not to be used: skin-tone variants, flags, letters,
   * interface signs, brands. `siblings` are all names of the same set.
   */
  parse(
    name: string,
    { id: source, kind }: Pick<Source, 'id' | 'kind'>,
    siblings: ReadonlySet<string>,
  ): ParsedName | undefined {
    if (OWNED.test(name) || DROPPED_NAME.test(name)) return undefined;
    if (/skin-tone|-tone\d/.test(name)) return undefined;
    for (const variant of [SKIN_TONE, LINE_WEIGHT]) {
      if (variant.test(name) && siblings.has(name.replace(variant, ''))) return undefined;
    }
    if (source === 'streamline-emojis' && name === 'turkey') return undefined; // the country's flag
    const known =
      kind === 'emoji-3d' ? this.emoji.findCode(name) : this.emoji.find(name.replace(/-\d+$/, ''));
    if (kind === 'emoji-3d' && known === undefined) return undefined;
    if (known !== undefined) {
      if (
        !isDrawable(known.subgroup) ||
        /o'clock|-thirty|middle finger/.test(known.label) ||
        /^(?:family|kiss |couple with heart |keycap|flag )/.test(known.label)
      ) {
        return undefined;
      }
      return { phrase: known.label, subgroup: known.subgroup, tags: known.tags };
    }
    if (COUNTRIES.has(name)) return undefined;
    let bare = name;
    while (TRAILING.test(bare)) bare = bare.replace(TRAILING, '');
    let words = bare.split('-').filter((word) => word !== '');
    if (kind === 'glued-emoji') words = segment(nameKey(bare), this.vocabulary) ?? [];
    if (words.length === 0 || words.length > 4 || words.some((word) => DROPPED_WORD.has(word)))
      return undefined;
    if (words.some((word) => /\d/.test(word) || (word.length === 1 && word !== 'a'))) return undefined;
    const phrase = words.join(' ').replace(/\b(wom[ae]n|m[ae]n)s\b/, "$1's");
    const entry = this.emoji.find(phrase);
    if (entry !== undefined)
      return isDrawable(entry.subgroup) ? { ...entry, phrase: entry.label } : undefined;
    const isIcon = kind === 'icon' || kind === 'mono-icon';
    if (isIcon && !this.isThing(words, kind)) return undefined;
    return { phrase, subgroup: '', tags: [] };
  }

  /** Icon sets are half interface: keep names that WordNet knows as a thing, and "adjective thing". */
  private isThing(words: string[], kind: SourceKind): boolean {
    const whole = words.join(' ');
    if (words.length <= 3 && this.wordnet.isConcrete(whole)) return true;
    const head = words.at(-1)!;
    return words.length === 2 && kind === 'mono-icon' && this.wordnet.isConcrete(head) && head.length > 2;
  }

  /**
   * The nouns of a phrase, the head first: the longest ending that WordNet knows ("polar bear"), then its
   * last word, then the other concrete words.
   */
  nouns(phrase: string): string[] {
    const words = phrase.replace(/ (?:with|of|in|on|behind|holding|wearing|over) .*/, '').split(' ');
    const found: string[] = [];
    const add = (word: string) => {
      const lemma = this.wordnet.lemma(word);
      if (lemma !== undefined && !found.includes(lemma)) found.push(lemma);
    };
    if (/^(?:slice|piece|pot|bowl|pile|pair) of /.test(phrase)) add(phrase.split(' ').at(-1)!);
    for (let start = Math.max(0, words.length - 3); start < words.length; start++)
      add(words.slice(start).join(' '));
    if (found.length === 0) found.push(words.at(-1)!);
    for (const word of phrase.split(' ')) if (word.length > 2 && this.wordnet.isConcrete(word)) add(word);
    return found;
  }
}

function isDrawable(subgroup: string): boolean {
  return !/^(?:skin-tone|hair-style|transport-sign|arrow|zodiac|av-symbol|gender|math|punctuation|currency|other-symbol|keycap|alphanum|country-flag|subdivision-flag|religion|person-symbol|family)$/.test(
    subgroup,
  );
}

const IRREGULAR: Readonly<Record<string, string>> = {
  man: 'men',
  woman: 'women',
  child: 'children',
  person: 'people',
  foot: 'feet',
  tooth: 'teeth',
  goose: 'geese',
  mouse: 'mice',
  ox: 'oxen',
  fish: 'fish',
  sheep: 'sheep',
  deer: 'deer',
  shrimp: 'shrimp',
  squid: 'squid',
  cactus: 'cacti',
  leaf: 'leaves',
  loaf: 'loaves',
  knife: 'knives',
  wolf: 'wolves',
  elf: 'elves',
  scarf: 'scarves',
  bison: 'bison',
  moose: 'moose',
  salmon: 'salmon',
  octopus: 'octopuses',
  potato: 'potatoes',
  tomato: 'tomatoes',
  dice: 'dice',
  skis: 'skis',
  mango: 'mangoes',
  volcano: 'volcanoes',
  aircraft: 'aircraft',
  spacecraft: 'spacecraft',
  sushi: 'sushi',
};
const PLURAL_ALREADY = /(?:[^su]s|ss?es|jeans|glasses|pants|shorts|scissors|sunglasses|binoculars|trousers)$/;

/** Whether a phrase is plural as it stands ("glasses", "french fries"). */
function isPlural(phrase: string): boolean {
  const head = headWord(phrase);
  return PLURAL_ALREADY.test(head) && !/(?:ss|us|is|lens|gas|rhinoceros|christmas|canvas|atlas)$/.test(head);
}

function headWord(phrase: string): string {
  return phrase
    .replace(/ (?:with|of|in|on|behind|holding|wearing|over) .*/, '')
    .split(' ')
    .at(-1)!;
}

/** The plural of a phrase, on its head noun ("slice of pizza" -> "slices of pizza"). */
export function plural(phrase: string): string {
  const [, head = phrase, tail = ''] =
    /^(.*?)( (?:with|of|in|on|behind|holding|wearing|over) .*)?$/.exec(phrase) ?? [];
  const words = head.split(' ');
  // "man walking" -> "men walking"
  if (/^(?:man|woman|person)$/.test(words[0]!) && words[1]?.endsWith('ing'))
    return [pluralWord(words[0]!), ...words.slice(1)].join(' ') + tail;
  const last = words.pop()!;
  // "woman pilot" -> "women pilots"
  if (words[0] === 'man' || words[0] === 'woman') words[0] = words[0].replace('man', 'men');
  return [...words, pluralWord(last)].join(' ') + tail;
}

function pluralWord(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (isPlural(word)) return word;
  if (/(?:man|woman)$/.test(word) && word.length > 5 && !word.endsWith('human'))
    return word.replace(/man$/, 'men');
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

const UNCOUNTED =
  /^(?:fire|water|wine|tea|juice|chocolate|rope|corn|cattle|rain|snow|fog|rice|bread|milk|ice|wood|sushi|spaghetti|popcorn|honey|butter|salt|cheese|lightning|wind|bacon|seaweed|broccoli|garlic|ginger|curry|sake|tea|coffee|smoke|grass|money|flying money|luggage|jewelry|furniture|pasta|meat|hair|corn|soup|soap|steam|lava|sand|food|music|clothing|paper|cloud with .*|cooked rice|soft ice cream|ice cream|shaved ice|seedling)$/;

/** A phrase with its article: "an apple", "glasses", "bread" (some), "the moon". */
export function withArticle(phrase: string): string {
  if (/^(?:sun|moon|eiffel tower|statue of liberty|tokyo tower|milky way)$/.test(phrase))
    return `the ${phrase}`;
  if (
    isPlural(phrase) ||
    UNCOUNTED.test(phrase) ||
    /^(?:see-no|hear-no|speak-no|mount |two |three |mrs)/.test(phrase)
  ) {
    return phrase;
  }
  const vowel =
    /^(?:[aeiou]|hour|heir|honest|x-)/.test(phrase) &&
    !/^(?:uni(?!n)|use|user|one|euro|ufo|u\b|ewe|ukulele|utensil)/.test(phrase);
  return `${vowel ? 'an' : 'a'} ${phrase}`;
}

/** Whether one can count it ("three apples", but not "three breads"). */
export function isCountable(phrase: string): boolean {
  return !isPlural(phrase) && !UNCOUNTED.test(phrase) && !phrase.includes(' with ');
}
