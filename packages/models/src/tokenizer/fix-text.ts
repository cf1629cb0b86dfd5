// Cleans text as the Python library ftfy does: entities, mojibake, ligatures, widths, quotes, controls, NFC.
import { decodeHTMLStrict } from 'entities';
import { repairMojibake, replaceC1Controls } from './mojibake.ts';

/** Digraphs and ligatures of Latin letters that are taken apart; NFKC knows what they are made of. */
const LIGATURES = /[ĲĳŉǱ-ǳǄ-ǌ\uFB00-\uFB06]/gu;
/** Full-width and half-width forms, and the ideographic space. */
const WIDTHS = /[\u3000\uFF01-\uFFEF]/gu;
const ESCAPE = '\u001b';
const ANSI_ESCAPES = new RegExp(`${ESCAPE}\\[[\\d;]*[a-zA-Z]`, 'gu');
/** Controls that show nothing; also deprecated Arabic ones, byte order marks, annotations, object replacement. */
const CONTROLS = /(?![\t\n\f\r])\p{Cc}|[\u206a-\u206f\ufeff\ufff9-\ufffc]/gu;

/** Fixes a text line by line; entities stay as they are from the first line on that has a `<` (it may be HTML). */
export function fixText(text: string): string {
  if (/^[\n\x20-%'-~]*$/.test(text)) return text; // ASCII without entities: nothing to fix
  let hasMarkup = false;
  const lines = text.split(/(?<=\n)/u).map((line) => {
    hasMarkup ||= line.includes('<');
    return fixLine(line, !hasMarkup);
  });
  return lines.join('');
}

/** Rounds of fixes: nobody's text was broken so often, and one that nests `&amp;amp;` as deep as it is long takes no more. */
const MOST_ROUNDS = 20;

/** One fix can uncover work for another, so all are repeated until nothing changes. */
function fixLine(line: string, hasEntities: boolean): string {
  let text = line;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixed = fixOnce(text, hasEntities);
    if (fixed === text) break;
    text = fixed;
  }
  return text;
}

function fixOnce(text: string, hasEntities: boolean): string {
  return replaceC1Controls(repairMojibake(hasEntities ? unescapeEntities(text) : text))
    .replace(LIGATURES, (ligature) => (ligature === 'ŉ' ? 'ʼn' : ligature.normalize('NFKC')))
    .replace(WIDTHS, (form) => form.normalize('NFKC'))
    .replace(/[\u201c-\u201f]/gu, '"')
    .replace(/[\u02bc\u2018-\u201b]/gu, "'")
    .replace(/\r\n|[\r\u2028\u2029\u0085]/gu, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(ANSI_ESCAPES, '')
    .replace(CONTROLS, '')
    .normalize('NFC');
}

/** Entities with their semicolon; also shouted ones, so that `&EACUTE;` is É. */
function unescapeEntities(text: string): string {
  return text.replace(/&#?[0-9A-Za-z]{1,24};/gu, (entity) => {
    const decoded = decodeHTMLStrict(entity);
    if (decoded !== entity || entity !== entity.toUpperCase()) return decoded;
    const lower = entity.toLowerCase();
    const decodedLower = decodeHTMLStrict(lower);
    return decodedLower === lower ? entity : decodedLower.toUpperCase();
  });
}
