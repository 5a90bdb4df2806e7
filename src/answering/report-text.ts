import { formatDay } from '../minutes/calendar.js';
import { findRelativeTimes } from '../minutes/relative-times.js';
import type { Citation, MinutesStatus } from '../minutes/types.js';
import { londonDay } from '../state/london-day.js';
import type { StoredAnswer } from '../state/state.js';
import { periodLabel } from './labels.js';
import type { KeptScope } from './record-answer.js';
import type { Since } from './record-since.js';
import { daysInWords, plural, squeeze } from './words.js';

type Evidence = StoredAnswer['evidence'][number];

/**
 * The record of an answer as plain text, ready to be pasted into a report: each quotation with the sentences around it, where it stands,
 * what has become of it and how to check it. `since` is null where the minutes cannot be looked up now.
 */
export function reportText(stored: StoredAnswer, since: readonly Since[] | null): string {
  const { answer } = stored;
  return [head(stored), ...(answer.status === 'answered' ? quotations(stored, since) : [notAnswered(stored)])]
    .map((lines) => lines.filter((line) => line !== null).join('\n'))
    .join('\n\n');
}

function head({ ref, at, question, scope, answer, programVersion }: StoredAnswer): (string | null)[] {
  const words = answer.mode === 'model' ? 'worded by a model' : 'in the words of the minutes';
  return [
    `Question: ${question === null ? 'no longer kept' : question === '' ? 'not kept' : clean(question)}`,
    `Answer ${ref}, given on ${momentInWords(at)} by Minutebook ${programVersion}, ${words}`,
    scope === null ? null : `Scope: ${scopeInWords(scope as Partial<KeptScope>)}`,
    `Searched: ${searchedInWords(answer.searched)}`,
    ...(answer.mode === 'model' && answer.status === 'answered'
      ? [`Answer: ${clean(answer.text)}`, 'The quotations below, not this wording, are the record.']
      : []),
    ...answer.notes.map((note) => `Note: ${clean(note)}`),
  ];
}

function searchedInWords({ meetings, council, body, from, to }: StoredAnswer['answer']['searched']): string {
  const who = [council, body].filter((part) => typeof part === 'string').map(clean);
  return [
    `${plural(meetings, 'meeting')}${who.length > 0 ? ` of ${who.join(', ')}` : ''}`,
    from === null && to === null ? null : daysInWords(from, to),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function notAnswered({ answer }: StoredAnswer): (string | null)[] {
  return [
    answer.text === '' ? 'The minutes gave no answer; what was said of it is no longer kept.' : clean(answer.text),
    ...answer.searched.missing.map(clean),
    ...answer.nearest.map((citation) => `Nearest item, by title only: ${placeOf(citation)}${linkOf(citation)}`),
  ];
}

function quotations({ answer, evidence }: StoredAnswer, since: readonly Since[] | null): (string | null)[][] {
  return answer.citations.map((citation) => {
    const { label, quote } = citation;
    const kept = evidence.find((each) => each.label === label);
    const now = since?.find((each) => each.label === label);
    const said = answer.sentences.find(({ citations }) => citations.includes(label))?.said;
    const withdrawnOn = kept?.withdrawnOn ?? null;
    const around = [kept?.before ?? null, quote, kept?.after ?? null].filter((part) => part !== null).map(clean);
    return [
      `[${label}] ${placeOf(citation)}`,
      ...(withdrawnOn === null
        ? [
            `Quotation: “${clean(quote)}”`,
            around.length > 1 ? `With the sentences around it: “${around.join(' ')}”` : null,
            said?.speaker ? `Said by ${clean(said.speaker)}.` : 'Speaker not named.',
            said?.referent ? `In the quotation: ${clean(said.referent)}.` : null,
            relativeWords(around.join(' '), citation),
          ]
        : [`The words quoted here were withdrawn on ${formatDay(withdrawnOn)}.`]),
      statusInWords(citation, now, withdrawnOn),
      citation.link ?? 'No link is held.',
      kept === undefined ? null : sourceInWords(kept),
    ];
  });
}

/** Council and body, title, day or period, numbers: what is not known is said to be unknown. */
function placeOf({ meeting, item }: Citation): string {
  const who = [meeting.council, meeting.body].filter((part) => part !== null).join(', ');
  const title = squeeze(item.title);
  const parts = [
    periodLabel(item, meeting)?.replace(' · ', '; ') ?? 'date and period not stated',
    meeting.heldOn === null && item.reportPeriod !== null ? 'meeting date not stated' : null,
    item.agendaItemNumber === null ? null : `item ${item.agendaItemNumber}`,
    item.minuteNumber === null ? null : `minute ${item.minuteNumber}`,
    item.agendaItemNumber === null && item.minuteNumber === null ? 'item number not stated' : null,
    `status ${statusWord(meeting.minutesStatus)}`,
  ].filter((part) => part !== null);
  const named =
    title === '' ? 'Title not printed' : item.titleBasis === 'printed' ? title : `${title} (title not printed)`;
  return clean(`${who === '' ? 'Council and body not stated' : who}. ${named}. ${capital(parts.join('; '))}.`);
}

const linkOf = ({ link }: Citation): string => (link === null ? '' : ` ${link}`);

/** What words such as "last month" are counted from: a report is read long after the meeting. */
function relativeWords(text: string, { item, meeting }: Citation): string | null {
  const found = [...new Set(findRelativeTimes(text).map(({ start, end }) => text.slice(start, end).toLowerCase()))];
  if (found.length === 0) return null;
  const words = found.map((each) => `“${each}”`).join(', ');
  if (meeting.heldOn !== null) return `${words}: as said at the meeting of ${formatDay(meeting.heldOn)}.`;
  const period = periodLabel(item, meeting);
  return period === null
    ? `${words}: when this was said is not stated.`
    : `${words}: as said in the report with ${period}; the day of the meeting is not stated.`;
}

export function statusInWords(
  { meeting }: Citation,
  now: Since | undefined,
  withdrawnOn: string | null,
): string | null {
  if (withdrawnOn !== null) return null;
  const then = `Status of the minutes when cited: ${statusWord(meeting.minutesStatus)}.`;
  if (now === undefined) return `${then} Their status now cannot be looked up.`;
  return [
    then,
    now.minutesStatus === null
      ? 'The meeting is no longer held.'
      : now.minutesStatus === meeting.minutesStatus
        ? 'It is the same now.'
        : `Now: ${statusWord(now.minutesStatus)}.`,
    ...now.agreements.map(agreementInWords),
    wordsNow[now.words],
  ].join(' ');
}

const wordsNow: Readonly<Record<Since['words'], string>> = {
  as_quoted: 'The words stand as quoted.',
  changed: 'The copy held now does not have these words.',
  not_held: 'The document is no longer held.',
  withdrawn: 'The words have been withdrawn since.',
};

function agreementInWords({ outcome, decidedOn, amendment }: Since['agreements'][number]): string {
  const where = decidedOn === null ? 'at a later meeting' : `at the meeting of ${formatDay(decidedOn)}`;
  if (outcome === 'approved') return `Agreed as a correct record ${where}.`;
  if (outcome === 'deferred') return `Agreement was deferred ${where}.`;
  return `Amended ${where}${amendment === null ? '.' : `: “${clean(amendment)}”`}`;
}

const sourceInWords = ({ document, sha256, ingestedAt }: Evidence): string =>
  [
    `Source: ${clean(document)}`,
    sha256 === null ? 'SHA-256 not known' : `SHA-256 ${sha256}`,
    ingestedAt === null ? null : `taken in on ${formatDay(londonDay(new Date(ingestedAt)))}`,
  ]
    .filter((part) => part !== null)
    .join(', ');

function scopeInWords({ council, body, from, to }: Partial<KeptScope>): string {
  const parts = [council, body].filter((part) => typeof part === 'string').map(clean);
  if (from || to) parts.push(daysInWords(from ?? null, to ?? null));
  return parts.length > 0 ? parts.join(', ') : 'everything held';
}

const statusWord = (status: MinutesStatus): string => (status === 'unknown' ? 'not stated' : status);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** On one line, and without characters that a terminal or Word would act on. */
const clean = (text: string): string => squeeze(text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' '));

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "3 March 2026 at 14:05", by the clock where the councils are. */
const momentInWords = (moment: Date): string => `${formatDay(londonDay(moment))} at ${londonTime.format(moment)}`;
