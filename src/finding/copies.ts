import type { FurtherSource } from '../library/records.js';
import { indexRanges, type RangeIndex } from '../minutes/range-index.js';
import type { Span } from '../minutes/span.js';

/** Tells what stands in another copy of an item. Readers see one copy of each item, and nothing in it is counted twice. */
export function createCopies(furtherSources: readonly FurtherSource[]): (place: Omit<Span, 'page'>) => boolean {
  const byDocument = new Map<string, Span[]>();
  for (const { source } of furtherSources) {
    const spans = byDocument.get(source.document);
    if (spans) spans.push(source);
    else byDocument.set(source.document, [source]);
  }
  const indexes = new Map<string, RangeIndex<Span>>();
  for (const [document, spans] of byDocument) indexes.set(document, indexRanges(spans));
  return (place) => indexes.get(place.document)?.touches(place) ?? false;
}
