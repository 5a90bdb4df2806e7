import { expect } from 'vitest';
import { splitBlocks } from '../../../ingest/segment/blocks.js';
import { plain } from '../../../ingest/segment/plain.js';
import { segmentText } from '../../../ingest/segment/segment.js';
import type { DocumentRecord } from '../../../src/library/records.js';
import { overlaps } from '../../../src/minutes/span.js';
import { rules } from './record-of.js';

/** What holds for the record of any text whatever. */
export function expectSound(original: string, record: DocumentRecord): void {
  const { text } = record;
  expect(text).toHaveLength(original.length);
  for (const { source, text: quoted } of [...record.passages, ...record.resolutions])
    expect(text.slice(source.start, source.end)).toBe(quoted);
  for (const { source, quote } of record.actions) expect(text.slice(source.start, source.end)).toBe(quote);
  for (const { reportPeriod } of record.items)
    if (reportPeriod) expect(text.slice(reportPeriod.source.start, reportPeriod.source.end)).toBe(reportPeriod.text);
  expectPassages(record);
  const ids = [record.meetings, record.items, record.passages, record.resolutions, record.actions].flatMap((things) =>
    things.map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expectNothingLost(original, record);
}

function expectPassages({ items, passages }: DocumentRecord): void {
  const ordered = [...passages].sort((a, b) => a.source.start - b.source.start);
  for (const [index, passage] of ordered.entries()) {
    const item = items.find(({ id }) => id === passage.itemId);
    expect(item).toBeDefined();
    expect(passage.source.start).toBeGreaterThanOrEqual(item?.source.start ?? Number.POSITIVE_INFINITY);
    expect(passage.source.end).toBeLessThanOrEqual(item?.source.end ?? -1);
    expect(passage.text).not.toContain('█');
    expect(passage.text.match(/\S+/g)?.length ?? 0).toBeLessThanOrEqual(250);
    const next = ordered[index + 1];
    if (next) expect(overlaps(passage.source, next.source)).toBe(false);
    for (const sentence of passage.sentences) {
      expect(sentence.start).toBeGreaterThanOrEqual(passage.source.start);
      expect(sentence.end).toBeLessThanOrEqual(passage.source.end);
      expect(sentence.end).toBeGreaterThan(sentence.start);
    }
  }
}

/** Every word of an item's minutes that is no heading, label or withheld lies in a passage. */
function expectNothingLost(original: string, record: DocumentRecord): void {
  const items = segmentText(original, rules).flatMap((meeting) => meeting.items);
  const spoken = items
    .flatMap((item) => item.parts)
    .filter((part) => part.kind !== 'subheading' && (part.section === 'minutes' || part.section === 'decision'))
    .filter((part) => !record.withheld.some((range) => overlaps(range, part)));
  for (const part of spoken) {
    for (const word of original.slice(part.start, part.end).matchAll(/\S+/g)) {
      const start = part.start + word.index;
      const range = { start, end: start + word[0].length };
      const holding = record.passages.filter(({ source }) => overlaps(source, range));
      expect(holding.length, `passages that hold “${word[0]}”`).toBe(1);
    }
  }
  // And no word of the page is in no block at all.
  const blocks = splitBlocks(plain(original));
  for (const word of plain(original).matchAll(/[\p{L}\d]{2,}/gu)) {
    const range = { start: word.index, end: word.index + word[0].length };
    expect(
      blocks.some((block) => overlaps({ start: block.outerStart, end: block.end }, range)),
      `a block holds “${word[0]}”`,
    ).toBe(true);
  }
}
