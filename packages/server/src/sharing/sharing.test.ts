// Sharing over real sockets: links, pages, the gallery, cards, feeds; and what strangers and attackers get.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  createClient,
  fileName,
  Gallery,
  type NonetClient,
  OEmbed,
  POSTER_SIZES,
  plainText,
  posterLayout,
  Share,
} from '@nonet/api';
import { MADE_BY_MODEL } from '@nonet/models';
import pg from 'pg';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { readXmp } from '../provenance/xmp.ts';
import { ATTACKS } from '../testing/attacks.ts';
import { startTestNode, type TestNode } from '../testing/node.ts';

let node: TestNode;
let url: string;
let artist: NonetClient;
const ARTIST = { 'nonet-client': 'the-artist-of-this-test' };
const FRIEND = { 'nonet-client': 'a-friend-of-the-artist' };

beforeAll(async () => {
  node = await startTestNode({ worker: { threads: 1, simulateMs: 1 } });
  url = node.url;
  artist = createClient({ baseUrl: url, token: ARTIST['nonet-client'] });
});
afterAll(() => node.close());

let seeds = 0;

async function draw(prompt: string, seed = seeds++): Promise<string> {
  const { id } = await artist.create({ prompt, seed });
  for await (const event of artist.events(id)) if (event.type === 'done') return id;
  throw new Error('it was not drawn');
}

const call = (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
  fetch(url + path, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });

async function share(prompt: string, { published = false } = {}): Promise<Share & { drawing: string }> {
  const drawing = await draw(prompt);
  let answer = await call('PUT', `/api/drawings/${drawing}/share`, ARTIST);
  const { id } = (await answer.json()) as Share;
  if (published) answer = await call('PUT', `/api/shares/${id}/published`, ARTIST);
  else answer = await call('GET', `/api/shares/${id}`, ARTIST);
  return { ...Share.parse(await answer.json()), drawing };
}

const page = async (path: string, headers = {}) => (await call('GET', path, headers)).text();
const gallery = async (query = '') => Gallery.parse(await (await call('GET', `/api/gallery${query}`)).json());
const idsOf = ({ shares }: Gallery) => shares.map(({ id }) => id);
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe('a shared set', () => {
  it('has one link, which its drawer alone can make, with 96 random bits', async () => {
    const { id, url: address, drawing, own, published, pictures } = await share('a cat');
    expect([own, published, pictures.length]).toEqual([true, false, 9]);
    expect(Buffer.from(id, 'base64url')).toHaveLength(12);
    expect(address).toBe(`${url}/s/${id}`);
    const again = await call('PUT', `/api/drawings/${drawing}/share`, ARTIST);
    expect(((await again.json()) as Share).id).toBe(id);
    expect((await call('PUT', `/api/drawings/${drawing}/share`, FRIEND)).status).toBe(404);
    expect((await call('PUT', '/api/drawings/nonsense/share', ARTIST)).status).toBe(404);
    expect((await call('GET', '/s/AAAAAAAAAAAAAAAA')).status).toBe(404);
  });

  it('is a page without script that sets no cookie, kept from search engines until it is published', async () => {
    const { id } = await share('a dog in a hat');
    const unlisted = await call('GET', `/s/${id}`);
    expect(unlisted.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(unlisted.headers.get('x-robots-tag')).toBe('noindex');
    expect(unlisted.headers.get('set-cookie')).toBeNull();
    const text = await unlisted.text();
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).not.toMatch(/You drew this|rel="canonical"/);
    expect(text.match(/<img src="\/pictures\//g)).toHaveLength(9);
    expect(await page(`/s/${id}`, ARTIST)).toContain('You drew this');
    await call('PUT', `/api/shares/${id}/published`, ARTIST);
    const listed = await call('GET', `/s/${id}`);
    expect(listed.headers.get('x-robots-tag')).toBeNull();
    expect(await listed.text()).not.toContain('noindex');
  });

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

  it('tells all that it was asked for, but no picture that it started from', async () => {
    const first = await share('a starting point');
    const start = { picture: first.pictures[0]!.split('/').at(-1)!, share: 0.5 };
    const asked = { prompt: 'a remix', seed: 77, count: 2, negativePrompt: 'hats', guidanceScale: 3 };
    const { id: drawing } = await artist.create({ ...asked, start });
    for await (const { type } of artist.events(drawing)) if (type === 'done') break;
    const { id, request } = await artist.share(drawing);
    expect(request).toEqual({ ...asked, model: expect.any(String) });
    for (const path of [`/s/${id}`, `/s/${id}/1`]) expect(await page(path)).toContain(`href="/?remix=${id}"`);
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

  it('is liked once per caller', async () => {
    const { id } = await share('a whale');
    const like = async (method: string, who: Record<string, string>) => {
      const { likes, liked } = Share.parse(await (await call(method, `/api/shares/${id}/like`, who)).json());
      return [likes, liked];
    };
    expect(await like('PUT', FRIEND)).toEqual([1, true]);
    expect(await like('PUT', FRIEND)).toEqual([1, true]);
    expect(await like('PUT', ARTIST)).toEqual([2, true]);
    expect(await like('DELETE', FRIEND)).toEqual([1, false]);
    expect(await like('DELETE', FRIEND)).toEqual([1, false]);
  });

  it('is neither liked nor reported by one address again and again under new names', async () => {
    const { id, drawing } = await share('a quiet whale');
    const body = JSON.stringify({ drawing, reason: 'other', message: 'again' });
    const json = { 'content-type': 'application/json' };
    const names = Array.from({ length: 8 }, (_, n) => ({ 'nonet-client': `a-made-up-name-${n}-of-one` }));
    const likes = await Promise.all(names.map((name) => call('PUT', `/api/shares/${id}/like`, name)));
    const reports = await Promise.all(
      names.map((name) => call('POST', '/api/reports', { ...name, ...json }, body)),
    );
    for (const answers of [likes, reports]) {
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(3);
      for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(Share.parse(await (await call('GET', `/api/shares/${id}`)).json()).likes).toBe(5);
  });
});

describe('the gallery', () => {
  it('shows published sets alone, by time or likes, a page at a time', async () => {
    const sets = [];
    for (const animal of ['zebra', 'zebu', 'zander'])
      sets.push(await share(`a ${animal}`, { published: true }));
    const unlisted = await share('a zebra nobody sees');
    const [zebra, zebu, zander] = sets.map(({ id }) => id);
    await call('PUT', `/api/shares/${zebu}/like`, FRIEND);
    expect(idsOf(await gallery()).slice(0, 3)).toEqual([zander, zebu, zebra]);
    expect(idsOf(await gallery())).not.toContain(unlisted.id);
    expect(idsOf(await gallery('?search=ZEB'))).toEqual([zebu, zebra]);
    expect(idsOf(await gallery('?search=zeb&sort=liked'))).toEqual([zebu, zebra]);
    for (const sort of ['newest', 'liked']) {
      const seen = [];
      let next: string | undefined = '';
      while (next !== undefined) {
        const after = next === '' ? '' : `&after=${next}`;
        const part: Gallery = await gallery(`?limit=1&search=z&sort=${sort}${after}`);
        seen.push(...idsOf(part));
        next = part.next;
      }
      expect(seen).toEqual(sort === 'liked' ? [zebu, zander, zebra] : [zander, zebu, zebra]);
    }
    const html = await page('/gallery?search=zeb&sort=liked');
    expect(html).toContain(`href="/s/${zebu}"`);
    expect(html).not.toContain(`href="/s/${zander}"`);
    await call('DELETE', `/api/shares/${zebu}/published`, ARTIST);
    expect(idsOf(await gallery('?search=zeb'))).toEqual([zebra]);
  });

  it.each([
    ['猫とソンブレロ', 'ソンブレロ'],
    ['قطة ترتدي قبعة', 'ترتدي'],
    ['ein Bär im Café', 'café'],
    ["the baker's dozen", "BAKER'S"],
  ])('finds %s by %s', async (prompt, search) => {
    const { id } = await share(prompt, { published: true });
    expect(idsOf(await gallery(`?search=${encodeURIComponent(search)}`))).toEqual([id]);
  });

  it.each(["'", "':* | 'z", '\\', '&!|', '%', '\u0000', '<->'])('takes %j as a search', async (search) => {
    const { shares } = await gallery(`?search=${encodeURIComponent(search)}`);
    expect(shares.length).toBeLessThan(4);
  });
});

describe('prompts as attacks', () => {
  it.each(ATTACKS)('are text on the page, the card, in oEmbed and the feed: %s', async (_, attack) => {
    const { id, url: address } = await share(attack, { published: true });
    const clean = plainText(attack);
    for (const path of [`/s/${id}`, `/s/${id}/1`, `/s/${id}/embed`, '/gallery']) {
      const html = (await page(path)).replace(OWN_SCRIPT, '').replaceAll(OWN_ICONS, '');
      expect(html).not.toMatch(/<script|<svg|<img src=x|onerror='|(?!\n)\p{Cc}|[\u202e\u200b\u2066\ufffe]/u);
      const heading = /<h1 [^>]*>([^<]*)<\/h1>/.exec(html)?.[1];
      if (path !== '/gallery') expect(clean).toContain(decode(heading!).replace(/…$/, ''));
    }
    const embed = OEmbed.parse(
      await (await call('GET', `/oembed?url=${encodeURIComponent(address)}`)).json(),
    );
    expect(clean).toContain(embed.title.replace(/…$/, ''));
    const { titles, links } = readFeed(await page('/gallery.rss'));
    expect(clean).toContain(titles[links.indexOf(address)]!.replace(/…$/, ''));
    expect((await call('GET', `/s/${id}/card.jpg`)).status).toBe(200);
    expect(fileName(attack)).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
  });
});

describe("another's set", () => {
  it('cannot be guessed: ids are random, and one that is wrong is answered like any that is not there', async () => {
    const sets = [await share('a jewel'), await share('a jewel'), await share('a jewel')];
    const bytes = sets.map(({ id }) => Buffer.from(id, 'base64url'));
    for (const [i, one] of bytes.entries()) {
      for (const other of bytes.slice(i + 1)) {
        // Of 96 bits about half differ; fewer than 20 do once in 10^9 times.
        let different = 0;
        for (let bit = 0; bit < 96; bit++)
          different += ((one[bit >> 3]! ^ other[bit >> 3]!) >> (bit & 7)) & 1;
        expect(different).toBeGreaterThan(20);
      }
    }
    const { id, drawing, likes } = sets[0]!;
    const near = `${id.slice(0, -1)}${id.endsWith('A') ? 'E' : 'A'}`;
    const answers = [];
    for (const guess of [
      near,
      'AAAAAAAAAAAAAAAA',
      id.toLowerCase() === id ? 'x' : id.toLowerCase(),
      drawing,
    ]) {
      for (const path of [`/api/shares/${guess}`, `/s/${guess}`, `/s/${guess}/card.jpg`]) {
        const answer = await call('GET', path, FRIEND);
        answers.push([path.replace(guess, ''), answer.status, (await answer.text()).replaceAll(guess, '')]);
      }
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(3);
    expect(likes).toBe(0);
  });

  it('can be neither listed, published, withdrawn nor deleted', async () => {
    const { id, drawing } = await share('a secret', { published: false });
    const list = (await (await call('GET', '/api/drawings', FRIEND)).json()) as { drawings: unknown[] };
    expect(list.drawings).toEqual([]);
    expect(idsOf(await gallery('?search=secret'))).toEqual([]);
    expect(await page('/gallery.rss')).not.toContain(id);
    const attempts = [
      ['PUT', `/api/shares/${id}/published`],
      ['DELETE', `/api/shares/${id}/published`],
      ['DELETE', `/api/drawings/${drawing}/pictures`],
      ['POST', `/s/${id}/published`],
      ['POST', `/s/${id}/delete`],
    ] as const;
    for (const [method, path] of attempts) {
      for (const who of [FRIEND, {}]) {
        const body = method === 'POST' ? form({ published: 'yes' }) : undefined;
        expect([method, path, (await call(method, path, who, body)).status]).toEqual([method, path, 404]);
      }
    }
    const row = Share.parse(await (await call('GET', `/api/shares/${id}`, FRIEND)).json());
    expect([row.published, row.own]).toEqual([false, false]);
  });

  it('is not changed by a form that another site sends in a visitor’s name', async () => {
    const { id } = await share('a castle');
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      const answer = await call(
        'POST',
        `/s/${id}/published`,
        { ...ARTIST, ...headers },
        form({ published: 'yes' }),
      );
      expect(answer.status).toBe(400);
    }
    const own = { ...ARTIST, origin: url };
    expect((await call('POST', `/s/${id}/published`, own, form({ published: 'yes' }))).status).toBe(303);
    expect(idsOf(await gallery('?search=castle'))).toEqual([id]);
  });
});

describe('deleting', () => {
  it('takes the page, the card, every address and the files', async () => {
    const { id, drawing, pictures } = await share('a ghost', { published: true });
    expect((await call('GET', `/s/${id}/card.jpg`)).status).toBe(200);
    // Somebody else has the same pictures of another drawing, as every drawing of this stand-in has: they stay.
    expect((await call('DELETE', `/api/drawings/${drawing}/pictures`, ARTIST)).status).toBe(204);
    for (const path of [`/s/${id}`, `/s/${id}/card.jpg`, `/api/shares/${id}`, `/api/drawings/${drawing}`])
      expect([path, (await call('GET', path)).status]).toEqual([path, 404]);
    expect(idsOf(await gallery('?search=ghost'))).toEqual([]);
    expect((await fetch(pictures[0]!)).status).toBe(200);
    const { drawings } = await artist.list({ limit: 100 });
    for (const { id: other } of drawings) {
      const answer = await call('DELETE', `/api/drawings/${other}/pictures`, ARTIST);
      expect(answer.status).toBe(204);
    }
    const files = readdirSync(join(node.data, 'pictures'), { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile())).toEqual([]);
  });

  it('is for drawings that have ended', async () => {
    const slow = await startTestNode({ worker: { threads: 1, simulateMs: 3_600_000 } });
    const { id } = await createClient({ baseUrl: slow.url, token: ARTIST['nonet-client'] }).create({
      prompt: 'a cat',
    });
    for (const [method, part] of [
      ['DELETE', 'pictures'],
      ['PUT', 'share'],
    ] as const) {
      const answer = await fetch(`${slow.url}/api/drawings/${id}/${part}`, { method, headers: ARTIST });
      expect(answer.status).toBe(404);
    }
    await slow.close();
  });
});

it('stores reports, one at a time of each caller', async () => {
  const { id, drawing } = await share('a monster');
  const json = { ...FRIEND, 'content-type': 'application/json' };
  const report = { drawing, reason: 'gore', message: 'it is \u0000 scary' };
  expect((await call('POST', '/api/reports', json, JSON.stringify(report))).status).toBe(204);
  const sent = await call('POST', `/s/${id}/report`, FRIEND, form({ reason: 'other', message: 'again' }));
  expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('Thanks')]);
  expect((await call('POST', `/s/${id}/report`, {}, form({ reason: 'hate', message: '' }))).status).toBe(200);
  expect((await call('POST', '/api/reports', json, JSON.stringify({ ...report, reason: 'x' }))).status).toBe(
    400,
  );
  const client = new pg.Client({ connectionString: joinEmbeddedPostgres(node.data) });
  await client.connect();
  const { rows } = await client.query('select reason, message from reports where drawing = $1 order by id', [
    drawing,
  ]);
  await client.end();
  expect(rows).toEqual([
    { reason: 'gore', message: 'it is  scary' },
    { reason: 'hate', message: '' },
  ]);
});

/** What our own templates have of what attacks would put in. */
const OWN_SCRIPT = /<script type="module" src="\/sharing-[0-9a-f]{12}\.js"><\/script>/;
const OWN_ICONS = /<svg class="icon" [^<]*>(<(path|circle|rect|line) [^<]*>(<\/\2>)?)*<\/svg>/g;

/** References in HTML back to characters. */
const decode = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Reads the feed as strict XML. @throws Error if it is not well-formed */
function readFeed(xml: string): { titles: string[]; links: string[] } {
  const found: Record<string, string[]> = { title: [], link: [] };
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (open.at(-2) === 'item') found[name]?.push(text);
    open.pop();
  });
  parser.write(xml).close();
  return { titles: found['title']!, links: found['link']! };
}
