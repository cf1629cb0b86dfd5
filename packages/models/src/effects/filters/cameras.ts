// Pictures as cameras record them: surveillance, wildlife, tape, film, night vision, heat and x-rays.
import type { RgbPicture } from '../../picture.ts';
import { draw } from '../kit/lay.ts';
import { type Lettering, lettering } from '../kit/letters.ts';
import {
  blurred,
  brightnessOf,
  cloudAt,
  exposed,
  maskPlane,
  noiseAt,
  offCentre,
  pickOf,
  slopesOf,
  unitOf,
} from '../kit/planes.ts';
import { lit, put, ramp, saturated, shaded, strengthOf, toned, towards } from '../kit/tones.ts';
import { shapesOf } from '../redraw.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment that a picture has for itself. */
function momentOf(picture: RgbPicture) {
  const pick = pickOf(picture);
  return {
    day: `${two(1 + (pick % 12))}/${two(1 + ((pick >>> 4) % 28))}`,
    clock: `${two((pick >>> 9) % 60)}:${two((pick >>> 15) % 60)}`,
    night: ['23', '00', '01', '02', '03', '04'][(pick >>> 21) % 6]!,
    number: pick >>> 24,
  };
}

const label = (text: string, x: number, y: number, more: Partial<Lettering> = {}): string =>
  lettering(text, { x, y, size: 9, colour: '#fff', weight: 0.15, edge: 'rgba(0,0,0,0.6)', ...more });

/** Grey-green, in lines, with the hour on it. */
export function cctv(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const line = Math.max(1, Math.round(1.5 * unit));
  const low = blurred(brightnessOf(picture), 0.8 * unit).values;
  const result = {
    width,
    height,
    pixels: shaded(picture, (out, x, y, i) => {
      const grey = 18 + 0.74 * low[i]!;
      put(out, 0.15 * out[0]! + 0.78 * grey, 0.15 * out[1]! + 0.86 * grey, 0.15 * out[2]! + 0.76 * grey);
      lit(out, (Math.floor(y / line) % 2 === 0 ? 1.04 : 0.8) * (1.08 - 0.3 * offCentre(x, y, width, height)));
      const snow = 30 * (noiseAt(x, y, 1) - 0.5);
      for (let c = 0; c < 3; c++) out[c] = out[c]! + snow;
    }),
  };
  const { day, clock, night, number } = momentOf(picture);
  draw(
    result,
    `${label(`CAM ${1 + (number % 8)}`, 12, 13)}
    <circle cx="200" cy="17.5" r="5" fill="#e01818"/>${label('REC', 210, 13)}
    ${label(`20${two(10 + (number % 15))}/${day}`, 12, 234)}
    ${label(`${night}:${clock}`, 244, 234, { align: 'right' })}`,
  );
  return result.pixels;
}

/** Black and white by infrared light in the night, above a strip that tells when and how warm. */
export function trailCam(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const soft = exposed(blurred(brightnessOf(picture), 0.7 * unit)).values;
  const result = {
    width,
    height,
    pixels: shaded(picture, (out, x, y, i) => {
      const far = offCentre(x, y, width, 1.1 * height);
      const flash = Math.max(0.16, 1.16 - 0.5 * far * far);
      const light = Math.sqrt(soft[i]! / 255);
      const grey = (22 + 120 * light + 0.4 * soft[i]!) * flash + 22 * (noiseAt(x, y, 2) - 0.5);
      put(out, 0.92 * grey, 0.99 * grey, 0.94 * grey);
    }),
  };
  const { day, clock, night, number } = momentOf(picture);
  draw(
    result,
    `<rect x="0" y="234" width="256" height="22" fill="#0a0a0a"/>
    ${label(`${day}/20${two(12 + (number % 13))}`, 8, 240.5, { size: 8, edge: 'rgba(0,0,0,0)' })}
    ${label(`${night}:${clock.slice(0, 2)}AM`, 92, 240.5, { size: 8, edge: 'rgba(0,0,0,0)' })}
    <circle cx="158" cy="245" r="4.5" fill="#f4f4f4"/><circle cx="160.5" cy="243.8" r="4" fill="#0a0a0a"/>
    ${label(`${34 + (number % 20)}*F`, 172, 240.5, { size: 8, edge: 'rgba(0,0,0,0)' })}
    ${label('CAM 2', 248, 240.5, { size: 8, align: 'right', edge: 'rgba(0,0,0,0)' })}`,
  );
  return result.pixels;
}

/** The marks in the finder of a hand-held camera. */
export function camcorder(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const result = {
    width,
    height,
    pixels: shaded(picture, (out, x, y) => {
      saturated(out, 0.62);
      out[1] = out[1]! * 1.03;
      out[2] = out[2]! * 0.94;
      lit(out, 1.02 - 0.34 * offCentre(x, y, width, height) ** 2);
      const snow = 34 * (noiseAt(x, y, 3) - 0.5);
      for (let c = 0; c < 3; c++) out[c] = out[c]! * 0.86 + 8 + snow;
    }),
  };
  const { clock, number } = momentOf(picture);
  const corner = (x: number, y: number, dx: number, dy: number) => `M${x} ${y + 22 * dy}V${y}H${x + 22 * dx}`;
  const lines =
    corner(12, 12, 1, 1) + corner(244, 12, -1, 1) + corner(12, 244, 1, -1) + corner(244, 244, -1, -1);
  draw(
    result,
    `<path d="${lines}" fill="none" stroke="rgba(0,0,0,0.5)" stroke-width="4"/>
    <path d="${lines}M118 128H138M128 118V138" fill="none" stroke="#fff" stroke-width="2"/>
    <circle cx="28" cy="27" r="5.5" fill="#ee1c1c"/>${label('REC', 38, 22, { size: 10 })}
    <path d="M204 22H228V33H204ZM229 25H231V30H229Z" fill="none" stroke="#fff" stroke-width="1.5"/>
    <rect x="206.500" y="24.500" width="${4 + 2 * (number % 8)}" height="6" fill="#fff"/>
    ${label(`00:${clock}`, 228, 224, { align: 'right', size: 10 })}
    ${label('HD', 28, 224, { size: 10 })}`,
  );
  return result.pixels;
}

/** Tape that was played too often. */
export function vhs(picture: RgbPicture): Uint8Array {
  const { width, height, pixels } = picture;
  const unit = unitOf(picture);
  const shift = Math.max(1, Math.round(4 * unit));
  const line = Math.max(1, Math.round(1.5 * unit));
  const at = (x: number, y: number, c: number) =>
    pixels[3 * (y * width + Math.min(width - 1, Math.max(0, x))) + c]!;
  const bands = [0.83 + 0.1 * noiseAt(1, pickOf(picture), 4), 0.13 + 0.3 * noiseAt(2, pickOf(picture), 4)];
  const result = {
    width,
    height,
    pixels: shaded(picture, (out, x, y) => {
      const near = Math.min(...bands.map((band, i) => Math.abs(y / height - band) * (i === 0 ? 22 : 60)));
      const torn = Math.max(0, 1 - near);
      const wave =
        1.6 * unit * (cloudAt(0, y, 3 * unit, 6) - 0.5) +
        34 * unit * torn * (cloudAt(0, y, 2 * unit, 7) - 0.3);
      const from = Math.round(x + wave);
      put(out, at(from - shift, y, 0), at(from, y, 1), at(from + shift, y, 2));
      saturated(out, 1.2);
      put(out, out[0]! * 0.84 + 26, out[1]! * 0.8 + 20, out[2]! * 0.86 + 34);
      lit(out, Math.floor(y / line) % 2 === 0 ? 1.05 : 0.86);
      const snow = 36 * (noiseAt(x >> 1, y, 5) - 0.5);
      for (let c = 0; c < 3; c++) out[c] = out[c]! + snow;
      if (torn > 0.2 && noiseAt(Math.floor(x / (5 * unit)), y, 8) > 0.8) towards(out, [240, 240, 250], torn);
    }),
  };
  const { clock, number } = momentOf(picture);
  const tape = { size: 15, colour: '#f6f6ff', weight: 0.17, edge: 'rgba(16,16,70,0.85)' };
  draw(
    result,
    `<path d="M66 16L80 23.500L66 31Z" fill="#f6f6ff"/>
    ${lettering('PLAY', { ...tape, x: 14, y: 16 })}
    ${lettering('SP', { ...tape, x: 14, y: 212 })}
    ${lettering(`${two(number % 3)}:${clock}`, { ...tape, x: 244, y: 16, align: 'right', size: 12 })}
    ${lettering(`OCT 31 198${number % 10}`, { ...tape, x: 14, y: 232, size: 12 })}`,
  );
  return result.pixels;
}

const SUBTITLES = [
  'WE HAVE TO LEAVE. NOW.',
  'IT WAS NEVER ABOUT THE GOLD.',
  'THEY KNOW WE ARE HERE.',
  'I HAVE SEEN THIS BEFORE.',
];

/** Broad black bars, the orange and teal of the cinema, and what is being said. */
export function filmStill(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const result = {
    width,
    height,
    pixels: shaded(picture, (out, x, y) => {
      const bright = (out[0]! + out[1]! + out[2]!) / 765;
      towards(out, [10, 74, 88], 0.36 * (1 - bright));
      towards(out, [255, 196, 128], 0.24 * bright);
      for (let c = 0; c < 3; c++) out[c] = out[c]! + 0.1 * (out[c]! - 128);
      lit(out, 1.02 - 0.24 * offCentre(x, y, width, height) ** 2);
      const grain = 14 * (noiseAt(x, y, 9) - 0.5);
      for (let c = 0; c < 3; c++) out[c] = out[c]! + grain;
    }),
  };
  const line = SUBTITLES[pickOf(picture) % SUBTITLES.length]!;
  draw(
    result,
    `<rect x="0" y="0" width="256" height="28" fill="#000"/><rect x="0" y="222" width="256" height="34" fill="#000"/>
    ${lettering(line, { x: 128, y: 207, size: 8, colour: '#ffe95e', align: 'middle', weight: 0.17, edge: 'rgba(0,0,0,0.85)' })}`,
  );
  return result.pixels;
}

const PHOSPHOR = ramp([
  [0, [0, 8, 2]],
  [70, [8, 70, 22]],
  [170, [52, 200, 74]],
  [255, [214, 255, 200]],
]);

/** Green light in two tubes. */
export function nightVision(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const soft = exposed(blurred(brightnessOf(picture), unit));
  const values = soft.values.map((value, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const grain = 46 * (noiseAt(x, y, 4) - 0.5);
    const [dx, dy] = [Math.abs(x + 0.5 - width / 2) - 44 * unit, y + 0.5 - height / 2];
    const far = Math.sqrt(Math.max(0, dx) ** 2 + dy * dy) / (104 * unit);
    const rim = far > 1 ? Math.max(0, 1 - 9 * (far - 1)) : 1 - 0.3 * far * far;
    const line = Math.floor(y / Math.max(1, unit)) % 3 === 0 ? 0.86 : 1;
    return (16 + 70 * Math.sqrt(value / 255) + 0.58 * value + grain) * rim * line;
  });
  const result = { width, height, pixels: toned({ width, height, values }, PHOSPHOR) };
  const { number } = momentOf(picture);
  const glow = { size: 8, colour: '#b6ffb0', weight: 0.15 };
  draw(
    result,
    `<path d="M128 100V118M128 138V156M100 128H118M138 128H156" fill="none" stroke="rgba(190,255,180,0.8)" stroke-width="1.2"/>
    ${lettering(`${240 + (number % 90)}M`, { ...glow, x: 160, y: 124 })}
    ${lettering('NV GAIN 3', { ...glow, x: 128, y: 36, align: 'middle' })}`,
  );
  return result.pixels;
}

const HEAT = ramp([
  [0, [8, 4, 50]],
  [50, [66, 8, 140]],
  [100, [196, 26, 120]],
  [150, [244, 92, 34]],
  [205, [255, 198, 40]],
  [255, [255, 255, 230]],
]);

/** Warmth: what stands before plain ground is warm, more so in its middle; in a scene what is bright or strong in colour. */
export function thermal(picture: RgbPicture): Uint8Array {
  const { width, height, pixels } = picture;
  const unit = unitOf(picture);
  const brightness = brightnessOf(picture);
  const shapes = shapesOf(picture);
  const ground = blurred(maskPlane(picture, shapes.ground), 7 * unit).values;
  const warm = brightness.values.map((bright, i) => {
    const strength = strengthOf([pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!]);
    if (!shapes.isPlain) return 0.55 * bright + 0.45 * strength + (pixels[3 * i]! - pixels[3 * i + 2]!) * 0.2;
    const body = 1 - ground[i]! / 255;
    return 22 + body * body * (118 + 0.46 * bright);
  });
  const { values } = blurred({ width, height, values: warm }, 1.4 * unit);
  const result = { width, height, pixels: toned({ width, height, values }, HEAT) };
  const { number } = momentOf(picture);
  const white = { size: 8, colour: '#fff', weight: 0.15, edge: 'rgba(0,0,0,0.6)' };
  const stops = ['#fffff0', '#ffc628', '#f45c22', '#c41a78', '#42088c', '#080432'];
  draw(
    result,
    `<defs><linearGradient id="heat" x1="0" y1="0" x2="0" y2="1">${stops
      .map((colour, i) => `<stop offset="${i / 5}" stop-color="${colour}"/>`)
      .join('')}</linearGradient></defs>
    <rect x="238" y="30" width="9" height="190" fill="url(#heat)" stroke="#fff" stroke-width="1"/>
    ${lettering(`${36 + (number % 4)}.${number % 10}*C`, { ...white, x: 247, y: 16, align: 'right' })}
    ${lettering(`${8 + (number % 9)}.4*C`, { ...white, x: 247, y: 228, align: 'right' })}
    <path d="M128 112V124M128 132V144M112 128H124M132 128H144" fill="none" stroke="#fff" stroke-width="1.4"/>
    ${lettering(`${37 + (number % 3)}.2*`, { ...white, x: 147, y: 118 })}`,
  );
  return result.pixels;
}

const FILM = ramp([
  [0, [4, 8, 18]],
  [90, [26, 54, 84]],
  [180, [122, 170, 200]],
  [255, [240, 250, 255]],
]);

/** Light and dark change places; edges glow, as what is thin lets rays pass. */
export function xray(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const brightness = brightnessOf(picture);
  const slopes = blurred(slopesOf(brightness), unit).values;
  const { ground, isPlain } = shapesOf(picture);
  const body = blurred(maskPlane(picture, ground), 3.5 * unit).values;
  const soft = blurred(brightness, unit).values;
  const values = soft.map((value, i) => {
    const tissue = isPlain ? 62 * (1 - body[i]! / 255) : 20;
    const noise = 12 * (noiseAt(i % width, Math.floor(i / width), 6) - 0.5);
    return (
      6 + tissue + (isPlain ? 0.42 * (1 - body[i]! / 255) : 0.6) * (255 - value) + 2.6 * slopes[i]! + noise
    );
  });
  const result = { width, height, pixels: toned({ width, height, values }, FILM) };
  const { day, number } = momentOf(picture);
  const marker = { colour: '#eef8ff', weight: 0.16 };
  draw(
    result,
    `<path d="M0 0H256V256H0ZM5 5V251H251V5Z" fill="#02050b"/>
    ${lettering(number % 2 === 0 ? 'R' : 'L', { ...marker, x: 234, y: 16, size: 16, align: 'middle' })}
    <path d="M224 12H244V36H224Z" fill="none" stroke="#eef8ff" stroke-width="1.4"/>
    ${lettering('X-RAY', { ...marker, x: 14, y: 16, size: 7 })}
    ${lettering(`${day} NO.${100 + number}`, { ...marker, x: 14, y: 234, size: 7 })}`,
  );
  return result.pixels;
}

const SEPIA = ramp([
  [0, [44, 28, 18]],
  [110, [132, 98, 62]],
  [200, [212, 182, 136]],
  [255, [244, 226, 190]],
]);

/** An old print: brown, faded, scratched, with a white rim. */
export function oldPhoto(picture: RgbPicture): Uint8Array {
  const { width, height } = picture;
  const unit = unitOf(picture);
  const values = brightnessOf(picture).values.map((value, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const faded =
      26 + 0.76 * value + 18 * (noiseAt(x, y, 1) - 0.5) + 30 * (cloudAt(x, y, 60 * unit, 2) - 0.5);
    return faded * (1.08 - 0.36 * offCentre(x, y, width, height) ** 2 * 0.6);
  });
  const result = { width, height, pixels: toned({ width, height, values }, SEPIA) };
  const pick = pickOf(picture);
  const scratches = Array.from({ length: 9 }, (_, i) => {
    const [x, y] = [256 * noiseAt(i, pick, 3), 220 * noiseAt(i, pick, 4)];
    return `M${x.toFixed(1)} ${y.toFixed(1)}l${(6 * noiseAt(i, pick, 5) - 3).toFixed(1)} ${(14 + 40 * noiseAt(i, pick, 6)).toFixed(1)}`;
  }).join('');
  draw(
    result,
    `<path d="${scratches}" fill="none" stroke="rgba(255,244,220,0.45)" stroke-width="0.8"/>
    <path d="M0 0H256V256H0ZM13 13V243H243V13Z" fill="#efe2c6"/>
    <path d="M13 13H243V243H13Z" fill="none" stroke="#b99f74" stroke-width="1"/>
    <path d="M256 216L216 256H256ZM0 0H26L0 22Z" fill="#5b4a36"/>
    <path d="M256 216L216 256L224 222Z" fill="#fbf2dc"/>
    <path d="M30 13L13 46M44 13L13 70" fill="none" stroke="rgba(255,246,224,0.5)" stroke-width="1.2"/>`,
  );
  return result.pixels;
}
