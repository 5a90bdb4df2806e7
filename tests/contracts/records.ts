import { createHash } from 'node:crypto';
import type { Approval, DocumentRecord, StoredPassage } from '../../src/library/records.js';
import type { FigurePeriod, Metric, Observation, Trend } from '../../src/minutes/figures.js';
import type { Action, AgendaItem, Meeting, MinutesStatus, ReportPeriod, Resolution } from '../../src/minutes/types.js';

/** What a test says of an item; the rest is usual. */
export interface ItemGiven {
  readonly id?: string;
  readonly number?: string | null;
  readonly minuteNumber?: string | null;
  readonly title?: string;
  readonly derived?: boolean;
  /** One string for each passage; its sentences end with full stops. */
  readonly passages: readonly string[];
  readonly period?: readonly [string, string];
  readonly resolutions?: readonly string[];
  readonly actions?: readonly string[];
  readonly observations?: readonly ObservationGiven[];
  readonly trends?: readonly { readonly metricKey: string | null; readonly quote: string }[];
}

export interface ObservationGiven {
  readonly key: string;
  /** As the register or the minutes name it; the key where nothing is said. */
  readonly name?: string;
  readonly value: number;
  readonly quote: string;
}

export interface RecordGiven {
  readonly document: string;
  readonly root?: string;
  readonly council?: string | null;
  readonly body?: string | null;
  readonly heldOn?: string | null;
  readonly status?: MinutesStatus;
  readonly items: readonly ItemGiven[];
  readonly approvals?: readonly Pick<Approval, 'minutesOf' | 'outcome' | 'body'>[];
  readonly definitions?: DocumentRecord['definitions'];
  readonly withheld?: DocumentRecord['withheld'];
}

const idFrom = (kind: string, ...parts: readonly (string | null)[]): string =>
  `${kind}${createHash('sha1').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`;

/** A whole record whose offsets hold: one meeting with its items, each passage a slice of the text. */
export function recordOf(given: RecordGiven): DocumentRecord {
  const { document, council = 'Harrowmere Council', body = 'Housing Panel', heldOn = '2025-03-04' } = given;
  const status = given.status ?? 'unknown';
  const words = given.items.flatMap(({ passages }) => passages);
  const meetingId = idFrom('m', council, body, heldOn, heldOn === null ? words.join() : null);
  const meeting: Meeting = { id: meetingId, council, body, heldOn, title: null, url: null, minutesStatus: status };
  const seen = new Map<string, number>();
  const unique = (id: string): string => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
  let text = '';
  const items: AgendaItem[] = [];
  const passages: StoredPassage[] = [];
  const resolutions: Resolution[] = [];
  const actions: Action[] = [];
  const observations: Observation[] = [];
  const trends: Trend[] = [];
  const add = (line: string) => {
    const start = text.length;
    text += `${line}\n`;
    return { document, start, end: start + line.length, page: null };
  };
  for (const one of given.items) {
    const { number = null, minuteNumber = null, title = 'Repairs' } = one;
    const settled = heldOn === null ? [...one.passages, ...(one.period ?? [])].join() : null;
    const id = one.id ?? unique(idFrom('i', council, body, heldOn, number, minuteNumber, title, settled));
    const start = add(title).start;
    for (const words of one.passages) {
      const source = add(words);
      const head = [council, body, heldOn, title].filter((part) => part !== null).join(' · ');
      const sentences = sentencesOf(words, source.start);
      passages.push({ id: unique(idFrom('p', id, words)), itemId: id, text: words, source, head, sentences });
    }
    for (const words of one.resolutions ?? [])
      resolutions.push({
        id: unique(idFrom('r', id, words)),
        itemId: id,
        kind: 'agreed',
        text: words,
        source: add(words),
      });
    for (const words of one.actions ?? [])
      actions.push(actionOf(unique(idFrom('a', id, words)), id, words, add(words)));
    for (const { quote, ...figure } of one.observations ?? [])
      observations.push(observationOf(unique(idFrom('o', id, quote, figure.key)), id, figure, quote, add(quote)));
    for (const { quote, metricKey } of one.trends ?? [])
      trends.push(trendOf(unique(idFrom('t', id, quote)), id, metricKey, quote, add(quote)));
    items.push({
      id,
      meetingId,
      agendaItemNumber: number,
      minuteNumber,
      title,
      titleBasis: one.derived ? 'derived' : 'printed',
      access: 'public',
      url: null,
      truncated: false,
      reportPeriod: one.period ? periodOf(document, one.period) : null,
      source: { document, start, end: text.length, page: null },
    });
  }
  return {
    document: {
      document,
      root: given.root ?? '/minutes',
      url: null,
      reader: 'text/1',
      digest: idFrom('', text),
      bytes: text.length,
      council,
      body,
      minutesStatus: status,
      access: 'public',
      duplicateOf: null,
      ingestedAt: '2025-05-01T09:00:00.000Z',
      warnings: [],
    },
    text,
    fingerprint: idFrom('', document, text),
    meetings: [meeting],
    items,
    passages,
    resolutions,
    actions,
    approvals: (given.approvals ?? []).map((approval) => ({
      council,
      ...approval,
      decidedOn: heldOn,
      itemId: items[0]?.id ?? '',
      amendment: null,
      source: { document, start: 0, end: 1 },
    })),
    definitions: given.definitions ?? [],
    withheld: given.withheld ?? [],
    observations,
    trends,
  };
}

const periodOf = (document: string, [start, end]: readonly [string, string]): ReportPeriod => ({
  text: `${start} to ${end}`,
  start,
  end,
  source: { document, start: 0, end: 1, page: null },
});

const actionOf = (id: string, itemId: string, quote: string, source: Action['source']): Action => ({
  id,
  itemId,
  type: 'commitment',
  who: null,
  what: quote,
  when: null,
  due: null,
  state: 'open',
  firstAsked: null,
  quote,
  source,
});

const noPeriod: FigurePeriod = { text: null, start: null, end: null, basis: 'inherited' };

/** A metric as a register would give it. */
export const metricOf = (key: string, name = key): Metric => ({ key, name, unit: 'count', polarity: 'neutral' });

const observationOf = (
  id: string,
  itemId: string,
  { key, name, value }: Omit<ObservationGiven, 'quote'>,
  quote: string,
  source: Observation['source'],
): Observation => ({
  id,
  itemId,
  metric: metricOf(key, name),
  measureText: key,
  value,
  valueHigh: null,
  valueText: String(value),
  unit: 'count',
  qualifier: null,
  basis: 'period',
  period: noPeriod,
  change: null,
  direction: null,
  comparators: [],
  segment: null,
  definition: null,
  speaker: null,
  quote,
  source,
  readBy: ['a rule'],
});

const trendOf = (
  id: string,
  itemId: string,
  metricKey: string | null,
  quote: string,
  source: Trend['source'],
): Trend => ({
  id,
  itemId,
  kind: 'trend',
  subject: 'homes',
  metricKey,
  direction: 'up',
  comparators: [],
  period: noPeriod,
  speaker: null,
  quote,
  source,
  readBy: ['a rule'],
});

function sentencesOf(words: string, offset: number): StoredPassage['sentences'] {
  return [...words.matchAll(/[^.]+\.?/g)].flatMap(({ 0: sentence, index }) => {
    const start = offset + index + (sentence.length - sentence.trimStart().length);
    const end = offset + index + sentence.trimEnd().length;
    const part = { start: offset, end: offset + words.length };
    return end > start
      ? [{ start, end, section: 'minutes' as const, speaker: null, leadIn: null, heading: null, list: false, part }]
      : [];
  });
}
