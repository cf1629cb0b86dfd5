// Posters: of a film, of propaganda, of a wanted one.
import type { RgbPicture } from '../../picture.ts';
import { lettering } from '../kit/letters.ts';
import {
  blurred,
  brightnessOf,
  cloudAt,
  exposed,
  maskPlane,
  noiseAt,
  offCentre,
  unitOf,
} from '../kit/planes.ts';
import { lit, put, ramp, shaded, toned, towards } from '../kit/tones.ts';
import { shapesOf } from '../redraw.ts';
import { type Frame, printLines, star } from './frame.ts';

const TITLES = [
  'THE LAST STAND',
  'NO WAY BACK',
  'DARK HORIZON',
  'THE RETURN',
  'AFTER MIDNIGHT',
  'FINAL HOUR',
  'BEYOND FEAR',
];
const TAGLINES = [
  'THIS SUMMER NOTHING IS SAFE',
  'EVERY LEGEND HAS A BEGINNING',
  'SOME SECRETS STAY BURIED',
  'THERE IS NO TURNING BACK',
];
const DATES = ['JULY 18', 'OCTOBER 31', 'MAY 24', 'DECEMBER 12'];

/** Lit like in a cinema: dark and dramatic at the edges, cool shadows, warm light. */
function dramatic(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const shapes = shapesOf(picture);
  const ground = shapes.isPlain ? blurred(maskPlane(picture, shapes.ground), 1.5 * unit).values : undefined;
  return shaded(picture, (out, x, y, i) => {
    const far = offCentre(x, y, width, height);
    const share = (ground?.[i] ?? 0) / 255;
    if (share > 0) {
      // Plain ground becomes a glow in the dark behind the hero.
      const glow = Math.max(0, 1 - 0.72 * far) * (0.82 + 0.36 * cloudAt(x, y, 40 * unit, 2));
      towards(out, [30 + 220 * glow * glow, 26 + 120 * glow, 52 + 30 * glow], share);
    }
    const bright = (out[0]! + out[1]! + out[2]!) / 765;
    towards(out, [12, 34, 66], 0.4 * (1 - bright));
    towards(out, [255, 190, 110], 0.2 * bright);
    lit(out, 1.1 - 0.36 * far * far * 0.7);
  });
}

export const moviePoster: Frame = {
  window: { x: 33, y: 18, width: 190, height: 164 },
  filter: dramatic,
  back: () =>
    `<rect width="256" height="256" fill="#2b2b30"/><rect x="33" y="0" width="190" height="256" fill="#07080e"/>`,
  front: ({ pick }) => `<defs><linearGradient id="fade" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="rgba(7,8,14,0)"/><stop offset="0.8" stop-color="rgba(7,8,14,1)"/></linearGradient>
    <linearGradient id="top" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="rgba(7,8,14,1)"/><stop offset="1" stop-color="rgba(7,8,14,0)"/></linearGradient></defs>
    <rect x="33" y="14" width="190" height="22" fill="url(#top)"/>
    <rect x="33" y="164" width="190" height="22" fill="url(#fade)"/>
    ${lettering(pick(TAGLINES, 1), { x: 128, y: 8, size: 6.5, colour: '#d8d4c8', align: 'middle', weight: 0.14, width: 150 })}
    ${lettering(pick(TITLES, 2), { x: 128, y: 186, size: 24, colour: '#f6ecd2', align: 'middle', weight: 0.13, width: 166 })}
    ${[0, 1, 2].map((row) => creditLine(219 + 6 * row, 150 - 14 * row, row)).join('')}
    ${lettering(pick(DATES, 3), { x: 128, y: 240, size: 9, colour: '#e8423a', align: 'middle', weight: 0.17 })}
    <rect x="33" y="0" width="190" height="256" fill="none" stroke="#8a8578" stroke-width="3"/>`,
};

/** Names of a cast in letters too narrow to read. */
function creditLine(y: number, width: number, salt: number): string {
  let [markup, x] = ['', 128 - width / 2];
  for (let i = 0; x < 128 + width / 2; i++) {
    const [long, isName] = [4 + 11 * noiseAt(i, salt, 3), i % 3 !== 1];
    markup += `<rect x="${x.toFixed(1)}" y="${isName ? y : y + 1.6}" width="${long.toFixed(1)}" height="${isName ? 4.2 : 2.6}" fill="#8f8b84"/>`;
    x += long + 2.2;
  }
  return markup;
}

const SLOGANS = ['FORWARD!', 'UNITE!', 'RISE UP!', 'TOGETHER!', 'OBEY!', 'JOIN NOW!'];

/** Red, cream and black in sharp steps; rays rise behind what stands on plain ground. */
function agitated(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const brightness = exposed(blurred(brightnessOf(picture), unit)).values;
  const shapes = shapesOf(picture);
  const ground = shapes.isPlain ? shapes.ground : undefined;
  const lines = shapes.lines(shapes.isPlain ? 1.3 : 0.8);
  return shaded(picture, (out, x, y, i) => {
    if (lines[i]) {
      put(out, 34, 22, 24);
      return;
    }
    if (ground?.[i]) {
      const angle = Math.atan2(y - 0.8 * height, x - 0.5 * width);
      const isRay = Math.floor((angle / Math.PI) * 22 + 44) % 2 === 0;
      out.set(isRay ? [240, 214, 160] : [206, 44, 34]);
      return;
    }
    const dark = brightness[i]!;
    const dots = (x + y) % Math.max(2, Math.round(4 * unit)) < 2 * unit;
    if (dark < 70) put(out, 34, 22, 24);
    else if (dark < 118) out.set(dots ? [34, 22, 24] : [188, 36, 30]);
    else if (dark < 178) put(out, 204, 44, 34);
    else put(out, 244, 224, 178);
  });
}

export const propagandaPoster: Frame = {
  window: { x: 40, y: 30, width: 176, height: 176 },
  filter: agitated,
  back: () => `<rect width="256" height="256" fill="#b9b2a4"/><rect x="30" y="0" width="196" height="256" fill="#f0dcb0"/>
    <rect x="38" y="8" width="180" height="240" fill="#b81f1c"/>`,
  front: ({
    pick,
  }) => `${[58, 93, 128, 163, 198].map((x, i) => star(x, 19, i === 2 ? 10 : 6, '#f6e0a8')).join('')}
    <path d="M38 202H218V248H38Z" fill="#b81f1c"/><path d="M38 202H218V206H38Z" fill="#f0dcb0"/>
    ${lettering(pick(SLOGANS, 1), { x: 128, y: 214, size: 24, colour: '#f6e6bc', align: 'middle', weight: 0.2, width: 150, edge: '#2a1416' })}
    <path d="M38 8H218V248H38Z" fill="none" stroke="#2a1416" stroke-width="2"/>`,
};

const PARCHMENT = ramp([
  [0, [56, 36, 20]],
  [120, [138, 100, 60]],
  [255, [232, 206, 156]],
]);

/** A brown print on brown paper. */
function branded(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const values = brightnessOf(picture).values.map(
    (value, i) => 20 + 0.9 * value + 26 * (noiseAt(i % width, Math.floor(i / width), 1) - 0.5),
  );
  return toned({ width, height, values }, PARCHMENT);
}

const REWARDS = ['$5000', '$1000', '$10000', '$500', '$2500'];
const PAPER_EDGE =
  'M34 6L60 3L96 7L130 2L170 6L204 3L224 8L221 40L225 84L220 128L226 170L221 212L224 250L190 247L150 253L118 248L80 253L52 248L31 252L35 214L30 172L36 130L31 86L35 48Z';

export const wantedPoster: Frame = {
  window: { x: 60, y: 62, width: 136, height: 136 },
  filter: branded,
  back: () => `<rect width="256" height="256" fill="#5d3f26"/>
    ${[0, 1, 2, 3].map((i) => `<rect x="${i * 66}" y="0" width="63" height="256" fill="${i % 2 ? '#7a5534' : '#6f4c2d'}"/>`).join('')}
    <path d="${PAPER_EDGE}" fill="#a57f4c"/>
    <path d="${PAPER_EDGE}" fill="none" stroke="#7d5c32" stroke-width="5"/>
    <rect x="42" y="14" width="172" height="228" fill="#e0c48c"/><rect x="37" y="22" width="182" height="212" fill="#dfc28a"/>`,
  front: ({
    pick,
  }) => `<rect x="60" y="62" width="136" height="136" fill="none" stroke="#3d2613" stroke-width="2.5"/>
    ${lettering('WANTED', { x: 128, y: 16, size: 26, colour: '#3d2613', align: 'middle', weight: 0.19, width: 144 })}
    ${lettering('DEAD OR ALIVE', { x: 128, y: 49, size: 8, colour: '#3d2613', align: 'middle', weight: 0.15, width: 104 })}
    ${lettering('REWARD', { x: 128, y: 204, size: 9, colour: '#3d2613', align: 'middle', weight: 0.15, width: 66 })}
    ${lettering(pick(REWARDS, 1), { x: 128, y: 219, size: 19, colour: '#3d2613', align: 'middle', weight: 0.18 })}
    <circle cx="128" cy="10" r="3" fill="#2c2c2c"/><circle cx="127" cy="9" r="1" fill="#bbb"/>
    <circle cx="46" cy="20" r="2.500" fill="#2c2c2c"/><circle cx="210" cy="20" r="2.500" fill="#2c2c2c"/>`,
};

const CHARTS = ['#e8505b', '#f9a03f', '#14b1ab', '#4b7bec'];

/** A sheet that explains: a heading, arrows with notes, a pie and bars in percent. */
export const infographic: Frame = {
  window: { x: 60, y: 52, width: 136, height: 136 },
  back: () => `<rect width="256" height="256" fill="#f4f1ea"/><rect width="256" height="36" fill="#264653"/>
    <rect x="56" y="48" width="144" height="144" rx="10" fill="#fff"/>`,
  front: ({ number }) => {
    const shares = [0, 1, 2, 3].map((i) => 24 + number(70, i));
    const note = (x: number, y: number, i: number, line: string) =>
      `<path d="${line}" fill="none" stroke="${CHARTS[i]}" stroke-width="1.5"/>
      <circle cx="${x}" cy="${y}" r="13" fill="${CHARTS[i]}"/>
      ${lettering(`${i + 1}`, { x, y: y - 6, size: 12, colour: '#fff', align: 'middle', weight: 0.18 })}
      ${printLines(x - 20, y + 17, 40, 4, { pitch: 4.5, thick: 2, colour: '#8d99a0' })}`;
    const bars = shares.map(
      (share, i) =>
        `<rect x="${100 + 21 * i}" y="${244 - 0.38 * share}" width="15" height="${0.38 * share}" fill="${CHARTS[i]}"/>`,
    );
    const [first, turn] = [shares[0]!, ((shares[0]! / 100) * 2 - 0.5) * Math.PI];
    const end = `${(48 + 22 * Math.cos(turn)).toFixed(2)} ${(224 + 22 * Math.sin(turn)).toFixed(2)}`;
    return `${lettering('INFOGRAPHIC', { x: 16, y: 10, size: 15, colour: '#fff', weight: 0.18 })}
      ${printLines(172, 13, 68, 2, { pitch: 7, thick: 3, colour: '#7fa1ad' })}
      <rect x="56" y="48" width="144" height="144" rx="10" fill="none" stroke="#264653" stroke-width="2"/>
      ${note(28, 66, 0, 'M41 66H58L84 90')}${note(28, 142, 1, 'M41 142H58L82 152')}
      ${note(228, 66, 2, 'M215 66H198L168 92')}${note(228, 142, 3, 'M215 142H198L172 156')}
      <circle cx="48" cy="224" r="22" fill="#d5dde0"/>
      <path d="M48 224V202A22 22 0 ${first > 50 ? 1 : 0} 1 ${end}Z" fill="${CHARTS[0]}"/>
      <circle cx="48" cy="224" r="13" fill="#f4f1ea"/>
      ${lettering(`${first}%`, { x: 48, y: 220, size: 8, colour: '#264653', align: 'middle', weight: 0.17 })}
      <path d="M94 202V244H188" fill="none" stroke="#264653" stroke-width="2"/>${bars.join('')}
      ${lettering(`${shares[2]}%`, { x: 196, y: 206, size: 15, colour: '#14b1ab', weight: 0.2 })}
      ${printLines(196, 227, 48, 4, { pitch: 4.6, thick: 2, colour: '#8d99a0' })}`;
  },
};
