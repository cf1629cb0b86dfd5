// The user's choice to turn single-character keys off, for dictation and accidental presses (WCAG 2.1.4).
const KEY = 'nonet-no-single-keys';

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    return true;
  }
}

export function turnSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, '1');
  } catch {} // where it cannot be kept, they stay on
}
