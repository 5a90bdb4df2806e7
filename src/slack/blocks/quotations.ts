import type { Answer, AnswerSentence } from '../../answering/answer.js';
import { clean } from '../text/clean.js';
import { type Line, line, splitLine, writtenLine } from '../text/line.js';
import { paragraph } from '../text/rich.js';
import { joined, listed, type Part, paragraphs, sizeOf, smallPrint } from './part.js';

const mostSentences = 3;

/** What is shown before "Show sources": a list whole, of anything else the first three sentences. */
export const shownSentences = (answer: Answer): readonly AnswerSentence[] =>
  isList(answer) ? answer.sentences : answer.sentences.slice(0, mostSentences);

/** The sentences of an answer with their markers, and beside each, outside the quotation, what a reader must know of it. */
export function quotationParts(answer: Answer): Part[] {
  if (isList(answer)) return listParts(answer);
  const shown = shownSentences(answer);
  const left = answer.sentences.length - shown.length;
  return [
    ...shown.flatMap((sentence, index) =>
      withLabels(quotation(answer, sentence), labelsOf(answer, sentence, shown[index - 1])),
    ),
    ...(left === 0
      ? []
      : paragraphs([line(`${left === 1 ? 'One more quotation' : `${left} more quotations`} under “Show sources”.`)])),
  ];
}

/** The entries of one list are shown whole; several quotations of several items are not a list. */
function isList({ sentences, citations }: Answer): boolean {
  const items = new Set(citations.map(({ item }) => item.id));
  return sentences.length > mostSentences && items.size === 1;
}

/** One line an entry, under what gives them their meaning; what all have in common is said once. */
function listParts(answer: Answer): Part[] {
  const { sentences } = answer;
  const common = commonLabels(answer);
  if (common !== null)
    return joined(
      paragraphs([line(`${common.charAt(0).toUpperCase()}${common.slice(1)}:`)]),
      listed(sentences.map((sentence) => quotation(answer, sentence))),
    );
  return listed(
    sentences.map((sentence, index) => [
      ...quotation(answer, sentence),
      ...inBrackets(labelsOf(answer, sentence, sentences[index - 1])),
    ]),
  );
}

function commonLabels(answer: Answer): string | null {
  const [first, ...others] = answer.sentences;
  if (!first) return null;
  const { speaker, period, referent } = first.said;
  const same = others.every(
    ({ said }) => said.speaker === speaker && said.period === period && said.referent === referent,
  );
  return same ? labelled([referent, period, councilOf(answer, first), saidBy(first)]) : null;
}

/** Quotation marks belong to the minutes, so words of a model have none. The marker stands after the full stop. */
function quotation({ mode }: Answer, { text, citations }: AnswerSentence): Line {
  const markers = citations.map((label) => `[${label}]`).join('');
  const words = clean(text);
  return line(`${mode === 'extractive' ? `“${words}”` : words} ${markers}`);
}

/** The council is said with the first quotation and wherever another follows. */
function labelsOf(answer: Answer, sentence: AnswerSentence, before: AnswerSentence | undefined): string | null {
  const council = councilOf(answer, sentence);
  const isNew = before === undefined || councilOf(answer, before) !== council;
  return labelled([sentence.said.period, isNew ? council : null, saidBy(sentence), sentence.said.referent]);
}

const saidBy = ({ said }: AnswerSentence): string | null => (said.speaker === null ? null : `said by ${said.speaker}`);

function councilOf({ citations }: Answer, sentence: AnswerSentence): string | null {
  return citations.find(({ label }) => sentence.citations.includes(label))?.meeting.council ?? null;
}

function labelled(labels: readonly (string | null)[]): string | null {
  const known = labels.filter((label) => label !== null);
  return known.length === 0 ? null : clean(known.join(' · '));
}

const inBrackets = (labels: string | null): Line => (labels === null ? [] : line(` (${labels})`));

/** In blocks the labels are small print under the quotation; in words they stand behind it, so that the first line says when and where. */
function withLabels(quoted: Line, labels: string | null): Part[] {
  const lines = splitLine(quoted);
  const parts = lines.map((each): Part => ({ text: [writtenLine(each)], blocks: [paragraph([each])] }));
  if (labels === null) return parts;
  const print = smallPrint(labels);
  const [quote, small] = [parts.at(-1), print[0]];
  if (print.length > 1 || !quote || !small || sizeOf(quote) + sizeOf(small) > longestTogether)
    return [...parts, ...print];
  const text = `${quote.text.join(' ')} (${small.text.join(' ')})`;
  return [...parts.slice(0, -1), { text: [text], blocks: [...quote.blocks, ...small.blocks] }];
}

const longestTogether = 3_500;
