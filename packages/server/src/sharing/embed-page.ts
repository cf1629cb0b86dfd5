// A shared set in the frame of another site: its pictures, and the way to its page.
import { nameOf, plainText, type Share, shorten } from '@nonet/api';
import { toName, variantPath } from '../routes/picture-urls.ts';
import { layOutDocument } from './document.ts';
import { stylePath } from './layout.ts';
import { sharePath } from './links.ts';
import { markup } from './markup.ts';

/** @param origin where the client sees this service */
export function layOutEmbed({ id, prompt: given, pictures, url }: Share, origin: string): string {
  const prompt = plainText(given);
  const columns = Math.ceil(Math.sqrt(pictures.length));
  return layOutDocument({
    title: `${shorten(prompt)} – Nonet`,
    styles: [stylePath],
    look: 'embed',
    body: markup`<main>
<ul class="tiles columns-${columns}" aria-label="Pictures">
${pictures.map((picture, index) => {
  const small = variantPath(toName(picture.slice(origin.length)), { format: 'webp', size: 256 });
  return markup`<li><a href="${sharePath(id, index + 1)}" target="_blank" rel="noopener"><img src="${small}" alt="${nameOf(prompt, index, pictures.length)}" width="256" height="256"></a></li>
`;
})}</ul>
<h1 class="prompt-text" dir="auto">${shorten(prompt)}</h1>
<p><a class="brand" href="${url}" target="_blank" rel="noopener"><img src="/icon.svg" alt="" width="20" height="20">See it on Nonet</a></p>
</main>`,
  });
}
