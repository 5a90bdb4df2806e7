import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/answering/answer.js';
import type { Citation } from '../../src/minutes/types.js';
import type { NewAnswer, NewJob, NewPost } from '../../src/state/state.js';

export const monday = new Date('2026-03-02T09:00:00Z');
export const minutesLater = (minutes: number, from: Date = monday): Date => new Date(from.getTime() + minutes * 60_000);
export const daysLater = (days: number): Date => minutesLater(days * 24 * 60);

let count = 0;

/** A question of one user in a thread of its own. */
export const jobOf = (job: Partial<NewJob> = {}): NewJob => {
  count += 1;
  return {
    keys: [`event ${count}`],
    kind: 'question',
    team: 'T1',
    user: 'U1',
    channel: 'C1',
    threadTs: `${count}.0`,
    payload: { text: 'how many kerbs were relaid?' },
    at: monday,
    ...job,
  };
};

export const postOf = (post: Partial<NewPost> = {}): NewPost => {
  count += 1;
  return {
    id: randomUUID(),
    kind: 'message',
    team: 'T1',
    channel: 'C1',
    threadTs: `${count}.0`,
    user: null,
    responseUrl: null,
    ts: null,
    body: { text: 'Forty kerbs were relaid in Saddlers Row.' },
    ref: null,
    readBack: true,
    cites: [],
    ...post,
  };
};

export interface Quoted {
  readonly document?: string;
  readonly itemId?: string;
  readonly quote?: string;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly titleBasis?: 'printed' | 'derived';
  readonly title?: string;
}

const citationOf = (quoted: Quoted, index: number): Citation => {
  const document = quoted.document ?? 'roads/march.txt';
  const quote = quoted.quote ?? 'Forty kerbs were relaid in Saddlers Row.';
  const source = { document, start: 0, end: quote.length, page: null };
  return {
    label: String(index + 1),
    meeting: {
      id: `meeting of ${document}`,
      council: 'Harrowmere Council',
      body: 'Roads Panel',
      heldOn: '2026-02-10',
      title: null,
      url: null,
      minutesStatus: 'draft',
    },
    item: {
      id: quoted.itemId ?? `item of ${document}`,
      meetingId: `meeting of ${document}`,
      agendaItemNumber: '6',
      minuteNumber: null,
      title: quoted.title ?? 'Kerbs',
      titleBasis: quoted.titleBasis ?? 'printed',
      access: 'public',
      url: null,
      truncated: false,
      reportPeriod: null,
      source,
    },
    quote,
    source,
    link: 'https://harrowmere.example/item6',
  };
};

/** An answer with one sentence for each quotation; without any it is one that was not found. */
export const givenAnswer = (ref: string, question: string, quotations: readonly Quoted[] = [{}]): Answer => {
  const citations = quotations.map(citationOf);
  const sentences = citations.map(({ label, quote }) => ({
    text: quote,
    citations: [label],
    said: { speaker: 'Ada Marsh', period: 'meeting of 10 February 2026', referent: null },
  }));
  return {
    question,
    ref,
    status: citations.length > 0 ? 'answered' : 'not_found',
    mode: 'extractive',
    sentences,
    text:
      citations.length > 0
        ? sentences.map(({ text, citations: labels }) => `${text} [${labels.join('')}]`).join(' ')
        : 'The minutes held do not say.',
    notes: citations.length > 0 ? [`Beside it: “${citations[0]?.quote}”`] : [],
    citations,
    nearest: [],
    searched: { meetings: 3, from: null, to: null, undated: 0, missing: [] },
    timingsMs: { embed: 0, retrieve: 1, compose: 1, total: 2 },
  };
};

export const answerOf = (answer: Partial<NewAnswer> = {}, quotations: readonly Quoted[] = [{}]): NewAnswer => {
  count += 1;
  const ref = answer.ref ?? `R${String(count).padStart(4, '0')}`;
  const question = answer.question ?? 'how many kerbs were relaid?';
  const given = answer.answer ?? givenAnswer(ref, question, quotations);
  return {
    jobId: null,
    team: 'T1',
    user: 'U1',
    channel: 'C1',
    threadTs: '1.0',
    at: monday,
    question,
    scope: { council: 'Harrowmere Council' },
    answer: given,
    evidence: given.citations.map(({ label, source }, index) => ({
      label,
      before: quotations[index]?.before ?? 'The surveyor was asked about kerbs.',
      after: quotations[index]?.after ?? 'Members thanked the surveyor for the work.',
      document: source.document,
      sha256: 'ab'.repeat(32),
      ingestedAt: '2026-02-20T08:00:00.000Z',
    })),
    context: { terms: ['kerbs'] },
    programVersion: '0.1.0',
    ...answer,
    ref,
  };
};

export const citesOf = (document = 'roads/march.txt', itemId = `item of ${document}`) => [{ document, itemId }];
