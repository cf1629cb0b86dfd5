// The choice of a language: a form, which the service answers with a cookie and the same page.
import { LANGUAGES } from '@nonet/api/messages';
import { languageOfPage, t } from './text.ts';

/** @param back the page that is shown again, as the service has it */
export function LanguageMenu({ back = '/' }: { readonly back?: string }) {
  const current = languageOfPage();
  return (
    <form
      class="languages row"
      method="post"
      action="language"
      aria-label={t('site.language')}
      // The drawing stays: a redirect keeps what stands behind the # of its address.
      onSubmit={({ currentTarget }) => {
        currentTarget.action = `language${location.hash}`;
      }}
    >
      <input type="hidden" name="back" value={back} />
      {Object.entries(LANGUAGES).map(([language, { name }]) => (
        <button
          key={language}
          type="submit"
          class="chip"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
        >
          {name}
        </button>
      ))}
    </form>
  );
}
