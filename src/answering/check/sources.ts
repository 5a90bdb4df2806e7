import type { StoredPassage } from '../../library/records.js';
import type { AgendaItem, Meeting } from '../../minutes/types.js';
import { squeeze } from '../words.js';
import { type Leaning, sentencesLike, sentencesQuoted } from './support.js';
import type { SourceRecord, SourceSentence } from './types.js';

/** The record that a passage stands under. */
export const recordOf = (item: AgendaItem, meeting: Meeting): SourceRecord => ({
  council: meeting.council,
  body: meeting.body,
  heldOn: meeting.heldOn,
  title: item.title,
  numbers: [item.agendaItemNumber, item.minuteNumber].filter((number) => number !== null),
  reportPeriod: item.reportPeriod,
});

/** A sentence with what belongs to it; `document` is the text of its document. */
export function sourceOf({ sentence, text }: Leaning, record: SourceRecord, document: string): SourceSentence {
  const beside = [sentence.leadIn, sentence.heading].flatMap((range) =>
    range === null ? [] : [squeeze(document.slice(range.start, range.end))],
  );
  return {
    text: squeeze(text),
    beside: [...beside, sentence.speaker ?? ''].filter((words) => words !== '' && !words.includes('█')).join('. '),
    record,
  };
}

/** The sentences of the passages that a claim leans on: those it quotes, and where it quotes none those most like it. */
export function leaningsOf(
  claim: string,
  quotes: readonly string[],
  passages: readonly StoredPassage[],
): { readonly leanings: readonly Leaning[]; readonly notFound: readonly string[] } {
  const quoted = quotes.map((quote) => ({ quote, found: sentencesQuoted(quote, passages) }));
  const notFound = quoted.filter(({ found }) => found.length === 0).map(({ quote }) => quote);
  const leanings = quoted.flatMap(({ found }) => found);
  const all = leanings.length > 0 ? leanings : sentencesLike(claim, passages);
  const unique = new Map(all.map((leaning) => [`${leaning.passage.id} ${leaning.sentence.start}`, leaning]));
  return { leanings: [...unique.values()], notFound };
}
