// Covers: of a film on disc, a record, a magazine, a book, and the front page of a newspaper.
import type { RgbPicture } from '../../picture.ts';
import { lettering, stacked } from '../kit/letters.ts';
import { blurred, brightnessOf, unitOf } from '../kit/planes.ts';
import { put, shaded } from '../kit/tones.ts';
import { type Frame, printLines, shadow } from './frame.ts';

const TABLE = `<rect width="256" height="256" fill="#8a6f56"/>${Array.from(
  { length: 8 },
  (_, i) => `<rect x="0" y="${i * 32}" width="256" height="30.500" fill="${i % 2 ? '#957a60' : '#9a8066'}"/>`,
).join('')}`;

const TITLES = ['DOUBLE TROUBLE', 'THE BIG DAY', 'LUCKY NUMBER', 'WILD NIGHTS', 'FULL SPEED', 'HOME AGAIN'];

export const dvdCover: Frame = {
  window: { x: 58, y: 30, width: 156, height: 156 },
  back: () => `<rect width="256" height="256" fill="#cfd3d8"/>${shadow(38, 4, 180, 248)}
    <rect x="36" y="3" width="184" height="250" rx="4" fill="#16161a"/>
    <rect x="58" y="6" width="158" height="244" fill="#101018"/>`,
  front: ({ pick, accent }) => `<rect x="58" y="6" width="158" height="24" fill="#0b0b10"/>
    ${lettering('DVD', { x: 64, y: 11, size: 13, colour: '#f2f2f2', weight: 0.2 })}
    ${lettering('SPECIAL EDITION', { x: 210, y: 14, size: 7, colour: '#d8b24a', align: 'right', weight: 0.16, width: 92 })}
    <rect x="58" y="184" width="158" height="66" fill="#101018"/><rect x="58" y="184" width="158" height="2" fill="${accent}"/>
    ${lettering(pick(TITLES, 1), { x: 137, y: 192, size: 17, colour: '#fff', align: 'middle', weight: 0.17, width: 140 })}
    ${printLines(64, 218, 92, 5, { pitch: 5, thick: 2, colour: '#7c7c86' })}
    <circle cx="196" cy="231" r="14" fill="#c8ccd6"/><path d="M196 217A14 14 0 0 1 210 231L196 231Z" fill="#f4e0ff"/>
    <path d="M182 231A14 14 0 0 0 196 245L196 231Z" fill="#b6e4f0"/>
    <circle cx="196" cy="231" r="5" fill="#eef0f4"/><circle cx="196" cy="231" r="2.500" fill="#101018"/>
    <rect x="162" y="222" width="15" height="18" fill="#fff"/>
    ${lettering('12', { x: 169.5, y: 226, size: 9, colour: '#111', align: 'middle', weight: 0.18 })}
    <rect x="38" y="5" width="18" height="246" fill="${accent}"/><rect x="38" y="5" width="18" height="30" fill="#0b0b10"/>
    <rect x="54.500" y="5" width="3" height="246" fill="rgba(0,0,0,0.6)"/>
    ${lettering('DVD', { x: 47, y: 17, size: 6, colour: '#fff', align: 'middle', weight: 0.18 })}
    ${stacked(pick(TITLES, 1), { x: 47, y: 46, size: 9.5, colour: '#fff', weight: 0.18 }, 13.4)}
    <path d="M58 6H120L58 150Z" fill="rgba(255,255,255,0.09)"/>`,
};

const BANDS = ['THE NOISE', 'LOW TIDE', 'STATIC', 'NIGHT BUS', 'PAPER MOON', 'ECHO PARK'];
const ALBUMS = ['GREATEST HITS', 'LIVE AT LAST', 'SIDE A', 'NO ENCORE', 'VOLUME ONE'];

export const albumCover: Frame = {
  window: { x: 12, y: 42, width: 200, height: 178 },
  back: ({ accent }) => `<rect width="256" height="256" fill="#d9d2c6"/>
    <circle cx="150" cy="128" r="101" fill="rgba(0,0,0,0.2)"/>
    <circle cx="148" cy="126" r="100" fill="#141416"/>
    ${[92, 84, 76, 68, 60].map((r) => `<circle cx="148" cy="126" r="${r}" fill="none" stroke="#2e2e33" stroke-width="1.2"/>`).join('')}
    <path d="M148 126L240 86A100 100 0 0 1 246 108Z" fill="rgba(255,255,255,0.14)"/>
    <circle cx="148" cy="126" r="34" fill="${accent}"/><circle cx="148" cy="126" r="4" fill="#d9d2c6"/>
    ${shadow(8, 12, 208, 208)}<rect x="8" y="12" width="208" height="232" fill="#f6f3ec"/>`,
  front: ({ pick }) => `<rect x="12" y="16" width="200" height="26" fill="#16161a"/>
    ${lettering(pick(BANDS, 1), { x: 18, y: 21, size: 16, colour: '#fff', weight: 0.16 })}
    ${lettering(pick(ALBUMS, 2), { x: 16, y: 225, size: 12, colour: '#1a1a1e', weight: 0.16 })}
    <rect x="178" y="188" width="34" height="24" fill="#0c0c0e"/><rect x="179.500" y="189.500" width="31" height="21" fill="none" stroke="#fff" stroke-width="1"/>
    <rect x="181" y="196" width="28" height="8" fill="#fff"/>
    ${lettering('EXPLICIT', { x: 195, y: 198, size: 4.4, colour: '#0c0c0e', align: 'middle', weight: 0.18, width: 25 })}
    <path d="M8 12H216V244H8Z" fill="none" stroke="rgba(0,0,0,0.35)" stroke-width="1.5"/>
    <path d="M213 14V242" fill="none" stroke="rgba(0,0,0,0.2)" stroke-width="3"/>`,
};

const MASTHEADS = ['WEEKLY', 'MODERN', 'STYLE', 'INSIDER', 'GLOBE', 'ICONIC'];

export const magazineCover: Frame = {
  window: { x: 36, y: 53, width: 184, height: 173 },
  back: ({ sky }) => `<rect width="256" height="256" fill="#b9c0c6"/>${shadow(36, 4, 184, 248)}
    <rect x="36" y="3" width="184" height="250" fill="${sky}"/>`,
  front: ({ pick, number, accent }) => {
    const line = (x: number, y: number, head: string, align: 'left' | 'right') =>
      lettering(head, { x, y, size: 10, colour: '#fff', align, weight: 0.2, edge: '#16161a' }) +
      [0, 1]
        .map((row) => {
          const wide = 40 - 9 * row;
          return `<rect x="${align === 'left' ? x : x - wide}" y="${y + 15 + 6 * row}" width="${wide}" height="3.400" fill="#16161a"/>`;
        })
        .join('');
    return `<rect x="36" y="3" width="184" height="50" fill="${accent}"/>
      ${lettering(pick(MASTHEADS, 1), { x: 128, y: 13, size: 32, colour: '#fff', align: 'middle', weight: 0.18, width: 160, edge: 'rgba(0,0,0,0.35)' })}
      ${line(42, 66, 'NEW!', 'left')}${line(214, 92, 'TOP 10', 'right')}
      ${line(42, 182, 'PLUS', 'left')}
      <rect x="36" y="226" width="184" height="27" fill="#16161a"/>
      ${lettering('THE EXCLUSIVE STORY', { x: 44, y: 235, size: 9, colour: '#ffe14d', weight: 0.18, width: 126 })}
      <rect x="180" y="214" width="36" height="35" fill="#fff"/>
      ${[0, 2, 3, 6, 7, 9, 12, 14, 15, 18, 20, 22, 25, 27].map((x, i) => `<rect x="${184 + x}" y="218" width="${i % 3 ? 1 : 1.7}" height="20" fill="#111"/>`).join('')}
      ${lettering(`$${3 + number(6, 4)}.99`, { x: 198, y: 241, size: 5.5, colour: '#111', align: 'middle', weight: 0.16 })}`;
  },
};

const BOOKS = [
  'THE LONG WAY',
  'A QUIET PLACE',
  'SMALL WONDERS',
  'THE SECRET',
  'LOST AND FOUND',
  'ONE WINTER',
];
const AUTHORS = ['J. R. MARLOW', 'E. M. HART', 'A. L. STONE', 'C. B. FINCH'];

export const bookCover: Frame = {
  window: { x: 62, y: 66, width: 132, height: 132 },
  back: ({ deep }) => `${TABLE}<path d="M44 14L216 14L226 22V250L52 250L44 244Z" fill="rgba(0,0,0,0.3)"/>
    <path d="M204 8L222 16V246L204 246Z" fill="#efe6d0"/><path d="M208 10V246M212 12V246M216 14V246" fill="none" stroke="#c9bd9f" stroke-width="0.8"/>
    <path d="M40 240H210L222 246H48Z" fill="#efe6d0"/>
    <rect x="36" y="6" width="174" height="236" rx="3" fill="${deep}"/>`,
  front: ({ pick, accent }) => `<rect x="36" y="6" width="12" height="236" rx="2" fill="rgba(0,0,0,0.34)"/>
    <path d="M50 6V242" fill="none" stroke="rgba(255,255,255,0.16)" stroke-width="2"/>
    <path d="M56 14H202V234H56Z" fill="none" stroke="#d9b45c" stroke-width="1.6"/><path d="M59 17H199V231H59Z" fill="none" stroke="#d9b45c" stroke-width="0.8"/>
    ${lettering(pick(BOOKS, 1), { x: 129, y: 28, size: 19, colour: '#f3e3b4', align: 'middle', weight: 0.15, width: 126 })}
    <path d="M92 56H122M136 56H166" fill="none" stroke="#d9b45c" stroke-width="1"/><path d="M129 51L134 56L129 61L124 56Z" fill="#d9b45c"/>
    <path d="M62 66H194V198H62Z" fill="none" stroke="#d9b45c" stroke-width="2.5"/>
    ${lettering(pick(AUTHORS, 2), { x: 129, y: 211, size: 10, colour: '#f3e3b4', align: 'middle', weight: 0.15 })}
    <rect x="40" y="60" width="5" height="50" fill="${accent}"/>`,
};

/** Dots of black ink, larger where it is darker. */
function halftone(picture: RgbPicture): Uint8Array {
  const unit = unitOf(picture);
  const soft = blurred(brightnessOf(picture), unit).values;
  const pitch = 3.4 * unit;
  return shaded(picture, (out, x, y, i) => {
    const [u, v] = [(x + y) / pitch / Math.SQRT2, (x - y) / pitch / Math.SQRT2];
    const wave = Math.cos(2 * Math.PI * u) + Math.cos(2 * Math.PI * v);
    const level = 0.5 + 1.25 * (0.52 - soft[i]! / 255);
    const ink = Math.min(1, Math.max(0, 0.5 + 1.9 * (level - 0.5 + 0.24 * wave)));
    put(out, 232 - 202 * ink, 226 - 196 * ink, 212 - 182 * ink);
  });
}

const HEADLINES = [
  'IT HAPPENED AGAIN',
  'SHOCK IN TOWN',
  'WHO IS TO BLAME?',
  'MYSTERY SOLVED',
  'NOBODY SAW IT',
];

export const newspaper: Frame = {
  window: { x: 62, y: 80, width: 132, height: 132 },
  filter: halftone,
  back: () =>
    `<rect width="256" height="256" fill="#6d6a66"/>${shadow(10, 4, 236, 260)}<rect x="8" y="4" width="240" height="252" fill="#e8e2d4"/>`,
  front: ({
    pick,
    number,
  }) => `${lettering('THE DAILY NEWS', { x: 128, y: 11, size: 22, colour: '#1d1b19', align: 'middle', weight: 0.17, width: 216 })}
    <path d="M16 40H240M16 51H240" fill="none" stroke="#1d1b19" stroke-width="1"/>
    ${lettering(`NO. ${100 + number(800, 3)}`, { x: 18, y: 43, size: 5, colour: '#1d1b19', weight: 0.14 })}
    ${lettering('MORNING EDITION', { x: 128, y: 43, size: 5, colour: '#1d1b19', align: 'middle', weight: 0.14 })}
    ${lettering('25 CENTS', { x: 238, y: 43, size: 5, colour: '#1d1b19', align: 'right', weight: 0.14 })}
    ${lettering(pick(HEADLINES, 1), { x: 128, y: 57, size: 16, colour: '#1d1b19', align: 'middle', weight: 0.2, width: 214 })}
    <path d="M62 80H194V212H62Z" fill="none" stroke="#1d1b19" stroke-width="1.2"/>
    ${printLines(14, 80, 42, 34, { pitch: 4.9, colour: '#6a655d' })}${printLines(200, 80, 42, 34, { pitch: 4.9, colour: '#6a655d' })}
    ${printLines(62, 216, 132, 2, { pitch: 4.4, colour: '#3a3733' })}
    ${[62, 130].map((x) => printLines(x, 228, 64, 6, { pitch: 4.7, colour: '#6a655d' })).join('')}`,
};
