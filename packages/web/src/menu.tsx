// A menu below its button. Escape, a click elsewhere and a choice close it.
import { moreIcon } from '@nonet/api/icons';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { t } from './text.ts';

export function Menu({ children }: { readonly children: ComponentChildren }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute('open');
  useEffect(() => {
    const closeOutside = ({ target }: Event): void => {
      if (!menu.current?.contains(target as Node)) close();
    };
    addEventListener('pointerdown', closeOutside);
    return () => removeEventListener('pointerdown', closeOutside);
  }, []);
  return (
    <details
      ref={menu}
      class="menu"
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        close();
        menu.current?.querySelector('summary')?.focus();
      }}
      onClick={({ target }) => {
        if ((target as Element).closest('[data-closes]')) close();
      }}
    >
      <summary class="button">
        <Icon of={moreIcon} />
        {t('more')}
      </summary>
      <div class="menu-list">{children}</div>
    </details>
  );
}
