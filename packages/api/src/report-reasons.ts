// Reasons for reporting pictures: the categories of the policy that comes with Nonet, and those that prompts do not show.
// No schema here: the page must not carry the schema library.

export const reportReasons = {
  sexual: 'It is sexual',
  minors: 'It is sexual and shows a child',
  'real-people': 'It shows a real person',
  hate: 'It is hateful',
  gore: 'It is violent or cruel',
  'self-harm': 'It shows suicide or self-harm',
  weapons: 'It is about weapons or terror',
  rights: 'It is somebody else’s work',
  other: 'Something else',
} as const;

export type ReportReason = keyof typeof reportReasons;
