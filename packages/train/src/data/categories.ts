// Sorts a picture into one of the kinds of thing that composition knows: from Unicode's groups and WordNet.
import type { WordNet } from './wordnet.ts';

/** What kind of thing a sprite shows. */
export type Category =
  | 'animal'
  | 'face'
  | 'person'
  | 'body'
  | 'plant'
  | 'food'
  | 'drink'
  | 'vehicle'
  | 'place'
  | 'nature'
  | 'headwear'
  | 'clothing'
  | 'tool'
  | 'instrument'
  | 'object'
  | 'symbol';

const HEADWEAR =
  /\b(?:hat|cap|crown|helmet|sombrero|beret|beanie|turban|bonnet|fedora|bowler|tiara|fez|mitre|headdress)$/;
const NOT_HEADWEAR = /bottle|mushroom|knee|cap gun|ice cap|hub|person|man|woman|face|kin(?:g)\b/;

const BY_SUBGROUP: readonly [RegExp, Category][] = [
  [/^(?:cat-face|monkey-face|face-.*)$/, 'face'],
  [/^(?:heart|emotion|geometric|warning|flag)$/, 'symbol'],
  [/^(?:hand|body)/, 'body'],
  [/^person/, 'person'],
  [/^animal/, 'animal'],
  [/^plant/, 'plant'],
  [/^food/, 'food'],
  [/^drink/, 'drink'],
  [/^place/, 'place'],
  [/^transport/, 'vehicle'],
  [/^sky-weather/, 'nature'],
  [/^clothing/, 'clothing'],
  [/^musical-instrument/, 'instrument'],
  [/^(?:tool|writing|science|medical)/, 'tool'],
  [/./, 'object'],
];

/** Things that WordNet or Unicode file elsewhere than a picture shows them. */
const OBJECTS =
  /\b(?:umbrella|bomb|anchor|seat|nail polish|palette|calculator|ruler|speaker|controller|monitor|printer|router|shaver|plunger|cog|marker|highlighter|clapper|slider|knobs|popper|trailer|mouse trap|computer mouse|chess \w+|kite|balloon|fire extinguisher|moai|ribbon|stop sign|traffic light|fuel pump|oil drum|thermometer)$/;

const BY_ANCESTOR: readonly [string, Category][] = [
  ['headdress', 'headwear'],
  ['helmet', 'headwear'],
  ['vehicle', 'vehicle'],
  ['clothing', 'clothing'],
  ['footwear', 'clothing'],
  ['musical instrument', 'instrument'],
  ['tool', 'tool'],
  ['weapon', 'tool'],
  ['beverage', 'drink'],
  ['building', 'place'],
  ['structure', 'place'],
  ['plant', 'plant'],
];

const BY_TOPIC: Readonly<Record<number, Category>> = {
  5: 'animal',
  8: 'body',
  13: 'food',
  17: 'nature',
  18: 'person',
  19: 'nature',
  20: 'plant',
  25: 'symbol',
};

/** The category of a phrase; `subgroup` is Unicode's group, or empty for icons that are no emoji. */
export function categorise(
  phrase: string,
  nouns: readonly string[],
  subgroup: string,
  wordnet: WordNet,
): Category {
  if (HEADWEAR.test(phrase) && !NOT_HEADWEAR.test(phrase)) return 'headwear';
  if (OBJECTS.test(phrase)) return 'object';
  if (
    /^map|^mount fuji|mountain|volcano|desert|beach|island|^camping/.test(phrase) &&
    subgroup.startsWith('place')
  ) {
    return 'nature';
  }
  if (phrase.endsWith(' face') && !/^(?:sky|time)/.test(subgroup)) return 'face';
  for (const [pattern, category] of BY_SUBGROUP) if (pattern.test(subgroup)) return category;
  for (const noun of nouns.slice(0, 2)) {
    const ancestors = new Set([noun, ...wordnet.ancestors(noun)]);
    for (const [word, category] of BY_ANCESTOR) if (ancestors.has(word)) return category;
    const topic = wordnet.topic(noun);
    if (topic !== undefined && BY_TOPIC[topic] !== undefined) return BY_TOPIC[topic];
    if (topic === 6) return 'object';
  }
  return 'object';
}
