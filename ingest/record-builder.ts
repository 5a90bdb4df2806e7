import type { Approval, DocumentRecord, StoredPassage, Withheld } from '../src/library/records.js';
import { formatDay } from '../src/minutes/calendar.js';
import { indexRanges } from '../src/minutes/range-index.js';
import type { Range, Span } from '../src/minutes/span.js';
import type { AgendaItem, Meeting } from '../src/minutes/types.js';
import type { MeasureRegister } from '../src/vocabulary/metrics/register.js';
import { findFigures, type LeftOut, type ProposedFigure } from './figures/find-figures.js';
import { contentId, createIdKeeper, digestOf, type ItemName, itemId, itemNameKey, meetingId } from './identity.js';
import type { MeetingMetadata } from './metadata.js';
import { findActions } from './segment/actions.js';
import { findApprovals } from './segment/approvals.js';
import { deriveTitle } from './segment/derived-title.js';
import type { ItemDraft } from './segment/items.js';
import { type PassageDraft, splitPassages } from './segment/passages.js';
import { plain, squeeze } from './segment/plain.js';
import { reportPeriodOf } from './segment/report-period.js';
import { findResolutions } from './segment/resolutions.js';
import type { SegmentedMeeting } from './segment/segment.js';
import type { WithheldDraft } from './segment/withhold.js';
import type { SourceDocument } from './sources/source.js';

export interface BuilderInput {
  readonly text: string;
  /** The text that ids are made from. */
  readonly idText: string;
  readonly span: (range: Range) => Span;
  readonly withheld: readonly WithheldDraft[];
  readonly allItems: readonly ItemDraft[];
  readonly source: SourceDocument;
  /** The page holds one item, so its address is the item's. */
  readonly singleItem: boolean;
  /** Names what figures measure. */
  readonly measures: MeasureRegister;
  readonly proposed: readonly ProposedFigure[];
}

/** A sentence of an item that a figure may be proposed of. */
export interface LeftOutOfItem extends LeftOut {
  readonly itemId: string;
}

/** An item before it has an id. */
interface NamedItem {
  readonly meeting: Meeting;
  readonly draft: ItemDraft;
  /** The draft without the parts that are withheld. */
  readonly visible: ItemDraft;
  readonly hidden: readonly WithheldDraft[];
  readonly name: ItemName;
}

type Built = Omit<DocumentRecord, 'document' | 'text' | 'fingerprint' | 'definitions'>;

/** Gathers what the meetings of one document bring, and gives it ids when all of it is known. */
export function createRecordBuilder({
  text,
  idText,
  span,
  withheld,
  allItems,
  source,
  singleItem,
  measures,
  proposed,
}: BuilderInput) {
  const words = plain(text);
  const keepId = createIdKeeper();
  const hiddenRanges = indexRanges(withheld);
  const meetingIds = new Set<string>();
  const pending: NamedItem[] = [];
  const leftOut: LeftOutOfItem[] = [];
  const parts: { [Key in keyof Built]: Built[Key][number][] } = {
    meetings: [],
    items: [],
    passages: [],
    resolutions: [],
    actions: [],
    approvals: [],
    withheld: [],
    observations: [],
    trends: [],
  };

  function addMeeting({ meeting: draft, items }: SegmentedMeeting, metadata: MeetingMetadata): void {
    const { council, body, heldOn } = metadata;
    const meeting: Meeting = {
      id: meetingId(metadata, () => JSON.stringify(items.map((item) => idText.slice(item.start, item.end)))),
      council,
      body,
      heldOn,
      title: draft.title,
      url: singleItem ? null : source.sidecar.url,
      minutesStatus: metadata.minutesStatus,
    };
    if (!meetingIds.has(meeting.id)) parts.meetings.push(meeting);
    meetingIds.add(meeting.id);
    for (const item of items) pending.push(nameItem(item, meeting));
  }

  function nameItem(draft: ItemDraft, meeting: Meeting): NamedItem {
    const hidden = hiddenRanges.overlapping(draft);
    const hiddenHere = indexRanges(hidden);
    const visible: ItemDraft = {
      ...draft,
      parts: draft.parts.filter((part) => !hiddenHere.touches(part)),
    };
    const title = draft.title ? squeeze(text.slice(draft.title.start, draft.title.end)) : titleFor(visible);
    const { agendaItemNumber, minuteNumber } = draft;
    const titleBasis = draft.title ? 'printed' : 'derived';
    return { meeting, draft, visible, hidden, name: { agendaItemNumber, minuteNumber, title, titleBasis } };
  }

  /** `shared` where another item of the document bears the same name. */
  function addItem({ meeting, draft, visible, hidden, name }: NamedItem, shared: boolean): void {
    const exempt =
      hidden.some(({ reason }) => reason === 'exempt') &&
      !visible.parts.some((part) => part.kind !== 'subheading' && part.section !== 'contact');
    const id = keepId(itemId(meeting, name, idText.slice(draft.start, draft.end), shared));
    const period = exempt ? null : reportPeriodOf(words, visible);
    const item: AgendaItem = {
      id,
      meetingId: meeting.id,
      ...name,
      access: exempt ? 'exempt' : 'public',
      url: singleItem ? source.sidecar.url : null,
      truncated: draft.truncated,
      reportPeriod: period
        ? { text: text.slice(period.start, period.end), ...period.period, source: span(period) }
        : null,
      source: span(draft),
    };
    parts.items.push(item);
    for (const range of hidden) parts.withheld.push(withheldAt(range, id));
    const passages = splitPassages(words, visible, hidden);
    addPassages(passages, item, meeting);
    addDecisions(visible, item, meeting);
    addActions(passages, item, meeting);
    addFigures(passages, visible, item, meeting);
  }

  /** An item without a printed title is named by its own first public words. */
  function titleFor(item: ItemDraft): string {
    const first = item.parts.find((part) => part.section !== 'contact');
    return first ? deriveTitle(words, first) : 'Untitled item';
  }

  function addPassages(passages: readonly PassageDraft[], item: AgendaItem, meeting: Meeting): void {
    for (const passage of passages) {
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

  function addActions(passages: readonly PassageDraft[], item: AgendaItem, meeting: Meeting): void {
    const sentences = passages.flatMap((passage) => passage.sentences);
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
  }

  function addFigures(passages: readonly PassageDraft[], visible: ItemDraft, item: AgendaItem, meeting: Meeting): void {
    const figures = findFigures({
      text,
      title: item.title,
      reportPeriod: item.reportPeriod,
      heldOn: meeting.heldOn,
      sentences: passages.flatMap((passage) => passage.sentences),
      parts: visible.parts.filter(({ section }) => section === 'minutes'),
      register: measures,
      proposed,
    });
    leftOut.push(...figures.leftOut.map((sentence) => ({ ...sentence, itemId: item.id })));
    for (const { start, end, ...draft } of figures.observations) {
      const { value, valueHigh, valueText, unit, period, change, quote } = draft;
      const said = JSON.stringify([value, valueHigh, valueText, unit, change, period.text]);
      const id = keepId(contentId('o', item.id, quote, said));
      parts.observations.push({ id, itemId: item.id, ...draft, source: span({ start, end }) });
    }
    for (const { start, end, ...draft } of figures.trends) {
      const id = keepId(contentId('t', item.id, draft.quote, draft.kind, draft.subject, draft.direction));
      parts.trends.push({ id, itemId: item.id, ...draft, source: span({ start, end }) });
    }
  }

  /** Stretches outside every item are counted too. */
  const finish = (): { readonly built: Built; readonly leftOut: readonly LeftOutOfItem[] } => {
    const names = pending.map(({ meeting, name }) => itemNameKey(meeting, name));
    const first = new Map(names.map((name, index) => [name, index] as const).reverse());
    const last = new Map(names.map((name, index) => [name, index] as const));
    pending.forEach((item, index) => {
      const name = names[index] ?? '';
      addItem(item, first.get(name) !== last.get(name));
    });
    const itemRanges = indexRanges(allItems);
    const outside = withheld.filter((range) => !itemRanges.touches(range)).map((range) => withheldAt(range, null));
    return { built: { ...parts, withheld: [...parts.withheld, ...outside] }, leftOut };
  };

  return { addMeeting, finish };
}

const withheldAt = ({ start, end, reason, digest }: WithheldDraft, itemId: string | null): Withheld => ({
  start,
  end,
  itemId,
  reason,
  ...(digest === undefined ? {} : { digest }),
});

/** What a passage is indexed under. The period is written out, so that "June 2025" in a question meets it. */
function headOf(text: string, item: AgendaItem, meeting: Meeting, heading: Range | null): string {
  const period = item.reportPeriod;
  const dates = [meeting.heldOn ? formatDay(meeting.heldOn) : null, period ? squeeze(period.text) : null];
  const under = heading ? squeeze(text.slice(heading.start, heading.end)) : null;
  return [meeting.council, meeting.body, ...dates, item.title, under].filter((part) => part !== null).join(' · ');
}
