// The header of every page of the script: the way home, and the ways on.
import { newIcon } from '@nonet/api/icons';
import { AccountLink } from './account/account-link.tsx';
import { Icon } from './icon.tsx';

export function SiteHeader() {
  return (
    <header class="site-header">
      <a class="brand" href="./" aria-label="Nonet, start page">
        <img src="icon.svg" alt="" width="32" height="32" />
        Nonet
      </a>
      <nav class="site-nav" aria-label="Site">
        {/* Before the others: it comes later, and must not move them. */}
        <AccountLink />
        <a href="./">
          <Icon of={newIcon} />
          New
        </a>
        <a href="gallery">Gallery</a>
        <a href="openapi">API</a>
      </nav>
    </header>
  );
}
