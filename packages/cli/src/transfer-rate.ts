// Transfer rate of a download, and the time that it has left.
import { formatBytes } from '@nonet/models/hub';

/** Seconds that the shown rate looks back. */
const WINDOW = 10;

export class TransferRate {
  readonly #seen: { readonly second: number; readonly bytes: number }[] = [];

  /** Notes that `bytes` are there at `second`; bytes that were there at the first call do not count as speed. */
  note(bytes: number, second: number): void {
    this.#seen.push({ second, bytes });
    while (this.#seen.length > 2 && this.#seen[1]!.second < second - WINDOW) this.#seen.shift();
  }

  /** For example `812 MB of 1.75 GB, 12.3 MB/s, 1 min 16 s left`. */
  describe(total: number): string {
    const first = this.#seen[0];
    const last = this.#seen.at(-1);
    if (!first || !last) return '';
    const share = `${formatBytes(last.bytes)} of ${formatBytes(total)}`;
    const rate = (last.bytes - first.bytes) / (last.second - first.second);
    if (!(rate > 0 && Number.isFinite(rate))) return share;
    return `${share}, ${formatBytes(Math.round(rate))}/s, ${formatSeconds((total - last.bytes) / rate)} left`;
  }
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
