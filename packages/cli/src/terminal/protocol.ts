// Detects the protocol by which a terminal shows pictures.

/** `kitty` and `iterm2` show real pixels, `blocks` two coloured halves per character. */
export type PictureProtocol = 'kitty' | 'iterm2' | 'blocks';

export interface TerminalFacts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Bits per colour, or undefined where the output is no terminal. */
  readonly colorDepth: number | undefined;
}

/** What a terminal says about itself; undefined: it cannot show pictures. */
export function pictureProtocol({ env, colorDepth }: TerminalFacts): PictureProtocol | undefined {
  if (colorDepth === undefined) return undefined;
  const inside = env['TMUX'] !== undefined || env['STY'] !== undefined; // tmux and screen swallow pictures
  if (!inside) {
    if (env['KITTY_WINDOW_ID'] || env['TERM'] === 'xterm-kitty' || env['TERM_PROGRAM'] === 'ghostty')
      return 'kitty';
    if (['iTerm.app', 'WezTerm'].includes(env['TERM_PROGRAM'] ?? '') || env['TERM'] === 'mintty')
      return 'iterm2';
  }
  return colorDepth >= 24 ? 'blocks' : undefined;
}
