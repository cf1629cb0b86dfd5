// Things that must not be mirrored.

const HANDED =
  /clock|watch|calendar|book|newspaper|sign|letter|abc|number|100|dvd|atm|keyboard|piano|calculator|map|globe|earth|note|money|coin|dollar|text|flag|hand|guitar|bus$|taxi|police|ambulance|hotel|hospital|post office|bank|store/;

/** Whether a thing shows writing or has a left and a right hand side. */
export const isHanded = (name: string): boolean => HANDED.test(name);
