// Types of the package `unidecode`, which has none.
declare module 'unidecode' {
  /** Transliterates every character above U+007F of the Basic Multilingual Plane. */
  export default function unidecode(text: string): string;
}
