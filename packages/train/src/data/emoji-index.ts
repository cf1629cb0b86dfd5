// Labels, groups and tags of emoji from emojibase and emojilib.

/** One emoji, found by a picture's file name. */
export interface EmojiEntry {
  label: string;
  /** Unicode's fine group, such as `animal-mammal` or `food-fruit`. */
  subgroup: string;
  tags: string[];
}

interface EmojibaseRow {
  label: string;
  hexcode: string;
  emoji: string;
  tags?: string[];
  subgroup?: number;
}

/** Only letters and digits: the form in which a name and a label can be compared. */
export function nameKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Finds emoji by name or by code points. */
export class EmojiIndex {
  private readonly byName = new Map<string, EmojiEntry>();
  private readonly byCode = new Map<string, EmojiEntry>();

  /**
   * @param emojibase text of emojibase-data `en/data.json`
   * @param groups text of emojibase-data `meta/groups.json`
   * @param emojilib text of emojilib `dist/emoji-en-US.json`
   */
  constructor(emojibase: string, groups: string, emojilib: string) {
    const rows = JSON.parse(emojibase) as EmojibaseRow[];
    const { subgroups } = JSON.parse(groups) as { subgroups: Record<string, string> };
    const keywords = JSON.parse(emojilib) as Record<string, string[]>;
    for (const row of rows) {
      const more = (keywords[row.emoji] ?? []).map((word) => word.replaceAll('_', ' ').toLowerCase());
      const tags = [...new Set([...(row.tags ?? []), ...more])].filter((tag) => /^[a-z][a-z ]+$/.test(tag));
      const label = row.label
        .replaceAll('’', "'")
        .replaceAll(/[“”":!,.]/g, '')
        .toLowerCase();
      const entry = { label, subgroup: subgroups[String(row.subgroup)] ?? '', tags };
      this.byName.set(nameKey(label), entry);
      this.byCode.set(row.hexcode.toLowerCase().replaceAll('-fe0f', ''), entry);
    }
  }

  /** By label, whatever its spelling ("womans-hat", "Woman's hat"). */
  find(name: string): EmojiEntry | undefined {
    return this.byName.get(nameKey(name));
  }

  /** By code points as file names carry them ("1f408-200d-2b1b"). */
  findCode(code: string): EmojiEntry | undefined {
    return this.byCode.get(code.toLowerCase().replaceAll('-fe0f', ''));
  }
}
