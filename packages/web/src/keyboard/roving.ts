// Arrow keys within a grid of buttons.

const STEPS: Readonly<Record<string, (place: number, grid: Grid) => number>> = {
  ArrowRight: (place, { forward }) => place + forward,
  ArrowLeft: (place, { forward }) => place - forward,
  ArrowDown: (place, { columns }) => place + columns,
  ArrowUp: (place, { columns }) => place - columns,
  Home: () => 0,
  End: (_place, { count }) => count - 1,
};

export interface Grid {
  readonly count: number;
  readonly columns: number;
  /** 1, or -1 where text runs from right to left. */
  readonly forward: 1 | -1;
}

/** Where a key leads from a place; undefined for other keys, and at the edge. */
export function placeAfter(key: string, place: number, grid: Grid): number | undefined {
  const next = STEPS[key]?.(place, grid);
  return next !== undefined && next >= 0 && next < grid.count ? next : undefined;
}

/** How text runs in an element. */
export const forwardIn = (element: Element): Grid['forward'] =>
  getComputedStyle(element).direction === 'rtl' ? -1 : 1;
