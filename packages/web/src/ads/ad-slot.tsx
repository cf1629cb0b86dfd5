// The host's ad, if there is one: at the end of the page, in a frame of its own (packages/server/src/ads).
import type { AdsShown } from '@nonet/api';
import { useEffect, useState } from 'preact/hooks';
import { servicePath } from '../service.ts';
import { t } from '../text.ts';
import './ads.css';

export function AdSlot() {
  const [{ url, height }, setShown] = useState<AdsShown>({});
  useEffect(() => {
    fetch(`${servicePath()}/api/ads`)
      .then((response) => (response.ok ? response.json() : {}))
      .then(setShown, () => {}); // offline: none
  }, []);
  if (url === undefined) return null;
  return <iframe class="ad" src={url} title={t('site.advertisement')} height={height} />;
}
