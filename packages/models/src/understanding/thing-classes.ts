// Classes of things, by the ends of their names, that decide how two things of a prompt belong together.

/** Things that hold what follows "of": "a jar of eyeballs". */
export const CONTAINERS =
  /\b(?:box|package|bowl|pot|jar|bottle|bag|bathtub|bucket|basket|truck|car|bus|suitcase|cup|mug|refrigerator|wastebasket|cart|toilet|boat|ship)$/;
/** Things that are made of what follows "of": "a throne of skulls", "a tower of pizza". */
export const MADE =
  /\b(?:chair|crown|building|brick|mountain|house|castle|temple|hat|shirt|dress|coat|bed|couch|bridge|pyramid|tree|snowman|robot|planet|heart|door|desk|table|sword)$/;
/** Words for a likeness of what follows "of": "an ice sculpture of a swan". */
export const LIKENESS = /\b(?:statue|statues|sculpture|sculptures|figurine|statuette|bust|monument)$/;
/** Those drawn with wings. */
export const WINGED =
  /\b(?:bird|dragon|bee|butterfly|angel|fairy|bat|eagle|owl|duck|chicken|parrot|swan|goose|rooster|fly|moth|penguin|airplane|plane)$/;
/** Animals recognised by stripes and wings rather than by their heads. */
export const INSECTS = /\b(?:bee|bumblebee|ladybug|butterfly|wasp|moth)$/;
/** Words for the young of any animal. */
export const YOUNG: ReadonlySet<string> = new Set(['baby', 'infant', 'boy', 'girl', 'kid']);
