// Takes out of a prompt what only other tools read: flags, weights, tags of models, settings, addresses.

/** A prompt without the marks of other tools. */
export interface Plain {
  readonly text: string;
  /** The marks that were taken out, punctuation aside, as they were typed. */
  readonly removed: readonly string[];
}

/** Flags of Midjourney, which stand at a prompt's end. */
const FLAGS =
  /(?:^|\s)(?:--|—|–)(?:ar|aspect|v|version|q|quality|s|stylize|style|niji|seed|sameseed|chaos|c|no|iw|tile|test|testp|hd|w|width|h|height|uplight|upbeta|upanime|creative|video|stop|repeat|r|weird|p|profile|personalize|sref|cref|cw|sw|oref|ow|raw|fast|relax|turbo|draft|exp|public|stealth|motion|n)(?![\w'])[\s\S]*$/i;
/** From here on a prompt says what is not to be seen, or how it was drawn. */
const ENDINGS: readonly RegExp[] = [
  /\b(?:negative[ _]?prompts?|undesired content|uc)\s*[:=][\s\S]*$/i,
  /\bsteps\s*:\s*\d+\s*,[\s\S]*$/i,
  FLAGS,
];
/** Settings: "seed: 1", "CFG scale = 7". */
const SETTING =
  /\b(?:seed|cfg(?: scale)?|sampler|sampling(?: method)?|steps|clip skip|denoising strength|size|model(?: hash)?|guidance(?: scale)?|aspect ratio|resolution|width|height|hires upscaler?|ensd|vae|lora|embedding|artist|rating|year)\s*[:=]\s*[^\s,;]*/gi;
/** Marks of which nothing is left. */
const MARKS: readonly RegExp[] = [
  /<[^<>\s]{1,20}:[^<>]{1,200}>/g,
  /\b(?:https?:\/\/|www\.)\S+/gi,
  /(?<![\w.])[a-z0-9-]{2,40}\.(?:com|org|net|io|ai|tv|jpe?g|png|webp|gif)\b(?:\/\S*)?/gi,
  /(?<![\w.])@\w[\w.]*/g,
  SETTING,
  /\b\d{2,5}\s?[x×]\s?\d{2,5}\b/gi,
  /\b\d{1,2}:\d{1,2}\b/g,
  /\bf\/?\d{1,2}(?:\.\d{1,2})?\b/gi,
  /\b\d{1,4}(?:-\d{1,4})?\s?mm\b/gi,
  /\biso[ -]?\d{2,5}\b/gi,
  /\b1\/\d{2,5}s?\b/g,
  /\b\d{3,4}p\b/gi,
  /\b(?:fps|dpi)\s?\d{1,4}\b|\b\d{1,4}\s?(?:fps|dpi)\b/gi,
  /\bBREAK\b/g,
  // A part of negative weight is not to be seen.
  /(?<=::\s?-?\d{0,3}\.?\d{0,3}\s)[^:,;\n]{1,80}::\s?-\d+(?:\.\d+)?/g,
  // Text in a picture is no thing.
  /\b(?:say(?:s|ing)?|reads?|reading|titled|captioned|labell?ed|with the (?:text|words?|caption|title))[\s:,]{0,2}(?:"[^"]{0,200}"|“[^”]{0,200}”|'[^']{0,200}'(?!\w))/gi,
];
/** Weights are punctuation: the words they weigh stay. */
const WEIGHTS: readonly (readonly [RegExp, string])[] = [
  [/::\s?-?\d*(?:\.\d+)?/g, ', '],
  [/:\s?-?\d+(?:\.\d+)?(?=\s*[)\]}])/g, ''],
  [/(?:\(\s*){2,}|(?:\[\s*){2,}|(?:\{\s*){2,}|(?:\)\s*){2,}|(?:\]\s*){2,}|(?:\}\s*){2,}/g, ' '],
  [/^\s*(?:\/imagine\s*)?(?:positive\s+)?prompt\s*:/i, ''],
  [/^\s*\/(?:imagine|draw|dream)\b/i, ''],
];
const HASHTAG = /(?<!\w)#(?=[\p{L}_])[\p{L}\d_]+/gu;
/** A note quotes no more of one mark. */
const MOST_QUOTED = 30;

/** Takes the marks of other tools out of a prompt; if nothing is left then, all of it stays. */
export function withoutMarks(prompt: string): Plain {
  const removed: string[] = [];
  const take = (mark: string) => {
    const quoted = mark.trim();
    removed.push(quoted.length > MOST_QUOTED ? `${quoted.slice(0, MOST_QUOTED)}…` : quoted);
    return ' ';
  };
  let text = prompt;
  for (const ending of ENDINGS) text = text.replace(ending, take);
  for (const mark of MARKS) text = text.replace(mark, take);
  for (const [weight, plain] of WEIGHTS) text = text.replace(weight, plain);
  const untagged = text.replace(HASHTAG, ' ');
  if (/\p{L}|\p{Extended_Pictographic}/u.test(untagged)) text = text.replace(HASHTAG, take);
  return /\p{L}|\p{Extended_Pictographic}/u.test(text) ? { text, removed } : { text: prompt, removed: [] };
}
