import { formatDay } from '../minutes/calendar.js';
import type { Citation } from '../minutes/types.js';
import type { GivenAnswer, StoredAnswer } from './answers.js';
import type { Json } from './json.js';
import { changeTexts } from './words.js';

export interface AnswerParts {
  readonly question: string | null;
  readonly scope: Json;
  readonly answer: GivenAnswer;
  readonly evidence: StoredAnswer['evidence'];
  readonly context: Json;
}

/** What stands where words were withdrawn. */
export const saysWithdrawn = (on: string): string => `Withdrawn on ${formatDay(on)}.`;

/** The sentences with their labels as `[1]`. */
export const textOf = (sentences: GivenAnswer['sentences']): string =>
  sentences.map(({ text, citations }) => `${text} ${citations.map((label) => `[${label}]`).join('')}`).join(' ');

/** Every sentence that an answer quotes from what was withdrawn, with those around it, to find them elsewhere. */
export function withdrawnTexts(
  { answer, evidence }: Pick<AnswerParts, 'answer' | 'evidence'>,
  isWithdrawn: (citation: Citation) => boolean,
): string[] {
  const lost = labelsOf(answer, isWithdrawn);
  return [
    ...[...answer.citations, ...answer.nearest]
      .filter(isWithdrawn)
      .flatMap(({ quote, item }) => [quote, item.titleBasis === 'derived' ? item.title : '']),
    ...evidence.filter(({ label }) => lost.has(label)).flatMap(({ before, after }) => [before ?? '', after ?? '']),
    ...answer.sentences.filter(({ citations }) => citations.some((label) => lost.has(label))).map(({ text }) => text),
  ];
}

/**
 * An answer without the words that were withdrawn: its sentences and quotations from them, what stood around, and what was said about
 * them. What else it quotes stays. `on` is an ISO day.
 */
export function redactAnswer(
  parts: AnswerParts,
  {
    isWithdrawn,
    repeats,
    on,
  }: {
    readonly isWithdrawn: (citation: Citation) => boolean;
    readonly repeats: (text: string) => boolean;
    readonly on: string;
  },
): AnswerParts {
  const { answer } = parts;
  const lost = labelsOf(answer, isWithdrawn);
  const sentences = answer.sentences.map((sentence) =>
    sentence.citations.some((label) => lost.has(label))
      ? { ...sentence, text: saysWithdrawn(on), said: { speaker: null, period: null, referent: null } }
      : sentence,
  );
  const redacted: AnswerParts = {
    ...parts,
    answer: {
      ...answer,
      sentences,
      text: answer.status === 'answered' && lost.size > 0 ? textOf(sentences) : answer.text,
      // What a model proposed may repeat any of it.
      ...(lost.size > 0 && answer.model ? { model: { ...answer.model, checks: [] } } : {}),
      // A note may repeat what it is about.
      notes: lost.size > 0 ? [] : answer.notes,
      citations: answer.citations.map((citation) => (isWithdrawn(citation) ? emptied(citation) : citation)),
      nearest: answer.nearest.filter((citation) => !isWithdrawn(citation)),
    },
    evidence: parts.evidence.map((evidence) =>
      lost.has(evidence.label)
        ? { ...evidence, before: null, after: null, withdrawnOn: evidence.withdrawnOn ?? on }
        : evidence,
    ),
    context: lost.size > 0 ? null : parts.context,
  };
  return changeTexts(redacted, (text) => (repeats(text) ? saysWithdrawn(on) : text)) as AnswerParts;
}

const labelsOf = (answer: GivenAnswer, isWithdrawn: (citation: Citation) => boolean): Set<string> =>
  new Set(answer.citations.filter(isWithdrawn).map(({ label }) => label));

/** Number, printed title and place stay, as of an item that was private from the first. */
const emptied = (citation: Citation): Citation => ({
  ...citation,
  quote: '',
  item: {
    ...citation.item,
    title: citation.item.titleBasis === 'derived' ? '' : citation.item.title,
    reportPeriod: null,
  },
});
