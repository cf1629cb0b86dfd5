// Why pictures are reported. No schema here: the page must not carry the schema library.

export const reportReasons = {
  sexual: 'It is sexual',
  violence: 'It is violent or cruel',
  hate: 'It is hateful',
  person: 'It shows a real person',
  rights: 'It is somebody else’s work',
  other: 'Something else',
} as const;

export type ReportReason = keyof typeof reportReasons;
