// A picture, or two that are compared, as large as there is room for, with arrows at its sides.
import { shorten } from '@nonet/api';
import type { IconNode } from '@nonet/api/icons';
import {
  compareIcon,
  fullScreenIcon,
  nextIcon,
  previousIcon,
  zoomInIcon,
  zoomOutIcon,
} from '@nonet/api/icons';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { t } from '../text.ts';
import type { Zoom } from './use-zoom.ts';

/** Least way of a finger that turns to another picture, in CSS pixels. */
const SWIPE = 40;

interface ViewerStageProps {
  readonly prompt: string;
  /** Numbers from 0 of the pictures that are shown: one, or two to compare. */
  readonly shown: readonly number[];
  readonly count: number;
  readonly urlOf: (index: number) => string;
  readonly zoom: Zoom;
  readonly isComparing: boolean;
  readonly onGo: (step: number) => void;
  readonly onCompare: () => void;
  readonly onFullScreen: () => void;
}

export function ViewerStage(props: ViewerStageProps) {
  const { prompt, shown, count, urlOf, zoom, isComparing, onGo } = props;
  return (
    <div class="viewer-stage">
      <div class={`frames ${isComparing ? 'two' : ''}`}>
        {shown.map((index, place) => (
          <Frame
            key={place}
            url={urlOf(index)}
            name={t('picture.name', { prompt: shorten(prompt), number: index + 1, count })}
            caption={isComparing ? String(index + 1) : undefined}
            zoom={zoom}
            onGo={onGo}
          />
        ))}
      </div>
      {count > 1 && (
        <>
          <Tool icon={previousIcon} name={t('picture.before')} look="before" onPress={() => onGo(-1)} />
          <Tool icon={nextIcon} name={t('picture.next')} look="after" onPress={() => onGo(1)} />
        </>
      )}
      <div class="viewer-tools">
        <Tool icon={zoomOutIcon} name={t('picture.zoomOut')} off={zoom.scale <= 1} onPress={zoom.zoomOut} />
        <output aria-live="polite">{Math.round(zoom.scale * 100)} %</output>
        <Tool icon={zoomInIcon} name={t('picture.zoomIn')} onPress={zoom.zoomIn} />
        {count > 1 && (
          <Tool
            icon={compareIcon}
            name={t('picture.compare')}
            pressed={isComparing}
            onPress={props.onCompare}
          />
        )}
        {document.fullscreenEnabled && (
          <Tool icon={fullScreenIcon} name={t('picture.fullScreen')} onPress={props.onFullScreen} />
        )}
      </div>
    </div>
  );
}

interface FrameProps extends Pick<ViewerStageProps, 'zoom' | 'onGo'> {
  readonly url: string;
  readonly name: string;
  readonly caption: string | undefined;
}

function Frame({ url, name, caption, zoom, onGo }: FrameProps) {
  const picture = useRef<HTMLImageElement>(null);
  const start = useRef<PointerEvent | undefined>(undefined);
  useLayoutEffect(() => zoom.attach(picture.current!), []);
  return (
    <figure
      onPointerDownCapture={(event) => {
        start.current =
          event.isPrimary && event.pointerType === 'touch' && zoom.scale === 1 ? event : undefined;
      }}
      onPointerUpCapture={({ clientX, clientY, isPrimary }) => {
        const from = start.current;
        if (!from || !isPrimary || zoom.scale !== 1) return;
        const [right, down] = [clientX - from.clientX, clientY - from.clientY];
        if (Math.abs(right) > SWIPE && Math.abs(right) > 2 * Math.abs(down)) onGo(right < 0 ? 1 : -1);
      }}
    >
      <img ref={picture} src={url} alt={name} width="512" height="512" draggable={false} />
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

interface ToolProps {
  readonly icon: IconNode;
  readonly name: string;
  readonly look?: string;
  readonly off?: boolean;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

function Tool({ icon, name, look = '', off = false, pressed, onPress }: ToolProps) {
  return (
    <button
      type="button"
      class={`tool ${look}`}
      aria-label={name}
      title={name}
      aria-disabled={off}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={() => off || onPress()}
    >
      <Icon of={icon} />
    </button>
  );
}
