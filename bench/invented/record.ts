import { createHash } from 'node:crypto';
import type { DocumentRecord, StoredPassage } from '../../src/library/records.js';
import type { Sentence } from '../../src/minutes/sentence.js';
import type { Range } from '../../src/minutes/span.js';
import type { AgendaItem, Meeting } from '../../src/minutes/types.js';
import type { InventedMeeting } from './minutes.js';

/** A passage as words, for libraries that are made without reading files. */
export interface PlainPassage {
  readonly sentences: readonly string[];
}

export interface PlainItem {
  readonly title: string;
  readonly passages: readonly PlainPassage[];
}

export interface PlainDocument {
  readonly document: string;
  readonly council: string | null;
  readonly body: string | null;
  readonly heldOn: string | null;
  readonly items: readonly PlainItem[];
  /** What passages are indexed under; the usual line where it is left out. */
  readonly head?: string;
}

/** One passage for each given, its sentences in order; offsets are those of a text that is never stored elsewhere. */
export function recordFrom(given: PlainDocument): DocumentRecord {
  const { document, council, body, heldOn } = given;
  const meetingId = idOf('m', document, heldOn ?? '');
  const meeting: Meeting = { id: meetingId, council, body, heldOn, title: null, url: null, minutesStatus: 'unknown' };
  const items: AgendaItem[] = [];
  const passages: StoredPassage[] = [];
  let text = '';
  const span = (start: number, end: number) => ({ document, start, end, page: null });
  for (const [number, item] of given.items.entries()) {
    const id = idOf('i', document, String(number));
    const itemStart = text.length;
    text += `${item.title}\n`;
    for (const [place, passage] of item.passages.entries()) {
      const start = text.length;
      const sentences = passage.sentences.map((sentence) => {
        const from = text.length;
        text += `${sentence} `;
        return sentenceAt({ start: from, end: from + sentence.length });
      });
      const end = text.length - 1;
      text = `${text.slice(0, -1)}\n`;
      passages.push({
        id: idOf('p', id, String(place)),
        itemId: id,
        text: text.slice(start, end),
        source: span(start, end),
        head: given.head ?? [council, body, heldOn, item.title].filter((part) => part !== null).join(' · '),
        sentences,
      });
    }
    items.push({
      id,
      meetingId,
      agendaItemNumber: String(number + 1),
      minuteNumber: null,
      title: item.title,
      titleBasis: 'printed',
      access: 'public',
      url: null,
      truncated: false,
      reportPeriod: null,
      source: span(itemStart, text.length),
    });
  }
  return {
    document: {
      document,
      root: 'invented',
      url: null,
      reader: 'bench',
      digest: createHash('sha256').update(text).digest('hex'),
      bytes: text.length,
      council,
      body,
      minutesStatus: 'unknown',
      access: 'public',
      duplicateOf: null,
      ingestedAt: '2026-01-01T00:00:00.000Z',
      warnings: [],
    },
    text,
    fingerprint: idOf('f', document, text),
    meetings: [meeting],
    items,
    passages,
    resolutions: [],
    actions: [],
    approvals: [],
    definitions: [],
    withheld: [],
    observations: [],
    trends: [],
  };
}

const sentenceAt = (range: Range): Sentence => ({
  ...range,
  section: 'minutes',
  speaker: null,
  leadIn: null,
  heading: null,
  list: false,
  part: range,
});

const idOf = (kind: string, ...parts: readonly string[]): string =>
  `${kind}${createHash('sha1').update(parts.join('\0')).digest('hex').slice(0, 16)}`;

/** A meeting of minutes that were invented, as a document. */
export const documentFrom = ({ document, body, heldOn, items }: InventedMeeting): PlainDocument => ({
  document,
  council: 'Harrow Vale Borough Council',
  body,
  heldOn,
  items: items.map(({ title, passages }) => ({ title, passages: passages.map((sentences) => ({ sentences })) })),
});
