// The header of every page of the script: the way home, and the ways on.
import { newIcon } from '@nonet/api/icons';
import { AccountLink } from './account/account-link.tsx';
import { Icon } from './icon.tsx';
import { t } from './text.ts';

interface SiteHeaderProps {
  /** Opens the drawings of this browser; where it is absent, the link leads to the page that does. */
  readonly onDrawings?: () => void;
}

export function SiteHeader({ onDrawings }: SiteHeaderProps) {
  return (
    <header class="site-header">
      <a class="brand" href="./" aria-label={t('site.home')}>
        <img src="icon.svg" alt="" width="32" height="32" />
        Nonet
      </a>
      <nav class="site-nav" aria-label={t('site.nav')}>
        {/* Before the others: it comes later, and must not move them. */}
        <AccountLink />
        <a href="./" aria-label={t('site.new')}>
          <Icon of={newIcon} />
          <span class="wide-only">{t('site.new')}</span>
        </a>
        <a
          href="./?drawings"
          onClick={(event) => {
            if (!onDrawings || event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onDrawings();
          }}
        >
          {t('site.drawings')}
        </a>
        <a href="gallery">{t('site.gallery')}</a>
        <a href="openapi" class="wide-only">
          API
        </a>
      </nav>
    </header>
  );
}
