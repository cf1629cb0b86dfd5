// Places that training scenes do not have: of outings into the open air.
import { FRONTS } from './fronts.ts';
import type { Place } from './place.ts';
import {
  circle,
  ellipse,
  flat,
  glass,
  hills,
  lamplit,
  lit,
  mirrored,
  n,
  path,
  pine,
  polygon,
  rect,
  repeat,
  roundTree,
} from './shapes.ts';

export const OUTING_PLACES: Readonly<Record<string, Place>> = {
  campsite: {
    words: ['at a campfire', 'at a campsite', 'around a campfire', 'camping in the woods', 'by the campfire'],
    like: 'in the forest',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.7);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const cloth = r.pick(['#e8782a', '#3a9a8a', '#e0b030', '#c8443a']);
      const flame = (s: number, fill: string) =>
        path(
          `M${n(x(206) - 17 * s)} 196 Q${n(x(206) - 24 * s)} ${n(196 - 26 * s)} ${n(x(206) - 4 * s)} ${n(196 - 52 * s)} Q${n(x(206) - 2 * s)} ${n(196 - 36 * s)} ${n(x(206) + 8 * s)} ${n(196 - 38 * s)} Q${n(x(206) + 24 * s)} ${n(196 - 16 * s)} ${n(x(206) + 16 * s)} 196 Z`,
          fill,
        );
      return (
        hills(r, 140, 12, lit('#5a8a5a', l)) +
        repeat(7, (i) =>
          pine(
            i * 42 + r.range(-10, 10),
            172,
            r.range(1.2, 1.7),
            lit(r.pick(['#2f6a48', '#3a7a50', '#28603f']), l),
            lit('#6a4a32', l),
          ),
        ) +
        flat(170, lit('#6fa850', l)) +
        path('M0 196 Q128 176 256 198 V256 H0 Z', lit('#b8945f', l)) +
        // The tent.
        polygon(
          [
            [x(4), 204],
            [x(62), 108],
            [x(128), 204],
          ],
          lit(cloth, bright),
        ) +
        polygon(
          [
            [x(62), 108],
            [x(78), 104],
            [x(140), 198],
            [x(128), 204],
          ],
          lit(cloth, { ...bright, level: bright.level * 0.75 }),
        ) +
        polygon(
          [
            [x(38), 204],
            [x(62), 122],
            [x(86), 204],
          ],
          l.level < 0.6 ? '#ffd870' : lit('#4a3428', l),
        ) +
        // The fire on stones and logs.
        (l.level < 0.9 ? circle(x(206), 172, 54, '#ffb040', 'opacity="0.22"') : '') +
        repeat(7, (i) => ellipse(x(206) - 30 + i * 10, 204 + (i % 2) * 2, 8, 5, lit('#8a8a90', bright))) +
        path(
          `M${x(206) - 24} 200 L${x(206) + 22} 190 M${x(206) + 24} 200 L${x(206) - 22} 190`,
          'none',
          'stroke="#6a4024" stroke-width="9" stroke-linecap="round"',
        ) +
        flame(1, '#f0501f') +
        flame(0.7, '#ff9a24') +
        flame(0.4, '#ffe060') +
        repeat(7, () => circle(x(206) + r.range(-20, 20), r.range(96, 146), r.range(1, 2.2), '#ffb040')) +
        rect(left ? 138 : 72, 190, 46, 14, lit('#7a5232', bright), 'rx="7"') +
        ellipse(left ? 184 : 72, 197, 5, 7, lit('#d8a870', bright))
      );
    },
  },
  playground: {
    words: ['at the playground', 'on a playground', 'in the playground', 'on the swings', 'at recess'],
    like: 'in the park',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const [main, second] = r
        .pick([
          ['#e0403a', '#f0c030'],
          ['#3a8ad0', '#f08a30'],
          ['#8a4ac0', '#5ac86a'],
        ] as const)
        .map((fill) => lit(fill, bright)) as [string, string];
      const swing = (at: number, lean: number) =>
        path(
          `M${n(x(at))} 74 L${n(x(at + lean))} 168 M${n(x(at + 24))} 74 L${n(x(at + 24 + lean))} 168`,
          'none',
          `stroke="${lit('#7a828a', l)}" stroke-width="2.5"`,
        ) + rect(x(at - 2 + lean, 28), 166, 28, 6, second);
      return (
        hills(r, 152, 6, lit('#7ab85c', l)) +
        repeat(4, (i) =>
          roundTree(i * 78 + r.range(0, 24), 172, r.range(1, 1.4), lit('#4a9a4c', l), lit('#8a6040', l)),
        ) +
        flat(170, lit('#8cc863', l)) +
        path('M0 206 Q128 180 256 206 V256 H0 Z', lit('#e8cf96', l)) +
        // Swings.
        path(
          `M${x(8)} 206 L${x(24)} 70 L${x(40)} 206 M${x(110)} 206 L${x(124)} 70 L${x(140)} 206`,
          'none',
          `stroke="${main}" stroke-width="6"`,
        ) +
        rect(x(20, 108), 68, 108, 7, main) +
        swing(42, r.range(-16, 16)) +
        swing(84, r.range(-16, 16)) +
        // A slide with its tower.
        rect(x(156, 6), 92, 6, 112, lit('#8a6a4a', l)) +
        rect(x(192, 6), 92, 6, 112, lit('#8a6a4a', l)) +
        rect(x(152, 50), 134, 50, 7, second) +
        rect(x(156, 42), 112, 42, 5, second) +
        polygon(
          [
            [x(146), 96],
            [x(177), 66],
            [x(208), 96],
          ],
          main,
        ) +
        repeat(4, (i) => rect(x(156, 42), 150 + i * 14, 42, 4, lit('#8a6a4a', l))) +
        path(
          `M${x(198)} 134 Q${x(212)} 140 ${x(226)} 176 Q${x(234)} 198 ${x(256)} 204 V212 Q${x(228)} 208 ${x(218)} 182 Q${x(208)} 152 ${x(198)} 148 Z`,
          lit('#4ab0e8', bright),
        ) +
        ellipse(x(66), 236, 22, 7, lit('#d8b878', l))
      );
    },
  },
  zoo: {
    words: ['at the zoo', 'in a zoo', 'in the zoo', 'at a zoo'],
    like: 'in the park',
    ground: [0.84, 0.95],
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const bar = lit('#5a626a', l);
      const coat = lit('#f4c04a', bright);
      const spot = lit('#a8682a', bright);
      return (
        hills(r, 140, 8, lit('#7ab85c', l)) +
        repeat(4, (i) =>
          roundTree(i * 80 + r.range(0, 30), 160, r.range(1, 1.5), lit('#4a9a4c', l), lit('#8a6040', l)),
        ) +
        flat(158, lit('#98cc68', l)) +
        // A giraffe and an elephant in their enclosures, behind rails.
        rect(x(38, 11), 76, 11, 84, coat) +
        ellipse(x(58), 158, 30, 17, coat) +
        rect(x(34, 8), 160, 8, 40, coat) +
        rect(x(50, 8), 162, 8, 38, coat) +
        rect(x(66, 8), 162, 8, 38, coat) +
        rect(x(78, 8), 160, 8, 40, coat) +
        ellipse(x(35), 74, 16, 9, coat) +
        rect(x(40, 3), 56, 3, 12, spot) +
        rect(x(47, 3), 56, 3, 12, spot) +
        circle(x(30), 72, 1.8, '#23201c') +
        repeat(5, (i) => ellipse(x(43.5), 92 + i * 12, 3, 4, spot)) +
        repeat(6, (i) => ellipse(x(44 + (i % 3) * 14), 152 + Math.floor(i / 3) * 12, 5, 4, spot)) +
        ellipse(x(206), 156, 36, 25, lit('#8f9aa6', bright)) +
        circle(x(172), 146, 19, lit('#8f9aa6', bright)) +
        ellipse(x(184), 146, 12, 16, lit('#7c8792', bright)) +
        path(
          `M${x(158)} 150 Q${x(148)} 172 ${x(156)} 186`,
          'none',
          `stroke="${lit('#8f9aa6', bright)}" stroke-width="9" stroke-linecap="round"`,
        ) +
        rect(x(182, 14), 170, 14, 28, lit('#8f9aa6', bright)) +
        rect(x(216, 14), 170, 14, 28, lit('#8f9aa6', bright)) +
        circle(x(167), 142, 2.2, '#23201c') +
        rect(0, 196, 256, 8, lit('#c8a878', l)) +
        rect(0, 164, 256, 4, bar) +
        repeat(22, (i) => rect(i * 12, 160, 3, 40, bar)) +
        // The gate's sign.
        rect(70, 8, 116, 40, lit('#8a5c34', bright), 'rx="6"') +
        path('M92 18 H114 L94 38 H116', 'none', 'stroke="#fff0c0" stroke-width="5"') +
        circle(133, 28, 10, 'none', 'stroke="#fff0c0" stroke-width="5"') +
        circle(160, 28, 10, 'none', 'stroke="#fff0c0" stroke-width="5"') +
        rect(84, 0, 3, 10, lit('#5a4030', l)) +
        rect(169, 0, 3, 10, lit('#5a4030', l)) +
        flat(202, lit('#dcc498', l)) +
        repeat(4, (i) => ellipse(30 + i * 66, 226 + (i % 2) * 14, 16, 4, lit('#ccb284', l)))
      );
    },
  },
  garden: {
    words: ['in a flower garden', 'in the garden', 'in my garden', 'in a backyard', 'in the backyard'],
    like: 'in the park',
    ground: [0.84, 0.95],
    front: FRONTS.grass,
    draw: (r, l) => {
      const bright = lamplit(l, 0.6);
      const left = r.chance(0.5);
      const x = mirrored(!left);
      const fills = ['#f0506a', '#ffb030', '#b06ae0', '#ffffff', '#ff7ac0', '#ffe04a'].map((fill) =>
        lit(fill, bright),
      );
      const bloom = (bx: number, y: number, s: number) => {
        const fill = r.pick(fills);
        return (
          rect(bx - 1, y, 2.4, 20 * s, lit('#3f8a3f', l)) +
          repeat(5, (i) =>
            circle(
              bx + 5 * s * Math.cos((i * Math.PI) / 2.5),
              y + 5 * s * Math.sin((i * Math.PI) / 2.5),
              4 * s,
              fill,
            ),
          ) +
          circle(bx, y, 3 * s, lit('#ffd84a', bright))
        );
      };
      return (
        rect(x(156, 110), 66, 110, 110, lit(r.pick(['#f0dcb8', '#d8e0e8', '#f0c8b0']), l)) +
        polygon(
          [
            [x(146), 68],
            [x(212), 26],
            [x(276), 68],
          ],
          lit('#b0563f', l),
        ) +
        rect(x(176, 30), 86, 30, 34, glass(l, '#bfe4f4'), 'stroke="#ffffff" stroke-width="4"') +
        rect(x(222, 26), 104, 26, 70, lit('#4a7a8a', l)) +
        roundTree(x(40), 172, 1.9, lit('#4a9a4c', l), lit('#8a6040', l)) +
        repeat(6, (i) => circle(x(14 + i * 10), 92 + (i % 3) * 14, 4.5, lit('#e0403a', bright))) +
        // A white fence.
        rect(0, 138, 256, 5, lit('#ffffff', bright)) +
        rect(0, 158, 256, 5, lit('#ffffff', bright)) +
        repeat(17, (i) =>
          polygon(
            [
              [i * 16, 134],
              [i * 16 + 5, 127],
              [i * 16 + 10, 134],
              [i * 16 + 10, 172],
              [i * 16, 172],
            ],
            lit('#ffffff', bright),
          ),
        ) +
        flat(170, lit('#86c862', l)) +
        rect(0, 170, 256, 24, lit('#7a5434', l)) +
        repeat(16, (i) => bloom(8 + i * 16 + r.range(-3, 3), r.range(160, 172), r.range(0.9, 1.25))) +
        flat(192, lit('#8fd068', l)) +
        repeat(5, (i) => rect(i * 60 - 10, 192, 30, 64, lit('#9cda76', l))) +
        path(`M${x(14)} 206 H${x(46)} L${x(42)} 236 H${x(18)} Z`, lit('#4aa0d0', bright)) +
        path(`M${x(44)} 226 L${x(66)} 204`, 'none', `stroke="${lit('#4aa0d0', bright)}" stroke-width="6"`) +
        path(
          `M${x(20)} 206 Q${x(30)} 186 ${x(42)} 206`,
          'none',
          `stroke="${lit('#4aa0d0', bright)}" stroke-width="4"`,
        )
      );
    },
  },
};
