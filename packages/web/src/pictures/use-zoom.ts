// Zooming pictures by wheel, two fingers, double click and keys. Two that are compared move together.
import Panzoom, { type PanzoomObject } from '@panzoom/panzoom';
import { useRef, useState } from 'preact/hooks';

const MOST = 8;
const DOUBLE_CLICK = 2.5;
const PAN_STEP = 60;

export interface Zoom {
  /** How many times as large as it fits. */
  readonly scale: number;
  /** To be called with each picture's element; gives what takes it off again. */
  readonly attach: (picture: HTMLImageElement) => () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly reset: () => void;
  /** Moves what is seen by steps. */
  readonly pan: (right: number, down: number) => void;
}

/** Containment is computed from sizes that may be a frame old, and would keep the scale. */
function reset(zoom: PanzoomObject): void {
  zoom.setOptions({ contain: undefined });
  zoom.reset({ animate: false });
  zoom.setOptions({ contain: 'outside' });
}

export function useZoom(): Zoom {
  const shown = useRef(new Set<PanzoomObject>());
  const [scale, setScale] = useState(1);

  const attach = (picture: HTMLImageElement): (() => void) => {
    // Until it is zoomed, fingers scroll the dialog by it.
    const zoom = Panzoom(picture, {
      maxScale: MOST,
      minScale: 1,
      contain: 'outside',
      panOnlyWhenZoomed: true,
      animate: false, // sizes that are read while it moves give wrong limits
      cursor: 'zoom-in',
      touchAction: 'pan-y',
    });
    const frame = picture.parentElement!;
    const onWheel = (event: WheelEvent): void => void zoom.zoomWithWheel(event);
    const onDoubleClick = (event: MouseEvent): void => {
      if (zoom.getScale() > 1) reset(zoom);
      else zoom.zoomToPoint(DOUBLE_CLICK, event);
    };
    const onChange = (): void => {
      const [now, { x, y }] = [zoom.getScale(), zoom.getPan()];
      const isZoomed = now > 1;
      zoom.setOptions({ cursor: isZoomed ? 'grab' : 'zoom-in', touchAction: isZoomed ? 'none' : 'pan-y' });
      setScale(now);
      for (const other of shown.current) {
        if (other === zoom) continue;
        other.zoom(now, { silent: true, animate: false });
        other.pan(x, y, { silent: true, animate: false, force: true });
      }
    };
    frame.addEventListener('wheel', onWheel, { passive: false });
    frame.addEventListener('dblclick', onDoubleClick);
    picture.addEventListener('panzoomchange', onChange);
    shown.current.add(zoom);
    return () => {
      shown.current.delete(zoom);
      frame.removeEventListener('wheel', onWheel);
      frame.removeEventListener('dblclick', onDoubleClick);
      picture.removeEventListener('panzoomchange', onChange);
      zoom.destroy();
    };
  };

  const first = (change: (zoom: PanzoomObject) => void) => () => {
    const [zoom] = shown.current; // the other follows
    if (zoom) change(zoom);
  };
  return {
    scale,
    attach,
    zoomIn: first((zoom) => zoom.zoomIn()),
    zoomOut: first((zoom) => zoom.zoomOut()),
    reset: () => shown.current.forEach(reset),
    pan: (right, down) =>
      first((zoom) => zoom.pan(-right * PAN_STEP, -down * PAN_STEP, { relative: true }))(),
  };
}
