import { readFileSync } from 'node:fs';
import { isFunctionWord } from '../../src/library/terms.js';
import type { PlainDocument } from '../invented/record.js';

interface Turn {
  readonly speaker: string;
  readonly content: string;
}

interface SourceMeeting {
  readonly specific_query_list: readonly { readonly query: string; readonly relevant_text_span: readonly string[][] }[];
  readonly meeting_transcripts: readonly Turn[];
}

/** A stretch of a meeting and the turns it holds words of. */
export interface TurnPassage {
  readonly sentences: readonly string[];
  readonly firstTurn: number;
  readonly lastTurn: number;
}

export interface SpokenMeeting {
  readonly name: string;
  readonly passages: readonly TurnPassage[];
  readonly queries: readonly { readonly text: string /** Indexes of passages. */; readonly gold: readonly number[] }[];
}

const fewest = 150;
const most = 250;

/** Committee meetings with the passages that each question is about. */
export function readSpokenMeetings(file: string): SpokenMeeting[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => toMeeting(`meeting-${String(index).padStart(2, '0')}`, JSON.parse(line) as SourceMeeting));
}

function toMeeting(name: string, source: SourceMeeting): SpokenMeeting {
  const passages = passagesOf(source.meeting_transcripts);
  const queries = source.specific_query_list.map(({ query, relevant_text_span }) => {
    const spans = relevant_text_span.map((span) => [Number(span[0]), Number(span[1])] as const);
    const gold = passages.flatMap(({ firstTurn, lastTurn }, index) =>
      spans.some(([from, to]) => firstTurn <= to && lastTurn >= from) ? [index] : [],
    );
    return { text: query, gold };
  });
  return { name, passages, queries: queries.filter(({ gold }) => gold.length > 0) };
}

/** Consecutive turns merged until there are 150 words, cut at the end of a sentence before there are more than 250. */
export function passagesOf(turns: readonly Turn[]): TurnPassage[] {
  const passages: TurnPassage[] = [];
  let sentences: string[] = [];
  let words = 0;
  let firstTurn = 0;
  let lastTurn = 0;
  const close = (): void => {
    if (sentences.length > 0) passages.push({ sentences, firstTurn, lastTurn });
    sentences = [];
    words = 0;
  };
  turns.forEach(({ speaker, content }, turn) => {
    if (words >= fewest) close();
    for (const [index, sentence] of sentencesOf(content).entries()) {
      const text = index === 0 ? `${speaker}: ${sentence}` : sentence;
      const length = text.split(/\s+/).length;
      if (words > 0 && words + length > most) close();
      if (sentences.length === 0) firstTurn = turn;
      lastTurn = turn;
      sentences.push(text);
      words += length;
    }
  });
  close();
  return passages;
}

const sentencesOf = (text: string): string[] =>
  text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?])\s+(?=[A-Z‘“"'])/)
    .filter((sentence) => sentence.trim() !== '');

/** Twelve words and pairs of words that a meeting uses often and the others seldom; never the annotated topics. */
export function keyPhrases(meetings: readonly SpokenMeeting[]): string[][] {
  const counts = meetings.map(({ passages }) => {
    const own = new Map<string, number>();
    for (const { sentences } of passages)
      for (const sentence of sentences)
        for (const phrase of phrasesOf(sentence)) own.set(phrase, (own.get(phrase) ?? 0) + 1);
    return own;
  });
  const held = new Map<string, number>();
  for (const own of counts) for (const phrase of own.keys()) held.set(phrase, (held.get(phrase) ?? 0) + 1);
  return counts.map((own) =>
    [...own]
      .filter(([, count]) => count >= 3)
      .map(([phrase, count]) => ({ phrase, weight: count * Math.log(meetings.length / (held.get(phrase) ?? 1)) }))
      .sort((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1))
      .slice(0, 12)
      .map(({ phrase }) => phrase),
  );
}

function phrasesOf(sentence: string): string[] {
  const words = sentence.toLowerCase().match(/[a-z][a-z’'-]+/g) ?? [];
  return words.flatMap((word, index) => {
    if (isFunctionWord(word)) return [];
    const next = words[index + 1];
    return next === undefined || isFunctionWord(next) ? [word] : [word, `${word} ${next}`];
  });
}

/** One document for each meeting; all passages in one item, so that neighbours are neighbours. */
export const documentOf = (meeting: SpokenMeeting, head: string): PlainDocument => ({
  document: meeting.name,
  council: null,
  body: null,
  heldOn: null,
  head,
  items: [{ title: meeting.name, passages: meeting.passages }],
});
