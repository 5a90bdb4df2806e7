import type { Answer, AnswerSentence } from '../../../src/answering/answer.js';
import type { Found, Occurrence } from '../../../src/finding/find.js';
import type { AgendaItem, Citation, Meeting } from '../../../src/minutes/types.js';

/** Pieces of an invented record for messages. */
export const meeting = (given: Partial<Meeting> = {}): Meeting => ({
  id: 'm1',
  council: 'Harrowmere Council',
  body: 'Children and Learning Scrutiny Panel',
  heldOn: '2025-09-09',
  title: null,
  url: 'https://minutes.harrowmere.example/ieListDocuments.aspx?MId=7&Ver=4',
  minutesStatus: 'approved',
  ...given,
});

export const item = (given: Partial<AgendaItem> = {}): AgendaItem => ({
  id: 'i1',
  meetingId: 'm1',
  agendaItemNumber: '7',
  minuteNumber: null,
  title: 'Attendance and travel to school',
  titleBasis: 'printed',
  access: 'public',
  url: 'https://minutes.harrowmere.example/mgAi.aspx?ID=701',
  truncated: false,
  reportPeriod: null,
  source: { document: 'panel.txt', start: 0, end: 4000, page: null },
  ...given,
});

export const citation = (label: string, quote: string, given: Partial<Citation> = {}): Citation => ({
  label,
  meeting: meeting(),
  item: item(),
  quote,
  source: { document: 'panel.txt', start: 10, end: 10 + quote.length, page: null },
  link: 'https://minutes.harrowmere.example/mgAi.aspx?ID=701',
  ...given,
});

export const sentence = (text: string, label: string, said: Partial<AnswerSentence['said']> = {}): AnswerSentence => ({
  text,
  citations: [label],
  said: { speaker: null, period: 'meeting of 9 September 2025 · figures for July 2025', referent: null, ...said },
});

const searched = {
  meetings: 14,
  council: 'Harrowmere Council',
  body: null,
  from: null,
  to: null,
  undated: 0,
  missing: [],
};

const base = {
  question: 'How many pupils came by bus?',
  ref: 'K7QXM',
  mode: 'extractive' as const,
  notes: [],
  nearest: [],
  searched,
  timingsMs: { embed: 0, retrieve: 1, compose: 1, total: 2 },
};

/** An answer that quotes these sentences, each from its own place in the same item. */
export function answered(texts: readonly string[], given: Partial<Answer> = {}): Answer {
  return {
    ...base,
    status: 'answered',
    sentences: texts.map((text, index) => sentence(text, String(index + 1))),
    text: texts.map((text, index) => `${text} [${index + 1}]`).join(' '),
    citations: texts.map((text, index) => citation(String(index + 1), text)),
    ...given,
  };
}

export const notFound = (given: Partial<Answer> = {}): Answer => ({
  ...base,
  status: 'not_found',
  sentences: [],
  text: 'The minutes held do not say. Searched: 14 meetings of Harrowmere Council.',
  citations: [],
  ...given,
});

export const occurrence = (text: string, quote: string, given: Partial<Occurrence> = {}): Occurrence => ({
  document: 'panel.txt',
  meeting: meeting(),
  item: item(),
  text,
  quote,
  source: { document: 'panel.txt', start: 10, end: 10 + quote.length, page: null },
  link: 'https://minutes.harrowmere.example/mgAi.aspx?ID=701',
  ...given,
});

export const found = (occurrences: readonly Occurrence[], given: Partial<Found> = {}): Found => ({
  query: 'bus passes',
  variants: [],
  count: occurrences.length,
  occurrences,
  notes: [],
  searched: { meetings: 14, from: null, to: null, undated: 0 },
  ...given,
});
