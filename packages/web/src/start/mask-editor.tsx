// Marks what is drawn anew of a picture: with a brush, or cell by cell with the keyboard.
import { brushIcon, deleteIcon, eraserIcon, undoIcon } from '@nonet/api/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { t } from '../text.ts';
import { CELLS, MASK_SIDE, Mask, type Point } from './mask.ts';

const COLOUR = '#c81fd6';
const BRUSH = { least: 8, first: 40, most: 120 };

const STEPS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface MaskEditorProps {
  readonly url: string;
  /** Marks to go on with. */
  readonly marks?: string | undefined;
  /** Called after every change. */
  readonly onMask: (mask: Mask) => void;
}

const within = (place: number): number => Math.max(0, Math.min(CELLS - 1, place));

export function MaskEditor({ url, marks, onMask }: MaskEditorProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const mask = useRef<Mask>(undefined);
  const last = useRef<Point>(undefined);
  const [width, setWidth] = useState(BRUSH.first);
  const [erases, setErases] = useState(false);
  const [canUndo, setCanUndo] = useState(false);
  const [cell, setCell] = useState<Point>();
  const [said, setSaid] = useState('');

  const tell = (): void => {
    setCanUndo(mask.current!.canUndo);
    onMask(mask.current!);
  };
  useEffect(() => {
    mask.current = new Mask(canvas.current!, COLOUR);
    if (marks) mask.current.restore(marks).then(tell, () => {});
    else tell();
  }, []);

  const pointOf = (event: PointerEvent): Point => {
    const box = canvas.current!.getBoundingClientRect();
    const scale = MASK_SIDE / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };
  const strokeTo = (point: Point): void => {
    mask.current!.stroke(last.current!, point, { width, erases });
    last.current = point;
  };
  const act = (change: (mask: Mask) => void): void => {
    change(mask.current!);
    tell();
  };

  const pressKey = (event: KeyboardEvent): void => {
    const { x, y } = cell ?? { x: 0, y: 0 };
    const step = STEPS[event.key];
    const toggles = event.key === ' ' || event.key === 'Enter';
    if (!step && !toggles) return;
    event.preventDefault();
    const [column, row] = step ? [within(x + step[0]), within(y + step[1])] : [x, y];
    const before = mask.current!.hasCell(column, row);
    const marked = toggles ? !before : before || event.shiftKey;
    if (marked !== before)
      act((current) => {
        current.begin();
        current.setCell(column, row, marked);
      });
    setCell({ x: column, y: row });
    setSaid(t(marked ? 'mask.marked' : 'mask.unmarked', { row: row + 1, column: column + 1 }));
  };

  return (
    <>
      <div
        class="start-picture marking"
        role="application"
        aria-label={t('mask.title')}
        aria-describedby="mask-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard
        tabIndex={0}
        onKeyDown={pressKey}
        onFocus={() => setCell((at) => at ?? { x: CELLS / 2, y: CELLS / 2 })}
      >
        <img src={url} alt="" />
        <canvas
          ref={canvas}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            canvas.current!.setPointerCapture(event.pointerId);
            mask.current!.begin();
            last.current = pointOf(event);
            strokeTo(last.current);
          }}
          onPointerMove={(event) => {
            if (!last.current) return;
            const passed = event.getCoalescedEvents?.() ?? [];
            for (const one of passed.length > 0 ? passed : [event]) strokeTo(pointOf(one));
          }}
          onLostPointerCapture={() => {
            if (!last.current) return;
            last.current = undefined;
            tell();
          }}
        />
        {cell && (
          <span
            class="cell"
            style={{ left: `${(100 * cell.x) / CELLS}%`, top: `${(100 * cell.y) / CELLS}%` }}
          />
        )}
      </div>
      <div class="start-tools">
        <div class="row">
          <button type="button" class="chip" aria-pressed={!erases} onClick={() => setErases(false)}>
            <Icon of={brushIcon} />
            {t('mask.mark')}
          </button>
          <button type="button" class="chip" aria-pressed={erases} onClick={() => setErases(true)}>
            <Icon of={eraserIcon} />
            {t('mask.erase')}
          </button>
          <button type="button" class="chip" disabled={!canUndo} onClick={() => act((one) => one.undo())}>
            <Icon of={undoIcon} />
            {t('undo')}
          </button>
          <button type="button" class="chip" onClick={() => act((one) => one.clear())}>
            <Icon of={deleteIcon} />
            {t('mask.clear')}
          </button>
        </div>
        <label class="field">
          {t('mask.brush')}
          <input
            type="range"
            min={BRUSH.least}
            max={BRUSH.most}
            value={width}
            onInput={({ currentTarget }) => setWidth(Number(currentTarget.value))}
          />
        </label>
        <p id="mask-keys" class="start-note">
          {t('mask.keys')}
        </p>
        <p class="hidden" role="status">
          {said}
        </p>
      </div>
    </>
  );
}
