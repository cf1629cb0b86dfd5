// The user's choice to draw on this device, which is remembered.
import { useState } from 'preact/hooks';

const KEY = 'nonet-draw-here';

/**
 * Whether this browser can: pages that came without TLS may neither keep files nor draw without network. The build's
 * markup has what most browsers will show.
 */
export const canDrawHere: boolean =
  import.meta.env.SSR ||
  (isSecureContext &&
    'caches' in globalThis &&
    'serviceWorker' in navigator &&
    'OffscreenCanvas' in globalThis &&
    'WebAssembly' in globalThis);

export function useDeviceChoice(): readonly [chosen: boolean, choose: (chosen: boolean) => void] {
  const [chosen, setChosen] = useState(isChosen);
  return [
    chosen,
    (choice) => {
      setChosen(choice);
      remember(choice);
    },
  ];
}

export function isChosen(): boolean {
  try {
    return canDrawHere && localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

function remember(choice: boolean): void {
  try {
    if (choice) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // Where storage is denied the choice lasts as long as the page.
  }
}
