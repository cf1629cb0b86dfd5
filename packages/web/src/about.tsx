// The notice about the nature and limits of the pictures, as the original had, and the choice of a language.
import { LanguageMenu } from './language-menu.tsx';
import { rich, t } from './text.ts';

export function About({ onKeys }: { readonly onKeys: () => void }) {
  return (
    <footer id="about" class="site-footer">
      <h2>{t('about.title')}</h2>
      <p>
        {rich('about.text', {
          card: (words) => <a href="model-card">{words}</a>,
          privacy: (words) => <a href="privacy">{words}</a>,
          api: (words) => <a href="openapi">{words}</a>,
        })}
      </p>
      <LanguageMenu />
      <p>
        <button type="button" class="chip keys-button" aria-haspopup="dialog" onClick={onKeys}>
          {t('keys.title')}
        </button>
      </p>
    </footer>
  );
}
