// Peak memory of this process.
import { existsSync, readFileSync } from 'node:fs';

const STATUS = '/proc/self/status';

/**
 * Largest resident size of this process so far, in megabytes.
 *
 * On Linux `maxRSS` starts at the peak of the process that started this one, so the kernel's own mark of this process's
 * memory is read there.
 */
export function peakMegabytes(): number {
  const peak = existsSync(STATUS) ? /^VmHWM:\s+(\d+)/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  return Number(peak ?? process.resourceUsage().maxRSS) / 1024;
}
