import { key, sameKey } from '../keys.js';
import type { DocumentRecord } from '../records.js';
import { isTelling, sentenceDigest, sentencesOf } from '../sentence-digests.js';
import type { ItemMarks, WithdrawEntry } from './entries.js';
import { marksOf } from './marks.js';

/** Which parts of a document were withdrawn, and by which withdrawal. */
export interface Recognised {
  /** The withdrawal of the document itself; null where there is none. */
  readonly whole: WithdrawEntry | null;
  readonly items: ReadonlyMap<string, WithdrawEntry>;
  /** Passages of other items that repeat a withdrawn sentence. */
  readonly passages: ReadonlyMap<string, WithdrawEntry>;
}

interface Mark extends ItemMarks {
  readonly entry: WithdrawEntry;
}

/** This share of the sentences of the shorter text stands in both: the same text, whatever meeting it is now printed under. */
const nearlyAll = 0.85;
const enoughSentences = 3;
/** The same share for texts of which nothing says that they are of two meetings. */
const half = 0.5;

/**
 * Knows withdrawn words again: by the document's name, address or bytes; by an item's id, by its title or number in the same sitting or
 * the same document, or by its sentences. In doubt, words stay out: that can be undone, and what was shown cannot.
 */
export function createRecogniser(entries: readonly WithdrawEntry[]): (record: DocumentRecord) => Recognised {
  const marks = entries.flatMap((entry) => entry.items.map((item): Mark => ({ ...item, entry })));
  const byName = grouped(marks, (mark) => namesOf(mark));
  const bySentence = grouped(marks, ({ sentences }) => sentences);
  return (record) => {
    const own = marksOf(record);
    const items = itemsIn(own, { byName, bySentence });
    const whole =
      entries.find((entry) => entry.target === 'document' && isNamed(entry, record)) ??
      entries.find((entry) => entry.target === 'document' && isReprinted(entry, own, items)) ??
      null;
    return { whole, items, passages: whole ? new Map() : passagesIn(record, own, items, bySentence) };
  };
}

interface Lookups {
  readonly byName: ReadonlyMap<string, readonly Mark[]>;
  readonly bySentence: ReadonlyMap<number, readonly Mark[]>;
}

/** Where a document lies, whichever of the folders around it was ingested. */
const placeOf = ({ root, document }: { readonly root: string; readonly document: string }): string =>
  `${root.replace(/[\\/]+$/, '')}/${document}`;

/** Two texts that have one of these in common may be one item. */
function namesOf(item: ItemMarks): string[] {
  const places = [`document|${placeOf(item)}`];
  if (item.body !== null && item.heldOn !== null)
    places.push(`sitting|${[item.council ?? '', item.body, item.heldOn].map(key).join('|')}`);
  return [`id|${item.id}`, ...(item.words === null ? [] : [`words|${item.words}`]), ...places];
}

function itemsIn(own: readonly ItemMarks[], lookups: Lookups): Map<string, WithdrawEntry> {
  const found = new Map<string, WithdrawEntry>();
  const byNumber: { readonly item: ItemMarks; readonly mark: Mark }[] = [];
  const settled = new Set<Mark>();
  const isOfOneMeeting = own.every((item) => !own[0] || !areApart(item, own[0]));
  for (const item of own)
    for (const [mark, evidence] of candidatesFor(item, lookups)) {
      // A page of one meeting is that meeting's even where its date has been put right since.
      if (!isOfOneMeeting && areApart(item, mark)) evidence.names.delete('document');
      const verdict = judge(item, mark, evidence);
      if (verdict === 'number' && !mark.entry.neighbours.includes(item.title ?? '')) byNumber.push({ item, mark });
      if (verdict !== 'same') continue;
      settled.add(mark);
      found.set(item.id, found.get(item.id) ?? mark.entry);
    }
  // A number tells only where nothing better does: numbers are given anew when an item is put in between.
  for (const { item, mark } of byNumber) if (!settled.has(mark)) found.set(item.id, found.get(item.id) ?? mark.entry);
  return found;
}

interface Evidence {
  readonly names: Set<string>;
  shared: number;
}

function candidatesFor(item: ItemMarks, { byName, bySentence }: Lookups): Map<Mark, Evidence> {
  const candidates = new Map<Mark, Evidence>();
  const evidenceOf = (mark: Mark): Evidence => {
    const known = candidates.get(mark) ?? { names: new Set(), shared: 0 };
    candidates.set(mark, known);
    return known;
  };
  for (const name of namesOf(item))
    for (const mark of byName.get(name) ?? []) evidenceOf(mark).names.add(name.slice(0, name.indexOf('|')));
  for (const sentence of item.sentences)
    for (const mark of bySentence.get(sentence) ?? []) evidenceOf(mark).shared += 1;
  return candidates;
}

function judge(item: ItemMarks, mark: Mark, { names, shared }: Evidence): 'same' | 'number' | 'other' {
  if (names.has('id')) return 'same';
  const apart = areApart(item, mark);
  if (names.has('words') && !apart) return 'same';
  const part = shared / Math.min(item.sentences.length, mark.sentences.length);
  if (shared >= enoughSentences && part >= nearlyAll) return 'same';
  if (shared >= 2 && part >= half && !apart) return 'same';
  if (!names.has('sitting') && !names.has('document')) return 'other';
  if (item.title !== null && item.title === mark.title) return 'same';
  return isSame(item.agendaItemNumber, mark.agendaItemNumber) || isSame(item.minuteNumber, mark.minuteNumber)
    ? 'number'
    : 'other';
}

/** The place, the address or the bytes. */
function isNamed(entry: WithdrawEntry, { document }: DocumentRecord): boolean {
  return (
    placeOf(entry) === placeOf(document) || isSame(entry.url, document.url) || isSame(entry.digest, document.digest)
  );
}

/** Nearly everything a document says is what the withdrawn one said. */
function isReprinted(
  entry: WithdrawEntry,
  own: readonly ItemMarks[],
  items: ReadonlyMap<string, WithdrawEntry>,
): boolean {
  const telling = own.filter(({ words }) => words !== null);
  const reprinted = telling.filter(({ id }) => items.get(id) === entry).length;
  return reprinted > 0 && reprinted / telling.length >= nearlyAll;
}

/** Another meeting may say a sentence of its own accord; the same one, or one of which that is not known, repeats it. */
function passagesIn(
  record: DocumentRecord,
  own: readonly ItemMarks[],
  items: ReadonlyMap<string, WithdrawEntry>,
  bySentence: Lookups['bySentence'],
): Map<string, WithdrawEntry> {
  const found = new Map<string, WithdrawEntry>();
  if (bySentence.size === 0) return found;
  const marks = new Map(own.map((item) => [item.id, item]));
  for (const passage of record.passages) {
    const item = marks.get(passage.itemId);
    if (!item || items.has(passage.itemId)) continue;
    const mark = sentencesOf(passage)
      .filter(isTelling)
      .flatMap((sentence) => bySentence.get(sentenceDigest(sentence)) ?? [])
      .find((one) => !areApart(item, one));
    if (mark) found.set(passage.id, mark.entry);
  }
  return found;
}

/** They name different councils, bodies, dates or report periods. What one of them does not say is no difference. */
function areApart(a: ItemMarks, b: ItemMarks): boolean {
  return (
    differ(a.council, b.council) ||
    differ(a.body, b.body) ||
    differ(a.heldOn, b.heldOn) ||
    differ(a.period?.start, b.period?.start) ||
    differ(a.period?.end, b.period?.end)
  );
}

const differ = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && !sameKey(a, b);
const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b;

function grouped<Key>(
  marks: readonly Mark[],
  keysOf: (mark: Mark) => readonly Key[],
): ReadonlyMap<Key, readonly Mark[]> {
  const groups = new Map<Key, Mark[]>();
  for (const mark of marks)
    for (const each of keysOf(mark)) {
      const group = groups.get(each);
      if (group) group.push(mark);
      else groups.set(each, [mark]);
    }
  return groups;
}
