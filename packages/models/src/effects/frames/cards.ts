// Cards and prints: tarot, trading and playing cards, a stamp, an instant photo, a painting on the wall, a meme.
import { oldMaster } from '../filters/paintings.ts';
import { lettering } from '../kit/letters.ts';
import { noiseAt, offCentre } from '../kit/planes.ts';
import { lit, put, saturated, shaded, towards } from '../kit/tones.ts';
import { type Frame, printLines, shadow, star } from './frame.ts';

/** Numbers and names of cards of the great arcana. */
const ARCANA = [
  ['0', 'THE FOOL'],
  ['I', 'THE MAGICIAN'],
  ['III', 'THE EMPRESS'],
  ['IV', 'THE EMPEROR'],
  ['VI', 'THE LOVERS'],
  ['VII', 'THE CHARIOT'],
  ['VIII', 'STRENGTH'],
  ['IX', 'THE HERMIT'],
  ['XI', 'JUSTICE'],
  ['XIV', 'TEMPERANCE'],
  ['XVI', 'THE TOWER'],
  ['XVII', 'THE STAR'],
  ['XVIII', 'THE MOON'],
  ['XIX', 'THE SUN'],
  ['XXI', 'THE WORLD'],
] as const;
const GOLD = '#c9a24a';

/** A corner with a quarter of a sun. */
const sunCorner = (x: number, y: number, dx: number, dy: number): string =>
  [0.12, 0.37, 0.63, 0.88]
    .map((share) => {
      const angle = (share * Math.PI) / 2;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return `M${(x + dx * 10 * c).toFixed(1)} ${(y + dy * 10 * s).toFixed(1)}L${(x + dx * 17 * c).toFixed(1)} ${(y + dy * 17 * s).toFixed(1)}`;
    })
    .join('');

export const tarotCard: Frame = {
  window: { x: 58, y: 44, width: 140, height: 160 },
  filter: (picture) =>
    shaded(picture, (out, x, y) => {
      saturated(out, 0.9);
      put(out, out[0]! * 0.99, out[1]! * 0.93, out[2]! * 0.76);
      lit(
        out,
        1.02 - 0.12 * offCentre(x, y, picture.width, picture.height) + 0.05 * (noiseAt(x, y, 1) - 0.5),
      );
    }),
  back: () => `<rect width="256" height="256" fill="#2a1738"/>
    ${Array.from({ length: 26 }, (_, i) => star(noiseAt(i, 1, 1) < 0.5 ? 30 * noiseAt(i, 2, 1) : 256 - 30 * noiseAt(i, 2, 1), 256 * noiseAt(i, 3, 1), 1.6 + 2 * noiseAt(i, 4, 1), '#b794d6')).join('')}
    ${shadow(44, 4, 168, 248)}<rect x="42" y="3" width="172" height="250" rx="9" fill="#1d1a3a"/>
    <rect x="46" y="7" width="164" height="242" rx="7" fill="#efe0b4"/>`,
  front: ({ pick }) => {
    const [numeral, name] = pick(ARCANA, 1);
    return `<rect x="50" y="11" width="156" height="234" rx="4" fill="none" stroke="#3a2a5c" stroke-width="1.5"/>
      <rect x="53" y="14" width="150" height="228" rx="3" fill="none" stroke="${GOLD}" stroke-width="2"/>
      <path d="M58 44H198V204H58Z" fill="none" stroke="#3a2a5c" stroke-width="3"/><path d="M61 47H195V201H61Z" fill="none" stroke="${GOLD}" stroke-width="1.6"/>
      <path d="${sunCorner(61, 47, 1, 1)}${sunCorner(195, 47, -1, 1)}${sunCorner(61, 201, 1, -1)}${sunCorner(195, 201, -1, -1)}" fill="none" stroke="${GOLD}" stroke-width="2" stroke-linecap="round"/>
      ${['M61 47H69A8 8 0 0 1 61 55Z', 'M195 47V55A8 8 0 0 1 187 47Z', 'M61 201V193A8 8 0 0 1 69 201Z', 'M195 201H187A8 8 0 0 1 195 193Z'].map((d) => `<path d="${d}" fill="${GOLD}"/>`).join('')}
      ${lettering(numeral, { x: 128, y: 21, size: 16, colour: '#3a2a5c', align: 'middle', weight: 0.17 })}
      <path d="M104 28L84 29M152 28L172 29" fill="none" stroke="${GOLD}" stroke-width="1.4"/>${star(76, 29, 6, GOLD)}${star(180, 29, 6, GOLD)}
      <rect x="62" y="211" width="132" height="25" rx="3" fill="#f8efd0" stroke="#3a2a5c" stroke-width="1.4"/>
      ${lettering(name, { x: 128, y: 218, size: 11, colour: '#3a2a5c', align: 'middle', weight: 0.17, width: Math.min(116, 10 * name.length) })}`;
  },
};

const CREATURES = ['LEGENDARY', 'RARE FIND', 'CHAMPION', 'GUARDIAN', 'WANDERER'];
const MOVES = ['TACKLE', 'BIG SPLASH', 'STARE', 'SNEEZE', 'NAP', 'QUICK DASH'];

export const tradingCard: Frame = {
  window: { x: 61, y: 38, width: 134, height: 118 },
  back: ({ accent }) => `<rect width="256" height="256" fill="#4f6a8e"/>${shadow(44, 4, 168, 248)}
    <rect x="42" y="3" width="172" height="250" rx="9" fill="#f2c92e"/><rect x="50" y="11" width="156" height="234" rx="4" fill="${accent}"/>
    <rect x="50" y="11" width="156" height="234" rx="4" fill="rgba(255,255,255,0.45)"/>`,
  front: ({ pick, number, accent }) => {
    const power = 20 + 10 * number(12, 5);
    const move = (
      y: number,
      salt: number,
    ) => `<circle cx="64" cy="${y + 4}" r="5" fill="${accent}" stroke="#222" stroke-width="0.8"/>
      <circle cx="77" cy="${y + 4}" r="5" fill="#f4f4f4" stroke="#222" stroke-width="0.8"/>
      ${lettering(pick(MOVES, salt), { x: 88, y, size: 8, colour: '#1c1c1c', weight: 0.17 })}
      ${lettering(`${10 * (1 + number(9, salt))}`, { x: 196, y, size: 9, colour: '#1c1c1c', align: 'right', weight: 0.18 })}
      ${printLines(60, y + 13, 118, 2, { pitch: 4, thick: 1.6, colour: '#77716a' })}`;
    return `${lettering(pick(CREATURES, 1), { x: 58, y: 19, size: 11, colour: '#1c1c1c', weight: 0.19 })}
      ${lettering(`${power} HP`, { x: 198, y: 20, size: 9, colour: '#c4201c', align: 'right', weight: 0.19 })}
      <path d="M59 36H197V158H59Z" fill="none" stroke="#e9d9a0" stroke-width="4"/><path d="M56.500 33.500H199.500V160.500H56.500Z" fill="none" stroke="#8a7430" stroke-width="1"/>
      <path d="M66 162H190L184 172H72Z" fill="#e9d9a0"/>${lettering(`NO. ${number(900, 6)}  BASE SET`, { x: 128, y: 164.5, size: 4.6, colour: '#4a3d14', align: 'middle', weight: 0.16 })}
      <rect x="54" y="175" width="148" height="66" rx="3" fill="#fbf6e4"/>
      ${move(181, 2)}<path d="M58 207H198" fill="none" stroke="#b9ae8c" stroke-width="0.8"/>${move(212, 3)}
      ${star(197, 236, 4, '#1c1c1c')}<path d="M61 38H110L61 130Z" fill="rgba(255,255,255,0.16)"/>`;
  },
};

/** Suits of playing cards around 0 0, 10 wide. */
const SUITS = [
  {
    red: true,
    shape: (x: number, y: number, s: number) =>
      `M${x} ${y + 5 * s}L${x - 5 * s} ${y - 1 * s}A2.6 2.6 0 0 1 ${x} ${y - 3 * s}A2.6 2.6 0 0 1 ${x + 5 * s} ${y - 1 * s}Z`,
  },
  {
    red: true,
    shape: (x: number, y: number, s: number) =>
      `M${x} ${y - 6 * s}L${x + 4 * s} ${y}L${x} ${y + 6 * s}L${x - 4 * s} ${y}Z`,
  },
  {
    red: false,
    shape: (x: number, y: number, s: number) =>
      `M${x} ${y - 5 * s}Q${x + 8 * s} ${y + 2 * s} ${x + 3.4 * s} ${y + 3 * s}Q${x + 1 * s} ${y + 3 * s} ${x + 0.4 * s} ${y + 1.6 * s}L${x + 2 * s} ${y + 5.4 * s}H${x - 2 * s}L${x - 0.4 * s} ${y + 1.6 * s}Q${x - 1 * s} ${y + 3 * s} ${x - 3.4 * s} ${y + 3 * s}Q${x - 8 * s} ${y + 2 * s} ${x} ${y - 5 * s}Z`,
  },
] as const;
const RANKS = ['K', 'Q', 'J', 'A'];

export const playingCard: Frame = {
  window: { x: 66, y: 66, width: 124, height: 124 },
  back: () => `<rect width="256" height="256" fill="#1f6b45"/>
    ${Array.from({ length: 8 }, (_, i) => `<path d="M${i * 36 - 20} 0L${i * 36 + 12} 256" fill="none" stroke="rgba(255,255,255,0.03)" stroke-width="9"/>`).join('')}
    ${shadow(40, 4, 176, 248)}<rect x="38" y="3" width="180" height="250" rx="11" fill="#fdfcf7"/>`,
  front: ({ pick }) => {
    const [suit, rank] = [pick(SUITS, 1), pick(RANKS, 2)];
    const ink = suit.red ? '#c41e24' : '#17171b';
    const mark = (x: number, y: number, scale: number) =>
      `<path d="${suit.shape(x, y, scale)}" fill="${ink}"/>`;
    const upright = lettering(rank, { x: 52, y: 13, size: 20, colour: ink, align: 'middle', weight: 0.18 });
    const turned = lettering(rank, {
      x: 204,
      y: 243,
      size: -20,
      colour: ink,
      align: 'middle',
      weight: -0.18,
      width: -12.4,
    });
    return `<path d="M66 66H190V190H66Z" fill="none" stroke="#2b4a9a" stroke-width="2"/><path d="M62 62H194V194H62Z" fill="none" stroke="#d9b13c" stroke-width="1.6"/>
      ${upright}${turned}${mark(52, 48, 1.9)}${mark(204, 208, -1.9)}${[96, 128, 160].map((x) => mark(x, 34, 3) + mark(x, 222, -3)).join('')}
      <rect x="38" y="3" width="180" height="250" rx="11" fill="none" stroke="#9b978c" stroke-width="1"/>`;
  },
};

/** Round holes along the edges of a sheet. */
function holes(left: number, top: number, right: number, bottom: number, fill: string): string {
  const [across, down] = [16, 16];
  const dots: string[] = [];
  for (let i = 0; i <= across; i++) {
    const [x, y] = [left + ((right - left) * i) / across, top + ((bottom - top) * i) / down];
    for (const [cx, cy] of [
      [x, top],
      [x, bottom],
      [left, y],
      [right, y],
    ] as const)
      dots.push(`<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="4.300" fill="${fill}"/>`);
  }
  return dots.join('');
}

const COUNTRIES = ['POSTAGE', 'AIR MAIL', 'POST'];

export const stamp: Frame = {
  window: { x: 30, y: 30, width: 196, height: 168 },
  filter: (picture) =>
    shaded(picture, (out, x, y) => {
      // Engraved in fine lines, a little faded.
      towards(out, [246, 236, 210], 0.12);
      lit(out, (y + (x >> 2)) % 3 === 0 ? 0.9 : 1);
    }),
  back: () =>
    `<rect width="256" height="256" fill="#a3895f"/>${shadow(14, 12, 232, 232)}<rect x="12" y="12" width="232" height="232" fill="#fbf7ea"/>${holes(12, 12, 244, 244, '#a3895f')}`,
  front: ({
    pick,
    number,
    deep,
  }) => `<path d="M30 30H226V226H30Z" fill="none" stroke="${deep}" stroke-width="2.5"/>
    <rect x="31" y="198" width="194" height="27" fill="${deep}"/>
    ${lettering(pick(COUNTRIES, 1), { x: 40, y: 204, size: 15, colour: '#fbf7ea', weight: 0.17 })}
    ${lettering(`${[5, 10, 25, 30, 45, 60][number(6, 2)]}C`, { x: 217, y: 203, size: 17, colour: '#fbf7ea', align: 'right', weight: 0.2 })}
    <g opacity="0.66"><circle cx="40" cy="42" r="27" fill="none" stroke="#1b1b22" stroke-width="1.8"/><circle cx="40" cy="42" r="18" fill="none" stroke="#1b1b22" stroke-width="1.2"/>
    ${lettering(`${1 + number(28, 3)} ${pick(['JAN', 'MAY', 'AUG', 'OCT'], 4)}`, { x: 40, y: 33, size: 6.5, colour: '#1b1b22', align: 'middle', weight: 0.16 })}
    ${lettering(`19${50 + number(49, 5)}`, { x: 40, y: 44, size: 6.5, colour: '#1b1b22', align: 'middle', weight: 0.16 })}
    <path d="${[24, 33, 42, 51].map((y) => `M${y === 24 ? 61 : 67} ${y}q10 -6 20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0t20 0`).join('')}" fill="none" stroke="#1b1b22" stroke-width="1.6"/></g>`,
};

/** Grains of a pinboard. */
const CORK = Array.from({ length: 300 }, (_, i) => {
  const size = (1 + 2.4 * noiseAt(i, 3, 3)).toFixed(1);
  const [x, y] = [(256 * noiseAt(i, 1, 3)).toFixed(1), (256 * noiseAt(i, 2, 3)).toFixed(1)];
  return `M${x} ${y}h${size}l-0.6 ${size}h-${size}z`;
});

export const polaroid: Frame = {
  window: { x: 44, y: 24, width: 168, height: 168 },
  filter: (picture) =>
    shaded(picture, (out, x, y) => {
      saturated(out, 0.82);
      towards(out, [255, 226, 176], 0.14);
      put(out, out[0]! * 0.93 + 16, out[1]! * 0.92 + 14, out[2]! * 0.86 + 22);
      lit(out, 1.05 - 0.2 * offCentre(x, y, picture.width, picture.height) ** 2);
    }),
  back: () => `<rect width="256" height="256" fill="#b98f5f"/>
    <path d="${CORK.filter((_, i) => i % 2 > 0).join('')}" fill="#a67c4c"/><path d="${CORK.filter((_, i) => i % 2 === 0).join('')}" fill="#cca274"/>
    ${shadow(32, 10, 192, 234)}<rect x="30" y="10" width="196" height="236" rx="2" fill="#f8f6f0"/>
    <rect x="42.500" y="22.500" width="171" height="171" fill="#d8d4ca"/>`,
  front: ({ pick }) => `<path d="M44 24H212V192H44Z" fill="none" stroke="rgba(0,0,0,0.35)" stroke-width="1"/>
    <path d="${pick(SCRIBBLES, 1)}" fill="none" stroke="#33405e" stroke-width="2.2" stroke-linecap="round"/>
    <rect x="104" y="1" width="48" height="17" fill="rgba(240,226,160,0.85)"/><path d="M104 1V18M152 1V18" fill="none" stroke="rgba(190,170,100,0.7)" stroke-width="1"/>`,
};

/** Handwriting below an instant photo. */
const SCRIBBLES = [
  'M84 222q6 -16 10 -2t8 -4q4 -10 7 2t9 -4q4 -8 7 2t10 -2M150 220q5 -14 9 0t8 -4q4 -8 8 2',
  'M92 220q8 -18 10 0q2 8 8 -6q4 -8 6 4q2 6 8 -4M134 216q6 -6 8 2t8 -2q4 -8 8 2t12 -4',
];

export const framedPainting: Frame = {
  window: { x: 34, y: 34, width: 188, height: 188 },
  filter: oldMaster,
  back: () => `<rect width="256" height="256" fill="#5a1f22"/>${shadow(10, 10, 240, 240)}
    <defs><linearGradient id="gilt" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f6dc8c"/><stop offset="0.5" stop-color="#b98a34"/><stop offset="1" stop-color="#e8c566"/></linearGradient></defs>
    <path d="M6 6H250L222 34H34Z" fill="#e9c76a"/><path d="M6 6L34 34V222L6 250Z" fill="#d2a848"/>
    <path d="M250 6V250L222 222V34Z" fill="#a97a2a"/><path d="M6 250H250L222 222H34Z" fill="#8e6320"/>
    <path d="M12 12H244V244H12Z" fill="none" stroke="#8a611f" stroke-width="1.5"/><path d="M16 16H240V240H16Z" fill="none" stroke="#fbe9a8" stroke-width="1.5"/>
    ${Array.from({ length: 14 }, (_, i) => {
      const at = 27 + i * 15.5;
      const bead = (x: number, y: number) =>
        `<circle cx="${x + 0.8}" cy="${y + 0.8}" r="4.400" fill="#8a611f"/><circle cx="${x}" cy="${y}" r="4" fill="url(#gilt)"/>`;
      return bead(at, 22) + bead(at, 234) + bead(22, at) + bead(234, at);
    }).join('')}`,
  front:
    () => `<path d="M33 33H223V223H33Z" fill="none" stroke="#4a3210" stroke-width="3"/><path d="M30 30H226V226H30Z" fill="none" stroke="#f3d88a" stroke-width="1.5"/>
    <path d="M34 34H222V40H40V222H34Z" fill="rgba(0,0,0,0.3)"/>`,
};

const TOPS = ['NOBODY:', 'WHEN YOU SEE IT', 'MONDAY MORNING', 'ONE DOES NOT SIMPLY'];
const BOTTOMS = ['ABSOLUTELY NOBODY', 'SUCH IS LIFE', 'EVERY SINGLE TIME', 'CHANGE MY MIND'];

export const meme: Frame = {
  window: { x: 0, y: 0, width: 256, height: 256 },
  back: () => '',
  front: ({ number }) => {
    const at = number(TOPS.length, 1);
    const line = (text: string, y: number) =>
      lettering(text, {
        x: 128,
        y,
        size: 26,
        colour: '#fff',
        align: 'middle',
        weight: 0.19,
        width: Math.min(228, 20 * text.length),
        edge: '#000',
      });
    return line(TOPS[at]!, 10) + line(BOTTOMS[at]!, 219);
  },
};
