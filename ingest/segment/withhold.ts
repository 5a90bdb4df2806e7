import { indexRanges, type RangeIndex } from '../../src/minutes/range-index.js';
import type { Range } from '../../src/minutes/span.js';
import { digestOf } from '../identity.js';
import { findExempt, type ItemExtent } from './exempt.js';
import type { ItemDraft } from './items.js';
import { squeeze } from './plain.js';
import { findPrivatePersons } from './private-persons.js';

/** A stretch that never reaches the library, and which of the given items it lies in. */
export interface WithheldDraft extends Range {
  readonly reason: 'exempt' | 'private_person';
  /** Of the paragraph's words, by which an officer's clearance knows it again; only where it is about a private person. */
  readonly digest?: string;
  /** Index into the items; null outside them. */
  readonly item: number | null;
}

/** Finds everything that must not be held: exempt text, and paragraphs that label a private person. */
export function findWithheld(text: string, items: readonly ItemDraft[]): WithheldDraft[] {
  const extents = items.map(
    (item): ItemExtent => ({
      start: item.start,
      end: item.end,
      bodyStart: item.bodyStart,
      number: item.agendaItemNumber ?? item.minuteNumber,
      title: item.title ? text.slice(item.title.start, item.title.end) : null,
    }),
  );
  const placed = indexRanges(items.map((item, index) => ({ start: item.start, end: item.end, item, index })));
  const itemAt = ({ start }: Range): number | null => placed.overlapping({ start, end: start + 1 })[0]?.index ?? null;
  const exempt = findExempt(text, extents).flatMap((span) =>
    byItem(span, placed).map((range): WithheldDraft => ({ ...range, reason: 'exempt', item: itemAt(range) })),
  );
  const hidden = indexRanges(exempt);
  const paragraphs = items.flatMap((item) => item.parts);
  const persons = findPrivatePersons(text, paragraphs)
    .filter((found) => !hidden.touches(found))
    .map(({ start, end }) => ({ start, end, digest: digestOf(squeeze(text.slice(start, end))) }))
    .map((found): WithheldDraft => ({ ...found, reason: 'private_person', item: itemAt(found) }));
  return [...exempt, ...persons].sort((a, b) => a.start - b.start);
}

/** One exempt stretch over several items is reported item by item; headings between them stay public. */
function byItem(span: Range, items: RangeIndex<Range & { readonly item: ItemDraft }>): Range[] {
  const inside = items
    .overlapping(span)
    .map(({ item }) => ({ start: Math.max(span.start, item.bodyStart), end: Math.min(span.end, item.end) }))
    .filter((range) => range.end > range.start);
  return inside.length > 0 ? inside : [{ start: span.start, end: span.end }];
}
