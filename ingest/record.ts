import type { Approval, DocumentRecord, StoredPassage, Withheld } from '../src/library/records.js';
import { formatDay } from '../src/minutes/calendar.js';
import { overlaps, type Range, type Span } from '../src/minutes/span.js';
import type { AgendaItem, Meeting, MinutesDocument, Warning } from '../src/minutes/types.js';
import { learnDefinitions } from '../src/vocabulary/learn.js';
import { contentId, createIdKeeper, digestOf } from './identity.js';
import { type MeetingMetadata, settleMetadata } from './metadata.js';
import type { ExtractedText } from './readers/reader.js';
import { findActions } from './segment/actions.js';
import { findApprovals } from './segment/approvals.js';
import { deriveTitle } from './segment/derived-title.js';
import type { ItemDraft } from './segment/items.js';
import { splitPassages } from './segment/passages.js';
import { plain, squeeze } from './segment/plain.js';
import { reportPeriodOf } from './segment/report-period.js';
import { findResolutions } from './segment/resolutions.js';
import { type SegmentedMeeting, type SegmentRules, segmentText } from './segment/segment.js';
import { findWithheld, maskText, type WithheldDraft } from './segment/withhold.js';
import type { SourceDocument } from './sources/source.js';
import { warningsOf } from './warnings.js';

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
  /** ISO instant. */
  readonly now: string;
}

/** Turns an extracted text into everything the library keeps of it. Exempt words are in no part of the result. */
export function buildRecord(input: RecordInput, rules: SegmentRules): DocumentRecord {
  const { extracted, source, name } = input;
  const segmented = segmentText(extracted.text, rules);
  const allItems = segmented.flatMap(({ items }) => items);
  const withheld = findWithheld(plain(extracted.text), allItems, { privatePersonsCleared: false });
  const text = maskText(extracted.text, withheld);
  const span = (range: Range): Span => ({
    document: name,
    start: range.start,
    end: range.end,
    page: pageAt(extracted, range.start),
  });
  const builder = createBuilder({ text, span, withheld, allItems, source, singleItem: allItems.length === 1 });
  const metadataWarnings: Warning[] = [];
  for (const part of segmented) {
    const { metadata, warnings } = settleMetadata(part.meeting, source.sidecar, input.fallback, segmented.length === 1);
    metadataWarnings.push(...warnings);
    builder.addMeeting(part, metadata);
  }
  const built = builder.finish();
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
  return { document, text, fingerprint: input.fingerprint, ...built, definitions: learnDefinitions(text) };
}

const pageAt = (extracted: ExtractedText, offset: number): number | null =>
  extracted.pages.find((page) => offset >= page.start && offset < page.end)?.page ?? null;

interface BuilderInput {
  readonly text: string;
  readonly span: (range: Range) => Span;
  readonly withheld: readonly WithheldDraft[];
  readonly allItems: readonly ItemDraft[];
  readonly source: SourceDocument;
  /** The page holds one item, so its address is the item's. */
  readonly singleItem: boolean;
}

type Built = Omit<DocumentRecord, 'document' | 'text' | 'fingerprint' | 'definitions'>;

function createBuilder({ text, span, withheld, allItems, source, singleItem }: BuilderInput) {
  const words = plain(text);
  const keepId = createIdKeeper();
  const parts: { [Key in keyof Built]: Built[Key][number][] } = {
    meetings: [],
    items: [],
    passages: [],
    resolutions: [],
    actions: [],
    approvals: [],
    withheld: [],
  };

  function addMeeting({ meeting: draft, items }: SegmentedMeeting, metadata: MeetingMetadata): void {
    const { council, body, heldOn } = metadata;
    const contents = heldOn === null ? digestOf(...items.map((item) => text.slice(item.start, item.end))) : null;
    const meeting: Meeting = {
      id: contentId('m', council, body, heldOn, contents),
      council,
      body,
      heldOn,
      title: draft.title,
      url: singleItem ? null : source.sidecar.url,
      minutesStatus: metadata.minutesStatus,
    };
    if (!parts.meetings.some(({ id }) => id === meeting.id)) parts.meetings.push(meeting);
    for (const item of items) addItem(item, meeting);
  }

  function addItem(draft: ItemDraft, meeting: Meeting): void {
    const hidden = withheld.filter((range) => overlaps(range, draft));
    const visible: ItemDraft = {
      ...draft,
      parts: draft.parts.filter((part) => !hidden.some((range) => overlaps(range, part))),
    };
    const title = draft.title ? squeeze(text.slice(draft.title.start, draft.title.end)) : titleFor(visible);
    const exempt =
      hidden.some(({ reason }) => reason === 'exempt') &&
      !visible.parts.some((part) => part.kind !== 'subheading' && part.section !== 'contact');
    const settled =
      meeting.heldOn !== null && draft.title !== null ? null : digestOf(text.slice(draft.start, draft.end));
    const id = keepId(
      contentId(
        'i',
        meeting.council,
        meeting.body,
        meeting.heldOn,
        draft.agendaItemNumber,
        draft.minuteNumber,
        title,
        settled,
      ),
    );
    const period = exempt ? null : reportPeriodOf(words, visible);
    const item: AgendaItem = {
      id,
      meetingId: meeting.id,
      agendaItemNumber: draft.agendaItemNumber,
      minuteNumber: draft.minuteNumber,
      title,
      titleBasis: draft.title ? 'printed' : 'derived',
      access: exempt ? 'exempt' : 'public',
      url: singleItem ? source.sidecar.url : null,
      truncated: draft.truncated,
      reportPeriod: period
        ? { text: text.slice(period.start, period.end), ...period.period, source: span(period) }
        : null,
      source: span(draft),
    };
    parts.items.push(item);
    for (const range of hidden)
      parts.withheld.push({ start: range.start, end: range.end, itemId: id, reason: range.reason } satisfies Withheld);
    addPassages(visible, item, meeting, hidden);
    addDecisions(visible, item, meeting);
  }

  /** An item without a printed title is named by its own first public words. */
  function titleFor(item: ItemDraft): string {
    const first = item.parts.find((part) => part.section !== 'contact');
    return first ? deriveTitle(words, first) : 'Untitled item';
  }

  function addPassages(draft: ItemDraft, item: AgendaItem, meeting: Meeting, hidden: readonly Range[]): void {
    for (const passage of splitPassages(words, draft, hidden)) {
      const quoted = text.slice(passage.start, passage.end);
      const id = keepId(contentId('p', item.id, digestOf(quoted)));
      const head = headOf(text, item, meeting, passage.sentences[0]?.heading ?? null);
      parts.passages.push({
        id,
        itemId: item.id,
        text: quoted,
        source: span(passage),
        head,
        sentences: passage.sentences,
      } satisfies StoredPassage);
    }
  }

  function addDecisions(draft: ItemDraft, item: AgendaItem, meeting: Meeting): void {
    for (const { start, end, kind } of findResolutions(words, draft)) {
      const quoted = text.slice(start, end);
      parts.resolutions.push({
        id: keepId(contentId('r', item.id, quoted)),
        itemId: item.id,
        kind,
        text: quoted,
        source: span({ start, end }),
      });
    }
    const sentences = parts.passages
      .filter((passage) => passage.itemId === item.id)
      .flatMap((passage) => passage.sentences);
    for (const { start, end, ...action } of findActions(words, sentences)) {
      const quote = text.slice(start, end);
      const id = keepId(contentId('a', item.id, quote, action.what));
      parts.actions.push({
        id,
        itemId: item.id,
        ...action,
        state: 'open',
        firstAsked: meeting.heldOn,
        quote,
        source: span({ start, end }),
      });
    }
    const said = draft.parts.filter((part) => part.section === 'minutes' || part.section === 'decision');
    const agenda = draft.parts.filter((part) => part.section === 'agenda');
    for (const approval of findApprovals(words, item.title, said, agenda)) {
      const amendment = approval.amendment
        ? squeeze(text.slice(approval.amendment.start, approval.amendment.end))
        : null;
      parts.approvals.push({
        council: meeting.council,
        body: meeting.body,
        minutesOf: approval.minutesOf,
        outcome: approval.outcome,
        decidedOn: meeting.heldOn,
        itemId: item.id,
        amendment,
        source: span(approval),
      } satisfies Approval);
    }
  }

  /** Stretches outside every item are counted too. */
  const finish = (): Built => ({
    ...parts,
    withheld: [
      ...parts.withheld,
      ...withheld
        .filter((range) => !allItems.some((item) => overlaps(range, item)))
        .map(({ start, end, reason }): Withheld => ({ start, end, itemId: null, reason })),
    ],
  });

  return { addMeeting, finish };
}

/** What a passage is indexed under. The period is written out, so that "June 2025" in a question meets it. */
function headOf(text: string, item: AgendaItem, meeting: Meeting, heading: Range | null): string {
  const period = item.reportPeriod;
  const dates = [meeting.heldOn ? formatDay(meeting.heldOn) : null, period ? squeeze(period.text) : null];
  const under = heading ? squeeze(text.slice(heading.start, heading.end)) : null;
  return [meeting.council, meeting.body, ...dates, item.title, under].filter((part) => part !== null).join(' · ');
}
