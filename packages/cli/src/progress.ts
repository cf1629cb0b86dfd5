// Progress on standard error: a bar in a terminal, a line now and then elsewhere.
import cliProgress from 'cli-progress';

export interface Progress {
  /** @param note shown behind the bar */
  update(done: number, total: number, note?: string): void;
  /** Takes the bar away. */
  stop(): void;
}

/** Lines printed where there is no terminal. */
const LINES = 4;

export function startProgress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(label, stream) : lines(label, stream);
}

function bar(label: string, stream: NodeJS.WriteStream): Progress {
  const single = new cliProgress.SingleBar(
    {
      stream,
      format: `${label} {bar} {percentage}% {note}`,
      clearOnComplete: true,
      gracefulExit: false,
      linewrap: null,
    },
    cliProgress.Presets.shades_classic,
  );
  single.start(1, 0, { note: '' });
  return {
    update(done, total, note = '') {
      single.setTotal(total);
      single.update(done, { note });
    },
    stop: () => single.stop(),
  };
}

function lines(label: string, stream: NodeJS.WriteStream): Progress {
  let printed = 0;
  return {
    update(done, total, note = '') {
      const part = Math.floor((done / total) * LINES);
      if (part <= printed) return;
      printed = part;
      stream.write(`${label} ${Math.round((done / total) * 100)}% ${note}`.trimEnd().concat('\n'));
    },
    stop() {},
  };
}
