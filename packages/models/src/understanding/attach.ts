// Finds subject and object of each relation of a prompt.
import { isDrawnByComposer, isEnclosed, isPlayedStanding } from '@nonet/scenes';
import { blendOf, isBlend } from './hybrids.ts';
import type { Lexicon } from './lexicon.ts';
import { ACTIONS, BELONGING, DEEDS, HYBRIDS } from './relation-kinds.ts';
import { type Part, PROP, type Said, UNKNOWN } from './scene-text.ts';
import { CONTAINERS, INSECTS, LIKENESS, MADE, WINGED, YOUNG } from './thing-classes.ts';

/** A thing while its scene is built. */
export interface Node {
  readonly part: Part;
  name: string;
  /** Words that the model reads beside the name. */
  detail?: string;
  /** The things named together with it: "a cat and a dog". */
  group: Node[];
  /** Names of the relations that it is the subject of, and the object of. */
  readonly deeds: string[];
  readonly roles: string[];
}

/** A relation between two nodes. */
export interface Edge {
  readonly subject: Node;
  readonly name: string;
  readonly object: Node;
}

/** Relations whose object does not stand by itself, so that nothing stands beside it. */
const TAKEN: ReadonlySet<string> = new Set([...BELONGING, ...HYBRIDS, 'eating', 'drinking', 'smoking']);
/** Relations that several objects may follow: "holding a balloon and a sword". */
const LISTED: ReadonlySet<string> = new Set([...DEEDS].filter((name) => name !== 'riding'));
const RIDING: ReadonlySet<string> = new Set(['riding', 'driving']);
/** Relations that are said of what contains the other: "a shoe full of spiders" has spiders in it. */
const CONTAINING = 'full of';
/** Least popularity, per million training pictures, of a compound that is not a hybrid. */
const SELDOM_SHOWN = 20;

const unsaid: Said = { relation: 'and', conjoined: false, passive: false, definite: false };

/**
 * Attaches things in the order of the prompt:
 * 1. What is worn or held belongs to the nearest living thing before.
 * 2. An action is done by the nearest living thing before that is not ridden, and by those named together with it; after
 *    "and" or a comma ("..., holding a balloon") by the subject of the action before.
 * 3. A preposition is about the last thing that stands by itself, and about those named together with it.
 * 4. "and" adds another object of the action before where it is of the same kind, else another thing by itself.
 */
export class Attacher {
  readonly nodes: Node[] = [];
  readonly edges: Edge[] = [];
  readonly #lexicon: Lexicon;
  /** Subjects of the last action. */
  #actors: Node[] = [];
  /** Position of the things that follow: "under a rainbow, a cat". */
  #opening: { readonly relation: string; readonly object: Node } | undefined;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** @param next what follows, as it decides between "a dog" and "a dog that eats" */
  add(part: Part, next: Part | undefined): void {
    const said = part.said ?? { ...unsaid, relation: part.link };
    const last = this.nodes.at(-1);
    if (last !== undefined && said.relation === 'of' && this.#consists(part, last)) return;
    if (last !== undefined && this.#describes(part, said.relation, last)) {
      // A tag after others ("1girl, a house, blue eyes") is about somebody.
      const somebody = said.conjoined ? this.nodes.findLast(({ name }) => this.#isLiving(name)) : undefined;
      this.#addDetail(somebody ?? last, part, said.relation);
      return;
    }
    // "the cat" was named before; "wearing a crown as a king" is one crown.
    const isRepeated = said.definite || said.costume !== undefined;
    const named = isRepeated ? this.nodes.find(({ name }) => name === part.name) : undefined;
    const node = named ?? this.#node(part);
    if (said.opening !== undefined && said.opening !== 'hybrid' && this.nodes.length === 1) {
      this.#opening = { relation: said.opening, object: node };
    } else if (last !== undefined) {
      this.#relate(node, this.#relationOf(said.relation, part), said, next);
    }
    this.#addCostume(node, said.costume ?? []);
    if (part.material !== undefined && named === undefined && !isDrawnByComposer(node.name))
      this.#own(node, 'made of', part.material);
    if (said.doing !== undefined) this.#close(said.doing);
  }

  isObject(node: Node, names: ReadonlySet<string>): boolean {
    return node.roles.some((name) => names.has(name));
  }

  /** Whether a node is worn, held, eaten or part of another. */
  isTaken(node: Node): boolean {
    return this.isObject(node, TAKEN);
  }

  #node(part: Part): Node {
    const { said, name } = part;
    const modifier = said?.modifier;
    const body = modifier === undefined ? name : name.slice(modifier.length + 1);
    const costume = modifier === undefined ? [] : this.#lexicon.costume(said?.modifierWords, modifier);
    const isLivingTwice = modifier !== undefined && this.#isLiving(modifier) && this.#isLiving(body);
    const isCompound =
      modifier !== undefined &&
      (isLivingTwice || said?.blended === true || isBlend(modifier, body, this.#lexicon));
    if (!isCompound || this.#isShown(name)) return this.#addNode(part, name);
    if (!this.#isLiving(body)) return this.#blended(part, modifier, body);
    const isSomebody = this.#lexicon.isA('person', modifier) && !this.#lexicon.isA('person', body);
    if (isSomebody && costume.length === 0 && YOUNG.has(modifier)) {
      return this.#addNode({ ...part, size: part.size ?? 'small' }, body);
    }
    // The role of somebody modifies another living thing: "a wizard cat" wears the hat, "a bee dog" wings and stripes.
    if (costume.length === 0 || (!isSomebody && !INSECTS.test(modifier))) {
      return this.#blended(part, modifier, body);
    }
    const node = this.#addNode(part, body);
    for (const garment of costume) this.#own(node, 'wearing', garment);
    return node;
  }

  /** One thing that is made of two. */
  #blended(part: Part, first: string, last: string): Node {
    const { form, relation } = blendOf(first, last, this.#lexicon);
    const node = this.#addNode(part, form === 'first' ? first : last);
    this.#own(node, relation, form === 'first' ? last : first);
    return node;
  }

  /** Adds what else belongs to the costume that a garment is the first part of. */
  #addCostume(garment: Node, more: readonly string[]): void {
    const wearers = this.edges.filter(({ name, object }) => name === 'wearing' && object === garment);
    for (const { subject } of wearers) for (const name of more) this.#own(subject, 'wearing', name);
  }

  #addNode(part: Part, name: string): Node {
    const node: Node = { part, name, group: [], deeds: [], roles: [] };
    node.group = [node];
    this.nodes.push(node);
    return node;
  }

  /** Adds a thing that a compound implies. */
  #own(owner: Node, relation: string, name: string): void {
    if (
      this.edges.some((edge) => edge.subject === owner && edge.name === relation && edge.object.name === name)
    )
      return;
    const weight = relation === 'wearing' ? PROP : owner.part.weight;
    const owned = this.#addNode({ link: 'with', name, plural: false, weight }, name);
    this.#join({ subject: owner, name: relation, object: owned });
  }

  #isLiving(name: string): boolean {
    return this.#lexicon.isA('living', name);
  }

  /** Whether pictures of training show a thing of this name often enough. */
  #isShown(name: string): boolean {
    return this.#lexicon.popularity(name) >= SELDOM_SHOWN;
  }

  #canAct = (node: Node): boolean =>
    this.#isLiving(node.name) || (this.#lexicon.popularity(node.name) === 0 && node.part.weight === UNKNOWN);

  /** Adds what a thing holds, is made of or is a likeness of; false where "of" says something else. */
  #consists(part: Part, last: Node): boolean {
    const made = this.edges.find(({ name, object }) => name === 'made of' && object === last);
    const whole = made?.subject ?? last; // "an ice sculpture of a swan"
    if (LIKENESS.test(whole.part.said?.words ?? whole.name)) {
      whole.name = part.name;
      if (made === undefined) this.#own(whole, 'made of', 'stone');
      return true;
    }
    if (this.#isLiving(whole.name)) return false;
    if (CONTAINERS.test(whole.name)) this.#connect(this.#addNode(part, part.name), 'in', whole);
    else if (MADE.test(whole.name)) this.#connect(whole, 'made of', this.#addNode(part, part.name));
    else return false;
    return true;
  }

  /** Whether a part says how the thing before it looks: "of a cat", "with wings". */
  #describes({ name }: Part, relation: string, last: Node): boolean {
    return relation === 'of' || (relation === 'with' && this.#isOwn(name, last));
  }

  /** Whether a part of the body is not put on: the wings of a bird are its own. */
  #isOwn(name: string, { name: owner }: Node): boolean {
    if (!this.#lexicon.isA('part', name.slice(name.lastIndexOf(' ') + 1))) return false;
    return !isDrawnByComposer(name) || (/^wings?$/.test(name) && WINGED.test(owner));
  }

  #addDetail(node: Node, part: Part, preposition: string): void {
    const { name, colour, plural } = part;
    const many = plural && this.#lexicon.plural(name) !== name;
    const described = [colour, many ? this.#lexicon.plural(name) : name].filter(Boolean).join(' ');
    const article = many ? '' : this.#lexicon.article(name, described);
    node.detail = [node.detail, preposition, article, described].filter(Boolean).join(' ');
  }

  /** The relation of a scene that a link means; 'and' where things only stand side by side. */
  #relationOf(said: string, { name }: Part): string {
    const isWorn = this.#lexicon.isA('garment', name);
    if (said === 'in') return isWorn ? 'wearing' : 'in';
    if (said === 'playing' && !isPlayedStanding(name) && this.#lexicon.isA('handheld', name))
      return 'holding';
    if (said === 'driving' && !isEnclosed(name))
      return this.#lexicon.isA('handheld', name) ? 'holding' : 'riding';
    if (said === 'dressed as') return this.#lexicon.isA('person', name) ? 'hybrid' : said;
    if (said !== 'with') return said;
    if (isWorn) return 'wearing';
    const owner = this.nodes.slice(0, -1).findLast((node) => !this.isTaken(node));
    return owner !== undefined && this.#canAct(owner) && this.#lexicon.isA('handheld', name)
      ? 'holding'
      : 'next to';
  }

  #relate(node: Node, relation: string, said: Said, next: Part | undefined): void {
    if (relation === 'and' || relation === 'hybrid') {
      const isBlended = said.blended === true && said.modifier === undefined;
      this.#coordinate(node, isBlended ? 'hybrid' : relation, said, next);
      return;
    }
    if (relation === 'being') {
      this.#become(node);
      return;
    }
    if (relation === 'with the body of') {
      const head = this.nodes.findLast((other) => other !== node && !this.isTaken(other));
      if (head !== undefined) this.#connect(node, 'with the head of', head);
      return;
    }
    const subjects = this.#subjectsOf(relation, node, said);
    if (relation === CONTAINING) {
      this.#connect(node, 'in', subjects.at(-1)!);
      return;
    }
    for (const subject of subjects) this.#connect(subject, relation, node, said.passive);
    if (ACTIONS.has(relation)) this.#actors = said.passive ? [node] : subjects;
  }

  /** "a bride and a groom who are both raccoons": raccoons in their clothes. */
  #become({ name }: Node): void {
    this.nodes.pop();
    const last = this.nodes.findLast((other) => !this.isTaken(other));
    for (const subject of last?.group ?? []) {
      const costume = this.#lexicon.costume(subject.part.said?.words, subject.name);
      subject.name = name;
      for (const garment of costume) this.#own(subject, 'wearing', garment);
    }
  }

  #connect(subject: Node, name: string, object: Node, passive = false): void {
    if (subject === object) return;
    if (this.edges.some((edge) => edge.subject === subject && edge.name === name && edge.object === object))
      return;
    if (name === 'with the head of') this.#behead(subject);
    // Of an avocado in the shape of a chair the chair has the form, as of a chair in the shape of an avocado.
    const isSkin = ({ name: skin }: Node) => this.#lexicon.isA('food', skin);
    const swaps = name === 'in the shape of' && isSkin(subject) && !isSkin(object);
    this.#join(passive || swaps ? { subject: object, name, object: subject } : { subject, name, object });
  }

  #join(edge: Edge): void {
    this.edges.push(edge);
    edge.subject.deeds.push(edge.name);
    edge.object.roles.push(edge.name);
  }

  /** Removes the head that a body has, before it gets another one. */
  #behead(body: Node): void {
    const at = this.edges.findIndex(({ subject, name }) => subject === body && name === 'with the head of');
    if (at < 0) return;
    const [edge] = this.edges.splice(at, 1);
    this.nodes.splice(this.nodes.indexOf(edge!.object), 1);
  }

  #subjectsOf(relation: string, node: Node, said: Said): Node[] {
    const before = this.nodes.slice(0, this.nodes.indexOf(node) < 0 ? undefined : this.nodes.indexOf(node));
    const earlier = before.length > 0 ? before : this.nodes.filter((other) => other !== node);
    const isStanding = (other: Node) => !this.isTaken(other);
    const isActing = (other: Node) => isStanding(other) && this.#canAct(other);
    const last = earlier.findLast(isStanding) ?? earlier.at(-1)!;
    const actor = earlier.findLast(isActing);
    const doer = actor ?? this.#headOf(last); // "a teddy bear on a chair holding a book"
    if (BELONGING.has(relation)) {
      if (said.conjoined && this.#actors.length > 0) return this.#actors;
      return node.part.plural ? doer.group : [doer];
    }
    if (ACTIONS.has(relation)) {
      if (said.conjoined && this.#actors.length > 0) return this.#actors;
      const isFree = (other: Node) => isActing(other) && !this.isObject(other, RIDING);
      return this.#idleOf(earlier.findLast(isFree) ?? doer);
    }
    const subjects = this.#idleOf(relation === 'dressed as' ? (actor ?? last) : last);
    if (!HYBRIDS.has(relation) || relation === 'with the head of') return subjects;
    return subjects.filter(
      (other) => !this.edges.some(({ subject, name }) => subject === other && name === relation),
    );
  }

  /** A thing and those named together with it, without those that were said to do something else. */
  #idleOf(node: Node): Node[] {
    const isBusy = ({ deeds }: Node) => deeds.some((name) => !BELONGING.has(name) && !HYBRIDS.has(name));
    return node.group.filter((other) => other === node || !isBusy(other));
  }

  #coordinate(node: Node, relation: string, said: Said, next: Part | undefined): void {
    const others = this.nodes.filter((other) => other !== node);
    const isStanding = (other: Node) => !this.isTaken(other);
    const isRole = said.relation === 'dressed as'; // of who acts: "driving a car as a taxi driver"
    const actor = isRole ? others.findLast((other) => isStanding(other) && this.#canAct(other)) : undefined;
    const partner = actor ?? others.findLast(isStanding);
    const opensHybrid = partner?.part.said?.opening === 'hybrid' && others.length === 1;
    if (partner !== undefined && (relation === 'hybrid' || opensHybrid)) {
      const { form, relation: made } = blendOf(partner.name, node.name, this.#lexicon);
      if (form === 'first') this.#connect(partner, made, node);
      else this.#connect(node, made, partner);
      return;
    }
    const edge = this.edges.findLast(({ object }) => object === others.at(-1));
    // "with a crown and a balloon"
    const holds =
      edge?.name === 'wearing' &&
      edge.object.part.link === 'with' &&
      this.#lexicon.isA('handheld', node.name);
    if (holds) {
      this.#connect(edge.subject, 'holding', node);
      return;
    }
    // "with the head of a dog and wings"
    if (
      edge !== undefined &&
      TAKEN.has(edge.name) &&
      edge.name !== 'wearing' &&
      isDrawnByComposer(node.name)
    ) {
      this.#connect(edge.subject, 'wearing', node);
      return;
    }
    if (edge !== undefined && this.#continues(edge, node, said, next)) {
      for (const { subject } of this.edges.filter(
        ({ name, object }) => name === edge.name && object === edge.object,
      ))
        this.#connect(subject, edge.name, node);
      node.group = edge.object.group;
      node.group.push(node);
      return;
    }
    if (this.#opening !== undefined) this.#connect(node, this.#opening.relation, this.#opening.object);
    const subject = others.find((other) => other === edge?.subject && isStanding(other)) ?? partner;
    if (subject === undefined || subject === this.#opening?.object) return;
    node.group = this.#headOf(subject).group;
    node.group.push(node);
  }

  /** The subject of the clause that a node is the object of. */
  #headOf(node: Node): Node {
    let head = node;
    for (let steps = this.edges.length; steps > 0; steps--)
      head = this.edges.find(({ object }) => object === head)?.subject ?? head;
    return head;
  }

  /** Whether a thing after "and" is one more object of the relation before. */
  #continues(edge: Edge, node: Node, said: Said, next: Part | undefined): boolean {
    if (edge.name === 'between') return edge.object.group.length < 2 && !edge.object.part.plural;
    if (!LISTED.has(edge.name) || !said.conjoined) return false; // "stealing a pizza from a shop"
    const bond = next?.said;
    const acts =
      said.doing !== undefined || (bond !== undefined && !bond.conjoined && DEEDS.has(bond.relation));
    const [isAlive, wasAlive] = [node, edge.object].map(
      ({ name }) => this.#isLiving(name) && !this.#lexicon.isA('handheld', name), // a fish may be food
    );
    if (isAlive !== wasAlive || (isAlive && (acts || said.definite))) return false;
    if (edge.name === 'wearing') return this.#lexicon.isA('garment', node.name);
    return !this.#lexicon.isA('garment', node.name) || edge.name !== 'eating';
  }

  /** An action without an object: of two things named together the first does it to the other. */
  #close({ relation, toEarlier }: NonNullable<Said['doing']>): void {
    const last = this.nodes.findLast((node) => this.#canAct(node) && !this.isTaken(node));
    if (last === undefined) return;
    const other =
      last.group.find((node) => node !== last) ??
      this.nodes.find((node) => node !== last && this.#canAct(node));
    if (other === undefined || BELONGING.has(relation)) return;
    if (toEarlier) this.#connect(last, relation, other);
    else this.#connect(other, relation, last);
  }
}
