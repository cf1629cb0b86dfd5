// Dialog for sharing a finished drawing: its link, the gallery, and files that are ready to post.
import { ApiError, fileName, plainText, type Share, shorten } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DrawingState, promptOf } from '../drawing/drawing-state.ts';
import { openClient } from '../service.ts';
import { t } from '../text.ts';
import { canShare, share } from './deliver.ts';
import { EmbedCode, ShareLinks } from './share-links.tsx';
import { useSaid } from './use-said.ts';
import './viewer.css';

interface ShareDialogProps {
  readonly state: DrawingState;
  readonly onClose: () => void;
}

export function ShareDialog({ state, onClose }: ShareDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [shared, setShared] = useState<Share>();
  // Until its own link is made, and where somebody else drew it, the page's address does.
  const [url, setUrl] = useState<string>();
  const { said, attempt } = useSaid();
  const prompt = promptOf(state);
  const name = fileName(prompt, state.request?.seed);

  useEffect(() => {
    dialog.current?.showModal();
    openClient()
      .share(state.id ?? '')
      .then(
        (made) => {
          setShared(made);
          setUrl(made.url);
        },
        (error: unknown) => {
          if (error instanceof ApiError && error.code === 'not-found') setUrl(location.href);
          else attempt(() => Promise.reject(error), t('share.noLinkYet'));
        },
      );
  }, []);

  const send = async (): Promise<string> => {
    const { makeGridImage } = await import('./grid-image.ts');
    const file = new File([await makeGridImage(state.pictures, prompt)], `${name}.png`, {
      type: 'image/png',
    });
    return share({ title: shorten(plainText(prompt)), url: url!, file });
  };
  const publish = async (): Promise<string> => {
    const changed = await openClient().publish(shared!.id, !shared!.published);
    setShared(changed);
    return t(changed.published ? 'share.published' : 'share.unpublished');
  };

  return (
    <dialog ref={dialog} class="viewer" aria-labelledby="share-title" onClose={onClose}>
      <div class="viewer-body">
        <h2 id="share-title">{t('share.title')}</h2>
        <label class="link">
          {t('share.link')}
          <input
            type="text"
            readOnly
            value={url ?? ''}
            placeholder="…"
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </label>
        <ShareLinks url={url} prompt={prompt} attempt={attempt} />
        <div class="row">
          {canShare() && (
            <button
              type="button"
              class="plain"
              disabled={!url}
              onClick={() => attempt(send, t('picture.notShared'))}
            >
              {t('share.toApp')}
            </button>
          )}
        </div>
        {shared && <Published shared={shared} onChange={() => attempt(publish, t('share.notChanged'))} />}
        {shared && (
          <div class="row">
            <a class="plain" href={shared.url}>
              {t('share.openPage')}
            </a>
            <a class="plain" href={`${shared.url}/card.jpg`} download={`${name}.jpg`}>
              {t('share.image')}
            </a>
            <a class="plain" href={`${shared.url}/build-up.gif`} download={`${name}.gif`}>
              {t('share.animation')}
            </a>
            <a class="plain" href={`${shared.url}/build-up-story.gif`} download={`${name}-story.gif`}>
              {t('share.storyAnimation')}
            </a>
          </div>
        )}
        {shared && <EmbedCode url={shared.url} prompt={prompt} />}
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
        <p role="status" class="said">
          {said}
        </p>
      </div>
    </dialog>
  );
}

function Published({ shared, onChange }: { readonly shared: Share; readonly onChange: () => void }) {
  return (
    <p class="row">
      <span>{t(shared.published ? 'share.public' : 'share.private')}</span>
      <button type="button" class="plain" onClick={onChange}>
        {t(shared.published ? 'share.unpublish' : 'share.publish')}
      </button>
    </p>
  );
}
