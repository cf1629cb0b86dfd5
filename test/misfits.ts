// Texts that are too long for their places, as a browser lays them out.
import type { Page } from 'playwright-core';

/** @returns what is cut off, wider than the screen, or over something else that can be pressed; empty if all fits */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const CONTROLS = 'button, summary, a, input, select, textarea';
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`page: ${document.documentElement.scrollWidth} px`);
    const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.hidden, .skip-link') === null;
    const scrolls = (element: Element): boolean => {
      for (let above = element.parentElement; above; above = above.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(above).overflowX)) return true;
      return false;
    };
    const nameOf = (element: Element): string =>
      `${element.localName}.${element.className}: ${(element.textContent || element.getAttribute('placeholder') || '').trim().slice(0, 60)}`;

    for (const element of scope.querySelectorAll<HTMLElement>(
      `${CONTROLS}, label, h1, h2, h3, p, li, dt, dd`,
    )) {
      if (!isSeen(element) || element.closest('.prompt-text, .tiles, .picks, .thumbnail')) continue;
      const { left, right } = element.getBoundingClientRect();
      if ((left < -1 || right > innerWidth + 1) && !scrolls(element))
        found.push(`outside: ${nameOf(element)}`);
      // Inline boxes and fields have no width of content.
      if (element.matches('button, summary, h1, h2, h3, p') && element.scrollWidth > element.clientWidth + 1)
        if (getComputedStyle(element).display !== 'inline') found.push(`cut off: ${nameOf(element)}`);
    }
    const title = scope.querySelector('.caption.hero');
    if (title && title.scrollHeight > title.clientHeight + 1) found.push(`cut off: ${nameOf(title)}`);
    const pen = document.createElement('canvas').getContext('2d')!;
    for (const field of scope.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('[placeholder]')) {
      if (!isSeen(field)) continue;
      const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(field);
      pen.font = font;
      const room =
        field.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd);
      if (pen.measureText(field.placeholder).width > room + 1) found.push(`placeholder: ${nameOf(field)}`);
    }
    const controls = [...scope.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (element) =>
        isSeen(element) &&
        getComputedStyle(element).display !== 'inline' && // boxes of links in a text, which take several lines
        element.closest('.viewer-stage, .menu-list, .toast') === null,
    );
    for (const [index, one] of controls.entries())
      for (const other of controls.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 2) found.push(`over each other: ${nameOf(one)} | ${nameOf(other)}`);
      }
    return found;
  });
