// A time in words, as exact as people want it.
import { t } from './text.ts';

export function duration(seconds: number): string {
  if (seconds < 90) return t('time.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? t('time.minutes', { count: minutes }) : t('time.hours', { count: minutes / 60 });
}
