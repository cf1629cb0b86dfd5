// Ways to share a link: copied, through the system's sheet, on other sites, and as HTML for a page.
import { embedCode, plainText, type ShareTarget, shareTargets, shorten } from '@nonet/api';
import { copyIcon, linkIcon } from '@nonet/api/icons';
import { Icon } from '../icon.tsx';
import { t } from '../text.ts';
import { copyText } from './deliver.ts';
import type { Said } from './use-said.ts';

interface ShareLinksProps {
  /** Absent until it is made. */
  readonly url: string | undefined;
  readonly prompt: string;
  readonly attempt: Said['attempt'];
}

export function ShareLinks({ url, prompt, attempt }: ShareLinksProps) {
  const targets: ShareTarget[] = url === undefined ? [] : shareTargets(url, shorten(plainText(prompt)));
  return (
    <div class="row">
      <button
        type="button"
        class="button primary"
        disabled={url === undefined}
        onClick={() => attempt(() => copyText(url!).then(() => t('share.linkCopied')), t('share.cannotCopy'))}
      >
        <Icon of={copyIcon} />
        {t('share.copyLink')}
      </button>
      {targets.map(({ name, address }) => (
        <a key={name} class="button" href={address} target="_blank" rel="noopener noreferrer">
          <Icon of={linkIcon} />
          {name}
        </a>
      ))}
    </div>
  );
}

/** HTML that shows a set in another page. @param url of its page */
export function EmbedCode({ url, prompt }: { readonly url: string; readonly prompt: string }) {
  return (
    <details>
      <summary class="button quiet">{t('share.embed')}</summary>
      <label class="field">
        {t('share.html')}
        <textarea
          readOnly
          rows={3}
          value={embedCode(url, prompt)}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
    </details>
  );
}
