// Sites that a link can be posted on, with the addresses of their forms for that.

export interface ShareTarget {
  readonly name: string;
  /** Opens the site with the link filled in. */
  readonly address: string;
}

const TARGETS: Readonly<Record<string, (link: string, title: string) => string>> = {
  X: (link, title) => `https://x.com/intent/post?${query({ text: title, url: link })}`,
  Reddit: (link, title) => `https://www.reddit.com/submit?${query({ url: link, title })}`,
  WhatsApp: (link, title) => `https://wa.me/?${query({ text: `${title} ${link}` })}`,
};

/** `+` for spaces would be read as plus signs by some of them. */
const query = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** @param title well-formed text, as `plainText` makes it */
export const shareTargets = (link: string, title: string): ShareTarget[] =>
  Object.entries(TARGETS).map(([name, toAddress]) => ({ name, address: toAddress(link, title) }));
