import { formatDay } from '../../minutes/calendar.js';
import { maskText } from '../../minutes/mask.js';
import { indexRanges } from '../../minutes/range-index.js';
import type { Range } from '../../minutes/span.js';
import type { AgendaItem, Warning } from '../../minutes/types.js';
import { learnDefinitions } from '../../vocabulary/learn.js';
import { key } from '../keys.js';
import type { DocumentRecord, Withheld } from '../records.js';
import { sentencesOf } from '../sentence-digests.js';
import { dayOf } from './day.js';
import type { WithdrawEntry } from './entries.js';
import type { Recognised } from './recognise.js';
import type { TakenOut } from './types.js';

/** A document without its withdrawn words, and what went. */
export interface Rest {
  readonly record: DocumentRecord;
  readonly takenOut: readonly TakenOut[];
  /** The sentences that went. */
  readonly texts: readonly string[];
}

interface Hidden extends Range {
  readonly itemId: string | null;
  readonly entry: WithdrawEntry;
}

/**
 * Takes everything recognised out of a document: its text keeps its length, its items their ids and numbers. Gives the document as it is
 * where all of it had gone before.
 */
export function takeOut(record: DocumentRecord, recognised: Recognised): Rest {
  const hidden = hiddenIn(record, recognised);
  const isKnown = (range: Range): boolean =>
    record.withheld.some((known) => known.reason === 'withdrawn' && isSameRange(known, range));
  const fresh = hidden.filter((range) => !isKnown(range));
  if (fresh.length === 0) return { record, takenOut: [], texts: [] };
  const places = indexRanges(hidden);
  const stays = ({ source }: { readonly source: Range }): boolean => !places.touches(source);
  const gone = record.passages.filter((passage) => !stays(passage));
  const text = maskText(record.text, hidden);
  const learnt = new Set(learnDefinitions(text).map(nameOf));
  const withheld = fresh.map(({ start, end, itemId }): Withheld => ({ start, end, itemId, reason: 'withdrawn' }));
  return {
    record: {
      ...record,
      document: {
        ...record.document,
        ...(recognised.whole ? { access: 'exempt' as const } : {}),
        warnings: [
          ...record.document.warnings.filter(({ span }) =>
            span ? !places.touches(span) || isKnown(span) : !recognised.whole,
          ),
          ...fresh.map(warningOf(record)),
        ],
      },
      text,
      meetings: recognised.whole ? record.meetings.map((meeting) => ({ ...meeting, title: null })) : record.meetings,
      items: record.items.map((item) => itemWithout(item, { recognised, hidden, places, text })),
      passages: record.passages.filter(stays),
      resolutions: record.resolutions.filter(stays),
      actions: record.actions.filter(stays),
      observations: record.observations.filter(stays),
      trends: record.trends.filter(stays),
      // What was agreed stays agreed; its wording goes.
      approvals: record.approvals.map((approval) => (stays(approval) ? approval : { ...approval, amendment: null })),
      definitions: record.definitions.filter((definition) => learnt.has(nameOf(definition))),
      withheld: [...record.withheld, ...withheld],
    },
    takenOut: takenOutOf(record.document.document, fresh),
    texts: gone.flatMap(sentencesOf),
  };
}

function hiddenIn(record: DocumentRecord, { whole, items, passages }: Recognised): Hidden[] {
  const inItems = record.items.flatMap((item): Hidden[] => {
    const entry = whole ?? items.get(item.id);
    return entry ? [{ start: item.source.start, end: item.source.end, itemId: item.id, entry }] : [];
  });
  const inPassages = record.passages.flatMap((passage): Hidden[] => {
    const entry = passages.get(passage.id);
    return entry ? [{ start: passage.source.start, end: passage.source.end, itemId: passage.itemId, entry }] : [];
  });
  const outside = whole ? gapsBetween(record).map((gap): Hidden => ({ ...gap, itemId: null, entry: whole })) : [];
  return [...inItems, ...inPassages, ...outside].sort((a, b) => a.start - b.start);
}

/** The stretches outside every item that say anything. */
function gapsBetween({ text, items }: DocumentRecord): Range[] {
  const gaps: Range[] = [];
  let from = 0;
  for (const { start, end } of [...items.map(({ source }) => source)].sort((a, b) => a.start - b.start)) {
    if (text.slice(from, start).trim() !== '') gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (text.slice(from).trim() !== '') gaps.push({ start: from, end: text.length });
  return gaps;
}

interface Taken {
  readonly recognised: Recognised;
  readonly hidden: readonly Hidden[];
  readonly places: { readonly touches: (range: Range) => boolean };
  /** The text that is left. */
  readonly text: string;
}

/** The title is among the words of an item, printed or not. */
function itemWithout(item: AgendaItem, { recognised, hidden, places, text }: Taken): AgendaItem {
  const entry = recognised.whole ?? recognised.items.get(item.id);
  if (entry)
    return {
      ...item,
      title: `Withdrawn on ${formatDay(dayOf(entry))}`,
      titleBasis: 'derived',
      access: 'exempt',
      reportPeriod: null,
    };
  const part = hidden.find(({ itemId }) => itemId === item.id);
  const { reportPeriod, source } = item;
  const keepsTitle = !part || key(text.slice(source.start, source.end)).includes(key(item.title));
  return {
    ...item,
    ...(keepsTitle ? {} : { title: `Withdrawn in part on ${formatDay(dayOf(part.entry))}`, titleBasis: 'derived' }),
    reportPeriod: reportPeriod && places.touches(reportPeriod.source) ? null : reportPeriod,
  };
}

const warningOf =
  ({ document, items }: DocumentRecord) =>
  ({ start, end, itemId, entry }: Hidden): Warning => {
    const item = items.find(({ id }) => id === itemId);
    const number = item?.agendaItemNumber ?? item?.minuteNumber ?? null;
    const place = item ? (number === null ? 'in an item' : `in item ${number}`) : 'outside the items';
    return {
      code: 'withdrawn',
      message: `${end - start} characters ${place} were withdrawn on ${formatDay(dayOf(entry))} and are not held.`,
      span: { document: document.document, start, end, page: item?.source.page ?? null },
    };
  };

function takenOutOf(document: string, hidden: readonly Hidden[]): TakenOut[] {
  const byItem = new Map<string | null, Range[]>();
  for (const { start, end, itemId } of hidden) byItem.set(itemId, [...(byItem.get(itemId) ?? []), { start, end }]);
  return [...byItem].map(([itemId, ranges]) => ({ document, itemId, ranges }));
}

const isSameRange = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;
const nameOf = ({ short, full }: { readonly short: string; readonly full: string }): string => `${short} ${key(full)}`;
