// Sets that people have published, below the examples; others at every visit. Without them there is nothing to see.
import { type Gallery, type Share, shorten } from '@nonet/api';
import { useEffect, useState } from 'preact/hooks';
import { servicePath } from '../service.ts';
import { t } from '../text.ts';
import './gallery-picks.css';

const SHOWN = 6;

export function GalleryPicks() {
  const [picks, setPicks] = useState<readonly Share[]>([]);
  useEffect(() => {
    fetch(`${servicePath()}/api/gallery?sort=liked&limit=30`)
      .then(async (answer) => (answer.ok ? ((await answer.json()) as Gallery).shares : []))
      .then(
        (shares) => setPicks(shuffle(shares).slice(0, SHOWN)),
        () => {}, // the page draws all the same
      );
  }, []);
  if (picks.length === 0) return null;
  return (
    <section class="picks" aria-labelledby="picks-heading">
      <h2 id="picks-heading">{t('gallery.picks')}</h2>
      <ul>
        {picks.map(({ id, url, prompt, pictures }) => (
          <li key={id}>
            <a href={url}>
              <img
                src={pictures[0]?.replace(/png$/, 'webp')}
                alt=""
                width="256"
                height="256"
                loading="lazy"
              />
              <span class="prompt-text" dir="auto">
                {shorten(prompt)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shuffle<T>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: Math.random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
