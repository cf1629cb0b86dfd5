// Pictures that were made four times as wide and high: by the service, or on this device if they were drawn here.
import { useState } from 'preact/hooks';
import { openClient } from '../service.ts';
import { t } from '../text.ts';

export interface Enlarged {
  /** Addresses of large pictures by those of the drawn ones. */
  readonly enlarged: ReadonlyMap<string, string>;
  /** Whether one is being made. */
  readonly enlarging: boolean;
  /** @returns what to say of it @throws ApiError */
  readonly enlarge: (picture: string, stored: boolean) => Promise<string>;
}

/** As long as the page is open: what was enlarged once is shown large again. */
let known: ReadonlyMap<string, string> = new Map();

export function useEnlarged(): Enlarged {
  const [enlarged, setEnlarged] = useState(known);
  const [enlarging, setEnlarging] = useState(false);
  const enlarge = async (picture: string, stored: boolean): Promise<string> => {
    setEnlarging(true);
    try {
      const large = stored ? await openClient().enlarge(picture) : await enlargeHere(picture);
      known = new Map([...known, [picture, large]]);
      setEnlarged(known);
      return t('picture.isEnlarged');
    } finally {
      setEnlarging(false);
    }
  };
  return { enlarged, enlarging, enlarge };
}

async function enlargeHere(picture: string): Promise<string> {
  const { enlargeOnDevice } = await import('../device/draw-on-device.ts');
  return enlargeOnDevice(picture);
}
