// Visitors of a site, each with a browser that has never been there. What their browsers complain of is kept.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Busy machines build the page and draw slowly. */
export const PATIENCE_MS = 300_000;
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

interface VisitOptions extends BrowserContextOptions {
  /** Whose drawings the visitor's are: what programs send as `nonet-client`. */
  readonly token?: string;
}

export interface Visitors {
  /** Opens a page, by its path or whole address, in a new browser, and waits until it answers. */
  visit(address?: string, options?: VisitOptions): Promise<Page>;
  /** Another page in the browser of one. */
  another(page: Page, address: string): Promise<Page>;
  /** All leave. @returns the errors and warnings of their browsers */
  leave(): Promise<string[]>;
}

/** @param expected errors that the tests cause */
export function openVisitors(
  { url, browser }: { readonly url: string; readonly browser: Browser },
  expected = /net::ERR_/, // connections that tests cut
): Visitors {
  const pages: Page[] = [];
  const problems: string[] = [];

  async function open(page: Page, address: string, script = true): Promise<Page> {
    pages.push(page);
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !expected.test(text)) problems.push(text);
    });
    await page.goto(new URL(address, url).href);
    if (script) await untilItAnswers(page);
    return page;
  }

  return {
    async visit(address = '/', { token, ...options } = {}) {
      // Motion without a graphics processor takes half a core while pictures are drawn.
      const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
      if (token) await context.addCookies([{ name: 'nonet-client', value: token, url }]);
      return open(await context.newPage(), address, options.javaScriptEnabled);
    },
    another: async (page, address) => open(await page.context().newPage(), address),
    async leave() {
      await Promise.all(pages.splice(0).map((page) => page.context().close()));
      return problems.splice(0);
    },
  };
}

/** Pages are painted before their script is there. */
export async function untilItAnswers(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.className === '');
}

/** Waits for what may be there for a moment only: the page itself looks at every frame. */
export const untilSeen = (page: Page, selector: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector);

/** What the element says that the keyboard is on. */
export const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.textContent);

/** How far things have moved by themselves so far: https://web.dev/articles/cls */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    const shifts = observer.takeRecords() as (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
    })[];
    return shifts.reduce((sum, { value, hadRecentInput }) => (hadRecentInput ? sum : sum + value), 0);
  });

/** Opens the options below the prompt, if they are not open. */
export async function openOptions(page: Page): Promise<void> {
  const options = page.locator('details.options');
  if (!(await options.evaluate(({ open }: HTMLDetailsElement) => open)))
    await options.locator('summary').click();
}

/** Whether nothing is wider than the screen. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
