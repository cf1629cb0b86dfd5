// Differences between Python's Unidecode and the table of the npm package, for characters that prompts may hold.

/** A character with its ASCII behind it, entries parted by spaces. */
const words = [
  // kana (Hepburn), Cyrillic, Hebrew
  "しshi ちchi っtsu つtsu シshi チchi ッtsu ツtsu ЄIe Ъ' ъ' אA חH טT ךKH כKH ץTS צTS קk שSH ױOY ײEY ־- ׃.",
  // small capitals, letters with strokes and tails
  'ᴀA ᴁAE ᴂae ᴃB ᴄC ᴅD ᴆD ᴇE ᴈe ᴉi ᴊJ ᴋK ᴌL ᴍM ᴎN ᴏO ᴑO ᴓO ᴔOe ᴕOu ᴘP ᴙR ᴚR ᴛT ᴜU ᴝu ᴞu ᴟm ᴠV ᴡW ᴢZ ᴭAE ᴯB ᴲE ᴻN',
  'ᵄa ᵅa ᵆae ᵋe ᵌe ᵎi ᵙu ᵚm ᵝb ᵞg ᵟd ᵠf ᵦb ᵧg ᵨr ᵩf ᵬb ᵭd ᵮf ᵯm ᵰn ᵱp ᵲr ᵳr ᵴs ᵵt ᵶz ᵷg ᵽp ᶀb ᶁd ᶂf ᶃg ᶄk ᶅl ᶆm ᶇn ᶈp ᶉr ᶊs',
  'ᶌv ᶍx ᶎz ⱠL ⱡl ⱢL ⱣP ⱤR ⱥa ⱦt ⱧH ⱨh ⱩK ⱪk ⱫZ ⱬz ⱮM ⱯA ℮e ℲF ⅎF ẛS',
  // money and signs
  "₰Pf ₱P ₲G ₳A ₴UAH ₵C| ₶L ₷Sm ₸T ₹Rs ₺L ₻M ₼m ₽R ₾l ₿BTC ℗(p) ℠(sm) ™(tm) ⁊& ⁎* ⁒% ⁓~ ⁗''''",
  // mathematics, brackets, ornaments
  '−- ∕/ ∖\\ ∗* ∣| ∶: ∼~ ≤<= ≥>= ≦<= ≧>= ⌃^ 〈< ◴# ◵# ◶# ◷# ♯# ✱* ❘| ❜\' ❝" ❞" ❟, ❠,, ❢! ⟦[ ⟨< ⦃{ 🙰et 🙱et 🙲et 🙳et 🙴& 🙵& 🙶"',
  '🙷" 🙸,, 🙹!? 🙺!? 🙻!?',
  // circled numbers
  '⓫11 ⓬12 ⓭13 ⓮14 ⓯15 ⓰16 ⓱17 ⓲18 ⓳19 ⓴20 ⓵1 ⓶2 ⓷3 ⓸4 ⓹5 ⓺6 ⓻7 ⓼8 ⓽9 ⓾10 ⓿0',
  // punctuation of old editions
  "⸀r ⸁r. ⸆T ⸇T. ⸉s ⸋[] ⸌\\ ⸍/ ⸏__ ⸒> ⸓% ⸖> ⸗= ⸙/ ⸚- ⸛~ ⸜\\ ⸝/ ⸞~ ⸟~ ⸠|- ⸡-| ⸦<= ⸧=> ⸨(( ⸩)) ⸬:: ⸮? ⸯ' ⸰o ⸱. ⸲, ⸳. ⸴, ⸵; ⸺----",
  '⸻------ ⸼x ⸽| ⹀= ⹁, ⹂"',
  // units
  '㍱hPa ㍸dm^2 ㍹dm^3 ㎂uA ㎌uF ㎍ug ㎕ul ㎛um ㎣mm^3 ㎲us ㎶uV ㎼uW ㏞V/m ㏟A/m',
  // squared words
  '🆑[CL] 🆒[COOL] 🆓[FREE] 🆔[ID] 🆕[NEW] 🆖[NG] 🆗[OK] 🆘[SOS] 🆙[UP!] 🆚[VS]',
].join(' ');

/** Those whose ASCII has spaces. */
const spaced: readonly (readonly [string, string])[] = [
  ['¼', ' 1/4'],
  ['½', ' 1/2'],
  ['¾', ' 3/4'],
  ['⅐', ' 1/7 '],
  ['⅑', ' 1/9 '],
  ['⅒', ' 1/10 '],
  ['↉', ' 0/3 '],
  ['№', 'No. '],
  ['℀', ' a/c '],
  ['℁', ' a/s '],
  ['℅', ' c/o '],
  ['℆', ' c/u '],
  ['〉', '> '],
  ['⟩', '> '],
  ['⦄', '} '],
  ['\u2028', '\n'],
  ['\u2029', '\n\n'],
  ['\u205f', ' '],
];

/** The 26 letters from `first` on, each between brackets: 🄰 is [A], 🅐 is (A). */
function enclosedAlphabet(first: number, open: string, close: string): [string, string][] {
  return Array.from({ length: 26 }, (_, i) => [
    String.fromCodePoint(first + i),
    open + String.fromCharCode(0x41 + i) + close,
  ]);
}

/** [character, ASCII] pairs that come before the package's table. */
export const corrections: readonly (readonly [string, string])[] = [
  ...words.split(' ').map((word): [string, string] => {
    const character = String.fromCodePoint(word.codePointAt(0)!);
    return [character, word.slice(character.length)];
  }),
  ...spaced,
  ...enclosedAlphabet(0x1f130, '[', ']'),
  ...enclosedAlphabet(0x1f150, '(', ')'),
  ...enclosedAlphabet(0x1f170, '[', ']'),
];
