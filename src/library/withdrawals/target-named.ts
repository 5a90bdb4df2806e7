import { UsageError } from '../../errors.js';
import type { AgendaItem } from '../../minutes/types.js';
import type { Library } from '../library.js';
import type { Target, Withdrawal } from './types.js';

/** Everything that DOCUMENT_OR_ITEM may name. */
interface Names {
  readonly documents: readonly { readonly document: string; readonly root: string; readonly url: string | null }[];
  readonly items: readonly AgendaItem[];
  /** Which document a name without words of its own stands for. */
  readonly twins: ReadonlyMap<string, string>;
  readonly withdrawals: readonly Withdrawal[];
}

/** How many near names a message lists. */
const mostListed = 5;

/**
 * What an officer who withdraws or releases means by a name: a document's name, address or path, or as much of the end of its name as no other shares; an
 * item's id or address, or its document and number as NAME#7.
 * @throws UsageError that lists near names, where it means nothing or several things
 */
export async function targetNamed(name: string, library: Library): Promise<Target> {
  if (name.trim() === '') throw new UsageError('There is no name; give a document or the id of an item.');
  const names = await readNames(library);
  const found =
    [itemWithId, documentNamed, itemAtAddress, itemNumbered]
      .map((find) => find(name, names))
      .find((targets) => targets.length > 0) ?? [];
  const [target, ...others] = found;
  if (target && others.length === 0) return target;
  if (target) throw new UsageError(`“${name}” may mean ${listed(found.map(wordsFor))}; name one of them.`);
  const near = nearest(name, names);
  throw new UsageError(
    near.length === 0
      ? `“${name}” is no document and no item held here, and nothing is held under a name like it.`
      : `“${name}” is no document and no item held here; the nearest names are ${listed(near)}.`,
  );
}

async function readNames(library: Library): Promise<Names> {
  const [documents, unheld, items, withdrawals] = await Promise.all([
    library.documents(),
    library.unheldDocuments(),
    library.items(),
    library.withdrawals(),
  ]);
  const known = new Set([...documents, ...unheld].map(({ document }) => document));
  return {
    documents: [
      ...documents,
      ...unheld.map(({ document, root }) => ({ document, root, url: null })),
      // Gone from the library, and still kept out.
      ...[...new Set(withdrawals.map(({ document }) => document))]
        .filter((document) => !known.has(document))
        .map((document) => ({ document, root: '', url: null })),
    ],
    items,
    twins: new Map(
      unheld.flatMap(({ document, duplicateOf }) => (duplicateOf === null ? [] : [[document, duplicateOf]])),
    ),
    withdrawals,
  };
}

const itemWithId = (name: string, { items, withdrawals }: Names): Target[] =>
  items.some(({ id }) => id === name) || withdrawals.some(({ itemId }) => itemId === name) ? [{ itemId: name }] : [];

function documentNamed(name: string, { documents, twins }: Names): Target[] {
  const exact = documents.filter(({ document, root, url }) => [document, url, `${root}/${document}`].includes(name));
  const found = exact.length > 0 ? exact : documents.filter(({ document }) => document.endsWith(`/${name}`));
  return [...new Set(found.map(({ document }) => twins.get(document) ?? document))].map((document) => ({ document }));
}

const itemAtAddress = (name: string, { items }: Names): Target[] =>
  items.filter(({ url }) => url === name).map(({ id }) => ({ itemId: id }));

/** "spring.txt#7": the hash sign parts the document from the number printed before the item. */
function itemNumbered(name: string, names: Names): Target[] {
  const at = name.lastIndexOf('#');
  if (at < 1) return [];
  const number = name.slice(at + 1);
  return documentNamed(name.slice(0, at), names).flatMap((target) =>
    names.items
      .filter(({ source }) => 'document' in target && source.document === target.document)
      .filter(({ agendaItemNumber, minuteNumber }) => number === agendaItemNumber || number === minuteNumber)
      .map(({ id }): Target => ({ itemId: id })),
  );
}

function nearest(name: string, { documents, items }: Names): string[] {
  const wanted = partsOf(name);
  const scored = (words: string, shown: string) => ({ shown, score: likeness(wanted, partsOf(words)) });
  return [
    ...documents.map(({ document }) => scored(document, document)),
    ...items.map(({ id, title, agendaItemNumber, minuteNumber, source }) => {
      const number = agendaItemNumber ?? minuteNumber;
      return scored(
        `${title} ${id}`,
        `${id} (${number === null ? `“${title}”` : `item ${number}`} of ${source.document})`,
      );
    }),
  ]
    .filter(({ score }) => score >= 0.25)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostListed)
    .map(({ shown }) => shown);
}

/** Every three letters that follow one another, so that a slip of the finger costs only a few of them. */
function partsOf(words: string): ReadonlySet<string> {
  const letters = `  ${words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return new Set(Array.from({ length: letters.length - 2 }, (_, at) => letters.slice(at, at + 3)));
}

/** From 0 for nothing in common to 1 for the same parts. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((part) => b.has(part)).length;
  return (2 * shared) / (a.size + b.size);
}

const wordsFor = (target: Target): string => ('itemId' in target ? target.itemId : target.document);

const listed = (words: readonly string[]): string => {
  const shown =
    words.length > mostListed ? [...words.slice(0, mostListed), `${words.length - mostListed} more`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
};
