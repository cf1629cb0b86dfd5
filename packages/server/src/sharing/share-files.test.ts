// Shared sets as other sites and visitors fetch them: cards, embedding, pages of pictures, and files.
import { OEmbed, POSTER_SIZES, posterLayout } from '@nonet/api';
import { MADE_BY_MODEL } from '@nonet/models';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXmp } from '../provenance/xmp.ts';
import { type SharingNode, startSharingNode } from '../testing/sharing-node.ts';

let site: SharingNode;

beforeAll(async () => {
  site = await startSharingNode();
});
afterAll(() => site.node.close());

const share: SharingNode['share'] = (...given) => site.share(...given);
const call: SharingNode['call'] = (...given) => site.call(...given);
const page: SharingNode['page'] = (...given) => site.page(...given);

describe('a shared set', () => {
  it('has a card with the pictures, which other sites may show', async () => {
    const { id, url: address } = await share('a fox');
    const text = await page(`/s/${id}`);
    const tag = (name: string) =>
      new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)">`).exec(text)?.[1];
    expect([tag('og:title'), tag('og:url'), tag('twitter:card')]).toEqual([
      'a fox',
      address,
      'summary_large_image',
    ]);
    const card = await fetch(tag('og:image')!);
    expect(card.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const file = await card.arrayBuffer();
    const { xmpAsString = '' } = await sharp(file).metadata();
    expect(readXmp(xmpAsString)).toMatchObject({ digitalSourceType: MADE_BY_MODEL, prompt: 'a fox' });
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject(POSTER_SIZES.card);
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
    const tiles = posterLayout('card', 9).tiles.filter((_, tile) => tile % 4 === 0); // from corner to corner
    for (const [place, { left, top, width }] of tiles.entries()) {
      const [x, y] = [left + width / 2, top + width / 2].map(Math.round);
      // The stand-in for the model draws squares of these colours.
      const expected = [28 * place * 4, 128, 255 - 28 * place * 4];
      pixel(x!, y!).forEach((value, channel) =>
        expect(Math.abs(value - expected[channel]!)).toBeLessThan(12),
      );
    }
    // Tiles have round corners: the background is seen between them.
    expect(pixel(tiles[0]!.left, tiles[0]!.top)[1]).toBeLessThan(90);
    const bright = data.filter(
      (value, at) => at % 3 === 1 && value > 250 && ((at - 1) / 3) % info.width > 640,
    );
    expect(bright.length).toBeGreaterThan(500); // the prompt
    const animation = await sharp(
      await (await call('GET', `/s/${id}/build-up.gif`)).arrayBuffer(),
    ).metadata();
    expect([animation.format, animation.width, animation.pages]).toEqual(['gif', 1080, 9]);
    const grid = await sharp(await (await call('GET', `/s/${id}/grid.webp`)).arrayBuffer()).metadata();
    expect([grid.format, grid.width, grid.height]).toEqual(['webp', 384, 384]);
    const story = await sharp(await (await call('GET', `/s/${id}/story.jpg`)).arrayBuffer()).metadata();
    expect(story).toMatchObject({ format: 'jpeg', ...POSTER_SIZES.story });
  });

  it('has oEmbed, which the page names', async () => {
    const { id, url: address } = await share('an owl & a mouse');
    const [, named] = /type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(await page(`/s/${id}`))!;
    const answer = OEmbed.parse(await (await fetch(named!.replaceAll('&#38;', '&'))).json());
    expect(answer).toMatchObject({ type: 'rich', title: 'an owl & a mouse', width: 420, height: 500 });
    const embed = async (of: string, limits = '') =>
      OEmbed.parse(await (await call('GET', `/oembed?url=${encodeURIComponent(of)}${limits}`)).json());
    expect(await embed(address, '&maxwidth=300')).toMatchObject({ type: 'rich', width: 300, height: 380 });
    expect((await embed(address, '&maxwidth=100')).type).toBe('link');
    expect(await embed(`${address}/2`)).toMatchObject({ type: 'photo', width: 64, height: 64 });
    expect((await embed(`${address}/2`, '&maxheight=60')).type).toBe('link');
    expect((await call('GET', `/oembed?url=${encodeURIComponent(`${address}/10`)}`)).status).toBe(404);
    const elsewhere = encodeURIComponent(`https://elsewhere.example/s/${id}`);
    expect((await call('GET', `/oembed?url=${elsewhere}`)).status).toBe(404);
    expect((await call('GET', `/oembed?format=xml&url=${encodeURIComponent(address)}`)).status).toBe(400);
  });

  it('may be shown in frames of other sites by its embed page alone', async () => {
    const { id, url: address } = await share('a frog');
    const frame = await call('GET', `/s/${id}/embed`);
    expect(frame.headers.get('content-security-policy')).toMatch(/script-src 'none'.*frame-ancestors \*$/);
    expect((await frame.text()).match(/<img src="\/pictures\//g)).toHaveLength(9);
    const answer = await call('GET', `/oembed?url=${encodeURIComponent(address)}`);
    expect(((await answer.json()) as { html: string }).html).toContain(`src="${address}/embed"`);
    for (const path of [`/s/${id}`, `/s/${id}/1`, '/gallery'])
      expect((await call('GET', path)).headers.get('content-security-policy')).toMatch(
        /frame-ancestors 'none'$/,
      );
  });

  it('has a page for each picture, with its card and the ways to those beside it', async () => {
    const { id, url: address } = await share('a newt');
    expect(await page(`/s/${id}`)).toContain(`<a href="/s/${id}/9"><img`);
    const text = await page(`/s/${id}/9`);
    expect(text).toContain(`<meta property="og:url" content="${address}/9">`);
    expect(text).toContain(`rel="prev" href="/s/${id}/8"`);
    expect(text).toContain(`rel="next" href="/s/${id}/1"`);
    const [, card] = /"og:image" content="([^"]+)"/.exec(text)!;
    expect(card).toBe(`${address}/9/card.jpg`);
    const { data, info } = await sharp(await (await fetch(card!)).arrayBuffer())
      .raw()
      .toBuffer({ resolveWithObject: true });
    const middle = (300 * info.width + 300) * 3;
    expect(Math.abs(data[middle]! - 28 * 8)).toBeLessThan(12); // the ninth picture alone
    for (const number of ['0', '10', '01', '1x'])
      expect([number, (await call('GET', `/s/${id}/${number}`)).status]).toEqual([number, 404]);
    expect((await call('GET', `/s/${id}/10/card.jpg`)).status).toBe(404);
  });

  it('is a ZIP file of its pictures, and each is traced as SVG', async () => {
    const { id, pictures } = await share('a toad');
    const answer = await call('GET', `/s/${id}/pictures.zip`);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''nonet-a-toad-\d+\.zip$/,
    );
    const zip = Buffer.from(await answer.arrayBuffer());
    const png = Buffer.from(await (await fetch(pictures[8]!)).arrayBuffer());
    expect(zip.includes(png)).toBe(true); // stored as it is
    expect(zip.toString('latin1').split('PK\u0001\u0002')).toHaveLength(1 + 9); // entries of the directory
    const svg = await fetch(pictures[0]!.replace(/png$/, 'svg'));
    expect(svg.headers.get('content-type')).toBe('image/svg+xml');
    const text = await svg.text();
    new SaxesParser({ xmlns: true }).write(text).close();
    // The stand-in draws squares without anything to cut out.
    expect((await fetch(pictures[0]!.replace('.png', '-sticker.webp'))).status).toBe(404);
  });
});
