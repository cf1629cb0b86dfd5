// The bands of the queue: all that waits in one is drawn before anything of the next.

/** `urgent` and `background` are for keys of the host, `premium` for its subscribers, `normal` for everybody else. */
export const BANDS = { urgent: 0, premium: 1, normal: 2, background: 3 } as const;
export type BandName = keyof typeof BANDS;

/** Names of the bands, by their number. */
export const bandNames = Object.keys(BANDS) as readonly BandName[];

/** What the host may give a key. */
export const keyBands = ['urgent', 'normal', 'background'] as const satisfies readonly BandName[];
