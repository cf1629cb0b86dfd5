// A slot: a page of ours within the page. Another's ad stands in it in a frame of its own that can touch neither.
import { layOutDocument } from '../sharing/document.ts';
import { stylePath as sharedStylePath } from '../sharing/layout.ts';
import { type Markup, markup } from '../sharing/markup.ts';
import type { AdSlot, AdSlotName } from './ads-file.ts';

/** Room for the words around an ad, in pixels. */
const AROUND = 76;
/** What another's ad may do: run, and open windows of its own. */
export const AD_SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

/** What a visitor said about ads of others; undefined: nothing yet. */
export type Choice = 'yes' | 'no' | undefined;

export const slotPath = (name: AdSlotName): string => `/ads/${name}`;
const snippetPath = (name: AdSlotName): string => `/ads/${name}/snippet`;

/** Height of the frame that holds a slot. */
export const frameHeight = ({ height }: AdSlot): number => height + AROUND;

/** The frame of a slot, as pages without script have it. */
export const slotFrame = (name: AdSlotName, slot: AdSlot): Markup =>
  markup`<iframe class="ad" src="${slotPath(name)}" title="Advertisement" width="100%" height="${frameHeight(slot)}" loading="lazy"></iframe>`;

export function layOutSlot(name: AdSlotName, slot: AdSlot, choice: Choice, stylePath: string): string {
  const { snippet, house, height } = slot;
  const ours = house.length > 0 && house[Math.floor(Math.random() * house.length)];
  const ad =
    snippet !== undefined && choice === 'yes'
      ? markup`<iframe src="${snippetPath(name)}" title="Ad of another" sandbox="${AD_SANDBOX}" width="100%" height="${height}" referrerpolicy="no-referrer"></iframe>`
      : ours
        ? markup`<a class="house" href="${ours.url}" target="_blank" rel="noopener sponsored"><strong>${ours.title}</strong> ${ours.text}</a>`
        : undefined;
  return layOutDocument({
    title: 'Advertisement',
    styles: [sharedStylePath, stylePath],
    look: 'slot',
    body: markup`<main>
<p class="facts">Advertisement</p>
${ad}
${snippet !== undefined && ask(name, choice)}
</main>`,
  });
}

function ask(name: AdSlotName, choice: Choice): Markup {
  const button = (value: string, words: string) =>
    markup`<button name="choice" value="${value}">${words}</button> `;
  const asked =
    choice === undefined
      ? markup`<p>May ads of others be shown here? They may learn your address and what you do with them.</p>
${button('yes', 'Show them')}${button('no', 'No')}`
      : choice === 'yes'
        ? button('no', 'No more ads of others')
        : button('yes', 'Show ads of others');
  return markup`<form method="post" action="/ads/choice" class="row"><input type="hidden" name="slot" value="${name}">${asked}</form>`;
}
