// Draws a small subset of SVG to pixels: the same in Node and in browsers.
import type { Bitmap } from '../bitmap.ts';
import { boundsOf, coverageOf } from './coverage.ts';
import { type Element, parseMarkup } from './markup.ts';
import { Outline, type Polyline, type Transform } from './outline.ts';
import { type Gradient, parseGradient, parsePaint } from './paint.ts';
import { addPath } from './path-data.ts';
import { strokePolygons } from './stroke.ts';
import { Surface } from './surface.ts';
import { UnsupportedSvg } from './unsupported.ts';

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Attributes that shapes take from their groups. */
interface Style {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly cap: string;
}

interface Drawing {
  readonly transform: Transform;
  readonly gradients: Map<string, Gradient>;
  /** Empty surfaces that groups were drawn on before. */
  readonly spare: Surface[];
}

const STYLE = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'opacity'];
/** The attributes that each element may have. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  g: STYLE,
  rect: [...STYLE, 'x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: [...STYLE, 'cx', 'cy', 'r'],
  ellipse: [...STYLE, 'cx', 'cy', 'rx', 'ry'],
  polygon: [...STYLE, 'points'],
  path: [...STYLE, 'd'],
  defs: [],
  linearGradient: ['id', 'x1', 'y1', 'x2', 'y2'],
  stop: ['offset', 'stop-color'],
};

/**
 * Draws SVG to a bitmap, with anti-aliased edges.
 *
 * Elements: `g`, `rect`, `circle`, `ellipse`, `polygon`, `path`, and `linearGradient` in `defs` ahead of its use.
 * Attributes: fill, stroke, stroke-width, stroke-linecap (butt, round), opacity, and those of the geometry. Colours:
 * "#rgb", "#rrggbb", "rgb()", "rgba()". Throws `UnsupportedSvg` on anything else.
 * @param body the markup inside `<svg>`
 * @param plane size of the drawing in its own units, from 0 0; what lies outside is cut off
 * @param size of the bitmap in pixels; the plane is scaled alike both ways to fit, and centred
 */
export function drawSvg(body: string, plane: Extent, size: Extent): Bitmap {
  const scale = Math.min(size.width / plane.width, size.height / plane.height);
  const transform = {
    scale,
    left: (size.width - scale * plane.width) / 2,
    top: (size.height - scale * plane.height) / 2,
  };
  const surface = new Surface(size.width, size.height);
  const drawing = { transform, gradients: new Map<string, Gradient>(), spare: [] };
  drawAll(drawing, surface, parseMarkup(body), { fill: '#000', stroke: 'none', width: 1, cap: 'butt' });
  return surface.toBitmap();
}

function drawAll(drawing: Drawing, surface: Surface, elements: readonly Element[], style: Style): void {
  for (const element of elements) draw(drawing, surface, element, style);
}

function draw(drawing: Drawing, surface: Surface, element: Element, inherited: Style): void {
  const { name, attributes, children } = element;
  check(element);
  if (name === 'defs') {
    for (const child of children) {
      const { id, gradient } = parseGradient(child);
      drawing.gradients.set(id, gradient);
    }
    return;
  }
  const style = {
    fill: attributes.get('fill') ?? inherited.fill,
    stroke: attributes.get('stroke') ?? inherited.stroke,
    width: number(element, 'stroke-width', inherited.width),
    cap: attributes.get('stroke-linecap') ?? inherited.cap,
  };
  const opacity = number(element, 'opacity', 1);
  // Parts that may overlap are made transparent together.
  if (opacity < 1 && (name === 'g' || (style.fill !== 'none' && style.stroke !== 'none'))) {
    const layer = drawing.spare.pop() ?? new Surface(surface.width, surface.height);
    if (name === 'g') drawAll(drawing, layer, children, style);
    else drawShape(drawing, layer, element, style, 1);
    surface.draw(layer, opacity);
    layer.clear();
    drawing.spare.push(layer);
  } else if (name === 'g') drawAll(drawing, surface, children, style);
  else drawShape(drawing, surface, element, style, opacity);
}

function drawShape(
  drawing: Drawing,
  surface: Surface,
  element: Element,
  style: Style,
  opacity: number,
): void {
  const polylines = outlineOf(element, drawing.transform);
  const bounds = boundsOf(polylines);
  const paint = (name: string, areas: readonly Polyline[]) => {
    const colour = parsePaint(name, drawing.gradients);
    if (colour === undefined) return;
    const coverage = coverageOf(areas, surface.width, surface.height);
    if (coverage !== undefined) surface.paint(coverage, colour, bounds, opacity);
  };
  paint(style.fill, polylines);
  if (style.stroke === 'none') return;
  if (style.cap !== 'butt' && style.cap !== 'round')
    throw new UnsupportedSvg(`Expected stroke-linecap butt or round, got "${style.cap}".`);
  const { cap } = style;
  const width = style.width * drawing.transform.scale;
  paint(
    style.stroke,
    polylines.flatMap((line) => strokePolygons(line, width, cap)),
  );
}

function outlineOf(element: Element, transform: Transform): readonly Polyline[] {
  const { name, attributes } = element;
  const outline = new Outline(transform);
  const get = (key: string) => number(element, key, 0);
  if (name === 'rect') {
    const rx = number(element, 'rx', get('ry'));
    outline.roundedRect(get('x'), get('y'), get('width'), get('height'), rx, number(element, 'ry', rx));
  } else if (name === 'circle') outline.ellipse(get('cx'), get('cy'), get('r'), get('r'));
  else if (name === 'ellipse') outline.ellipse(get('cx'), get('cy'), get('rx'), get('ry'));
  else if (name === 'polygon') addPath(outline, `M${attributes.get('points') ?? ''}Z`);
  else addPath(outline, attributes.get('d') ?? '');
  return outline.polylines;
}

function check({ name, attributes, children }: Element): void {
  const allowed = ATTRIBUTES[name];
  if (allowed === undefined) throw new UnsupportedSvg(`Element <${name}> is not supported.`);
  for (const key of attributes.keys()) {
    if (!allowed.includes(key)) throw new UnsupportedSvg(`Attribute ${key} of <${name}> is not supported.`);
  }
  if (name === 'defs' || name === 'linearGradient') children.forEach(check);
  else if (name !== 'g' && children.length > 0) throw new UnsupportedSvg(`<${name}> has children.`);
}

function number({ name, attributes }: Element, key: string, absent: number): number {
  const text = attributes.get(key);
  if (text === undefined) return absent;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new UnsupportedSvg(`Expected a number as ${key} of <${name}>, got "${text}".`);
  return value;
}
