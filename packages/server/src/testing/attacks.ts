// Prompts that want to be more than text: everything that shows prompts is tried with all of them.

/** [what it is, the prompt]. Where one gets through in a browser, `window.broken` is set. */
export const ATTACKS = [
  ['HTML', '</title><script>window.broken=1</script><img src=x onerror=window.broken=1>'],
  ['SVG', '<svg onload="window.broken=1"><script href="data:,window.broken=1"/></svg>'],
  ['attributes and entities', `"><img src=x onerror='window.broken=1'> &amp; &#x3c;b> ]]> <!-- -->`],
  ['Markdown', '[x](javascript:window.broken=1) ![y](http://evil.example/z.png) **bold** # top'],
  ['unseen characters', 'a \u202egnirts\u202c cat\u200b\u200d\u2066 \u0000\u001b[31m \ufffe end'],
  ['a run of emoji', '👩‍👩‍👧‍👦'.repeat(300)],
  ['right-to-left text', 'قطة ترتدي قبعة'],
  ['a pile of accents', `a ca${'\u0301'.repeat(200)}t`],
] as const;
