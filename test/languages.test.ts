// The languages of the page in a real browser: the browser's and the visitor's choice, and texts that fit everywhere.
import { createClient } from '@nonet/api';
import { LANGUAGES, type Language, type SiteMessages, type WebMessages } from '@nonet/api/messages';
import { catalogues } from '@nonet/api/messages/all';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { browserPath } from './browser.ts';
import { misfits } from './misfits.ts';
import { screenshot } from './screenshot.ts';
import { openSite, type Site } from './site.ts';
import {
  DESKTOP,
  layoutShift,
  openOptions,
  openVisitors,
  PATIENCE_MS,
  PHONE,
  untilItAnswers,
  type Visitors,
} from './visitors.ts';

const languages = Object.keys(LANGUAGES) as Language[];
const PROMPT = 'a cat in a sombrero';
const MOST_SHIFT = 0.02;
const TOKEN = 'the-visitor-of-languages';

describe.skipIf(!browserPath)('the languages of the page', { timeout: 2 * PATIENCE_MS }, () => {
  let site: Site;
  let visitors: Visitors;
  let drawn: string;
  let shared: string;

  beforeAll(async () => {
    site = await openSite('--simulate', '50'); // it is the page that is looked at, not what draws
    visitors = openVisitors(site, /net::ERR_|status of 40/);
    const client = createClient({ baseUrl: site.url, token: TOKEN });
    drawn = (await client.create({ prompt: PROMPT, seed: 7 })).id;
    for await (const event of client.events(drawn)) if (event.type === 'done') break;
    shared = (await client.share(drawn)).id;
  }, PATIENCE_MS);
  afterEach(async () => expect(await visitors.leave()).toEqual([]));
  afterAll(() => site?.close());

  const inSite = (language: Language) => (key: keyof SiteMessages) => catalogues[language].site[key];
  const inLanguage = (language: Language) => (key: keyof WebMessages) => catalogues[language].web[key];
  const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

  it.each([
    ['de-AT', 'de'],
    ['es-MX', 'es'],
    ['fr-CA', 'fr'],
    ['it', 'it'],
    ['pt-BR', 'pt'],
    ['nl', 'en'],
    ['en-US', 'en'],
  ] as const)('a browser in %s gets the page in %s, painted and still', async (locale, language) => {
    const page = await visitors.visit('/', { locale, viewport: PHONE });
    const t = inLanguage(language);
    expect(await languageOf(page)).toBe(language);
    await page.getByLabel(t('prompt.label')).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(t('results.hero'));
    expect(await layoutShift(page)).toBeLessThan(MOST_SHIFT);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('the page before its script, and without one, is in the language too', async () => {
    const page = await visitors.visit('/', { locale: 'de', javaScriptEnabled: false });
    await page.getByText(inLanguage('de')('results.hero')).waitFor();
    await page.getByRole('button', { name: 'Italiano' }).click();
    await page.getByText(inLanguage('it')('results.hero')).waitFor();
  });

  it('is chosen by hand, for good, and the drawing stays', async () => {
    const page = await visitors.visit(`/#${drawn}`, { token: TOKEN });
    await press(page, 'Français');
    await page.waitForFunction(() => document.documentElement.lang === 'fr');
    await untilItAnswers(page);
    await page.getByText(/^Dessiné en [\d,]+ s avec la graine 7\.$/).waitFor();
    expect(new URL(page.url()).hash).toBe(`#${drawn}`);
    expect(await page.getByRole('button', { name: 'Français' }).getAttribute('aria-pressed')).toBe('true');
    const again = await visitors.another(page, '/');
    expect(await languageOf(again)).toBe('fr');
  });

  it('another site cannot choose it, and a form leads nowhere else', async () => {
    const choose = (fields: Record<string, string>, site_: string) =>
      fetch(`${site.url}/language`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'sec-fetch-site': site_ },
        body: new URLSearchParams(fields),
      });
    expect((await choose({ language: 'de' }, 'cross-site')).status).toBe(400);
    expect((await choose({ language: 'xx' }, 'same-origin')).status).toBe(400);
    const backs = [
      '/account?a=b',
      'https://evil.example/x',
      '//evil.example',
      '/\\evil.example',
      '\t//evil.example',
    ];
    const led = await Promise.all(backs.map((back) => choose({ language: 'de', back }, 'same-origin')));
    expect(led.map(({ headers }) => headers.get('location'))).toEqual(['/account?a=b', '/', '/', '/', '/']);
  });

  it('errors are worded from their codes', async () => {
    const page = await visitors.visit('/', { locale: 'de' });
    const t = inLanguage('de');
    await page.getByLabel(t('prompt.label')).fill('explicit porn');
    await press(page, t('prompt.draw'));
    await page.getByText(t('error.refused.sexual')).waitFor();
    await page.getByText(t('appeal.title')).waitFor();
    await page.goto(`${site.url}/#00000000-0000-4000-8000-000000000000`);
    await page.getByText(t('error.notFound')).waitFor();
  });

  /** All that a visitor comes across while drawing, one after the other. */
  async function walk(page: Page, language: Language, look: (name: string) => Promise<void>): Promise<void> {
    const t = inLanguage(language);
    const dialog = page.locator('dialog[open]');
    const closeDialog = async () => {
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };
    await look('start');
    const button = page.locator('.prompt .button');
    for (const action of ['queue', 'drawing', 'queued', 'draw'] as const) {
      await button.evaluate(
        (element, words) => (element.firstChild!.nodeValue = words),
        t(`prompt.${action}`),
      );
      await look(`button ${action}`);
    }
    await openOptions(page);
    await page.getByLabel(t('options.seed')).fill('7');
    await page.getByLabel(t('options.device')).waitFor();
    await look('options');
    await page.getByRole('button', { name: t('start.add') }).click();
    await dialog.getByText(t('start.title')).waitFor();
    await look('start from a picture');
    await closeDialog();
    await page.getByLabel(t('prompt.label')).fill(PROMPT);
    await press(page, t('prompt.draw'));
    await page.locator('.tiles.done button').nth(8).waitFor();
    await page.locator('.actions .menu').waitFor();
    await look('done');
    await page.locator('.actions .menu summary').click();
    await look('menu');
    await page.keyboard.press('Escape');
    await press(page, t('picture.share'));
    await dialog.getByText(t('share.publish')).waitFor();
    await look('share');
    await closeDialog();
    await page.locator('.tiles.done button').first().click();
    await dialog.getByText(t('picture.formats')).click();
    await dialog.getByText(t('report.title')).click();
    await look('large');
    await closeDialog();
    await page.getByRole('button', { name: t('history.search') }).click();
    await dialog.getByRole('button', { name: t('history.select'), exact: true }).click();
    await dialog.getByText(t('history.removeSelected')).waitFor();
    await look('drawings');
    await closeDialog();
    await page.locator('.keys-button').click();
    await dialog.getByText(t('keys.single')).waitFor();
    await look('keys');
    await closeDialog();
  }

  const SIZES = { phone: PHONE, desktop: DESKTOP } as const;
  /** Walks through the page on a phone and on a desktop at once. @returns what does not fit, by where that was */
  async function misfitsOnTheWay(page: Page, language: Language, name: string) {
    const wrong: Record<string, readonly string[]> = {};
    await walk(page, language, async (place) => {
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        if (!place.startsWith('button'))
          await screenshot(page, `language-${name}-${size}-${place.replaceAll(' ', '-')}`);
        const found = await misfits(page);
        if (found.length > 0) wrong[`${place} on a ${size}`] = found;
      }
    });
    return wrong;
  }

  it.each(languages)('texts in %s fit on phones and desktops', async (language) => {
    const page = await visitors.visit('/', { locale: language });
    expect(await misfitsOnTheWay(page, language, language)).toEqual({});
  });

  it.each(languages)('pages of the service in %s are in it, and fit', async (language) => {
    const t = inSite(language);
    const page = await visitors.visit('/gallery', { locale: language, token: TOKEN });
    const wrong: Record<string, readonly string[]> = {};
    const pages = [
      ['gallery', t('gallery.order')],
      ['gallery?search=nothing-like-this', t('gallery.drawIt')],
      [`s/${shared}`, t('page.yours')],
      [`s/${shared}/2`, t('page.download')],
      ['nothing-here', t('fault.nothing')],
      ['s/nothing', t('fault.nothing')],
    ] as const;
    for (const [path, words] of pages) {
      await page.goto(`${site.url}/${path}`);
      await page.getByText(words).first().waitFor();
      expect(await languageOf(page)).toBe(language);
      expect(await violationsOf(page)).toEqual([]);
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        await screenshot(
          page,
          `language-${language}-${size}-${path.replaceAll(/\W/g, '-').replace(shared, 'shared')}`,
        );
        const found = await misfits(page);
        if (found.length > 0) wrong[`${path} on a ${size}`] = found;
      }
    }
    expect(wrong).toEqual({});
  });

  it('a shared set is shown to each in their language, no matter who saw it before', async () => {
    const of = async (wanted: string) => {
      const answer = await fetch(`${site.url}/s/${shared}`, { headers: { 'accept-language': wanted } });
      expect(answer.headers.get('vary')).toContain('accept-language');
      return answer.text();
    };
    expect(await of('de')).toContain('<html lang="de" dir="ltr">');
    expect(await of('fr')).toContain('<html lang="fr" dir="ltr">');
    const page = await visitors.visit(`/s/${shared}`, { locale: 'de', javaScriptEnabled: false });
    expect(await page.locator('.facts').textContent()).toMatch(
      /^Gezeichnet von \S+ am \d+\. \p{L}+ \d+ mit Startwert 7\.$/u,
    );
    await press(page, 'Português');
    await page.getByText(inSite('pt')('page.remix')).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/s/${shared}`);
  });

  it('is ready for right-to-left', async () => {
    const page = await visitors.visit('/', { locale: 'en' });
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await misfitsOnTheWay(page, 'en', 'rtl')).toEqual({});
    const [header, brand] = await Promise.all(
      ['.site-header', '.brand'].map((part) => page.locator(part).boundingBox()),
    );
    expect(brand!.x + brand!.width).toBeCloseTo(header!.x + header!.width, 0);
  });
});
