import type { DocumentRecord } from '../src/library/records.js';
import { maskText } from '../src/minutes/mask.js';
import { firstFrom } from '../src/minutes/range-index.js';
import type { Range, Span } from '../src/minutes/span.js';
import type { MinutesDocument, Warning } from '../src/minutes/types.js';
import { learnDefinitions } from '../src/vocabulary/learn.js';
import type { MeasureRegister } from '../src/vocabulary/metrics/register.js';
import type { ProposedFigure } from './figures/find-figures.js';
import { settleMetadata } from './metadata.js';
import type { ExtractedText } from './readers/reader.js';
import { createRecordBuilder, type LeftOutOfItem } from './record-builder.js';
import { plain } from './segment/plain.js';
import { type SegmentRules, segmentText } from './segment/segment.js';
import { findWithheld } from './segment/withhold.js';
import type { SourceDocument } from './sources/source.js';
import { warningsOf } from './warnings.js';

/** Raise when the same text, cut and read alike, would give another record. */
export const recordVersion = 2;

export interface RecordInput {
  /** The name under which the document is kept. */
  readonly name: string;
  readonly source: SourceDocument;
  readonly extracted: ExtractedText;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  readonly fingerprint: string;
  /** What `--council` and `--body` say, used only where neither text nor sidecar does. */
  readonly fallback: { readonly council: string | null; readonly body: string | null };
  /** Digests of the paragraphs about private persons that an officer has cleared. */
  readonly cleared?: ReadonlySet<string>;
  /** Figures that a model found in this text and that the program has verified. */
  readonly proposed?: readonly ProposedFigure[];
  /** ISO instant. */
  readonly now: string;
}

export interface RecordRules extends SegmentRules {
  /** Names what figures measure. */
  readonly measures: MeasureRegister;
}

export interface RecordBuilt {
  readonly record: DocumentRecord;
  /** What a model may be asked about. */
  readonly leftOut: readonly LeftOutOfItem[];
}

/** Turns an extracted text into everything the library keeps of it. Exempt words are in no part of the result. */
export function buildRecord(input: RecordInput, rules: RecordRules): RecordBuilt {
  const { extracted, source, name } = input;
  const segmented = segmentText(extracted.text, rules);
  const allItems = segmented.flatMap(({ items }) => items);
  const found = findWithheld(plain(extracted.text), allItems);
  const withheld = found.filter(({ digest }) => digest === undefined || !input.cleared?.has(digest));
  const text = maskText(extracted.text, withheld);
  const span = (range: Range): Span => ({
    document: name,
    start: range.start,
    end: range.end,
    page: pageAt(extracted, range.start),
  });
  // Ids are made from what is there before any clearance, so that clearing a paragraph makes no other item of its item.
  const idText = maskText(extracted.text, found);
  const builder = createRecordBuilder({
    text,
    idText,
    span,
    withheld,
    allItems,
    source,
    singleItem: allItems.length === 1,
    measures: rules.measures,
    proposed: input.proposed ?? [],
  });
  const metadataWarnings: Warning[] = [];
  for (const part of segmented) {
    const { metadata, warnings } = settleMetadata(part.meeting, source.sidecar, input.fallback, segmented.length === 1);
    metadataWarnings.push(...warnings);
    builder.addMeeting(part, metadata);
  }
  const { built, leftOut } = builder.finish();
  const first = built.meetings[0];
  const document: MinutesDocument = {
    document: name,
    root: source.root,
    url: source.sidecar.url,
    reader: extracted.reader,
    digest: input.digest,
    bytes: source.bytes,
    council: first?.council ?? source.sidecar.council,
    body: first?.body ?? source.sidecar.body,
    minutesStatus: first?.minutesStatus ?? source.sidecar.status ?? 'unknown',
    access: 'public',
    duplicateOf: null,
    ingestedAt: input.now,
    warnings: [...extracted.warnings, ...metadataWarnings, ...warningsOf(text, allItems, withheld, span)],
  };
  const record = { document, text, fingerprint: input.fingerprint, ...built, definitions: learnDefinitions(text) };
  return { record, leftOut };
}

function pageAt({ pages }: ExtractedText, offset: number): number | null {
  const page = pages[firstFrom(pages, offset + 1) - 1];
  return page && offset < page.end ? page.page : null;
}
