import type { Answer } from '../../answering/answer.js';
import { searchedWords, wordedBy } from '../../answering/source-words.js';
import { shorten } from '../text/length.js';
import { line } from '../text/line.js';
import { answerButtons, type ButtonsFrame } from './answer-buttons.js';
import type { Message } from './message.js';
import { notFoundParts } from './not-found.js';
import { pack } from './pack.js';
import { listed, mute, type Part, paragraphs, smallPrint } from './part.js';
import { quotationParts, shownSentences } from './quotations.js';
import { sourceLines } from './source-line.js';

export { shared } from './share.js';

export interface AnswerFrame extends ButtonsFrame {
  /** The name of the model that worded the answer. */
  readonly model?: string | null;
}

/**
 * An answer as one message, or as several where it is very long. Always in this order: the answer with its quotations · what is not recorded ·
 * sources · what was searched, with the reference · buttons. The text beside the blocks says all of it but the buttons.
 */
export const answerMessages = (answer: Answer, frame: AnswerFrame): Message[] =>
  pack([...saidIn(answer, frame), ...foot(answer, frame)], `Answer ${answer.ref}`);

function saidIn(answer: Answer, { model = null }: AnswerFrame): Part[] {
  switch (answer.status) {
    case 'answered':
      return [
        ...quotationParts(answer),
        ...(answer.mode === 'model' ? smallPrint(wordedBy(answer.model?.name ?? model)) : []),
        ...listed(answer.notes.map((note) => line(note))),
        ...paragraphs([line({ text: 'Sources', bold: true }), ...sourceLines(shownCitations(answer))]),
      ];
    case 'not_found':
      return notFoundParts(answer);
    // A refusal says nothing of the question, and a failure nothing of the minutes.
    case 'refused':
    case 'failed':
      return paragraphs([line(answer.text)]);
  }
}

function shownCitations(answer: Answer): Answer['citations'] {
  const labels = new Set(shownSentences(answer).flatMap(({ citations }) => citations));
  return answer.citations.filter(({ label }) => labels.has(label));
}

function foot(answer: Answer, frame: AnswerFrame): Part[] {
  const { status, searched, ref, question } = answer;
  if (status === 'refused' || status === 'failed') return smallPrint(`Answer ${ref}`);
  const buttons = answerButtons(answer, frame);
  return [
    // Slack does not show a command's words to whoever wrote it.
    ...(frame.private ? smallPrint(`You asked: ${shorten(question, 300)}`) : []),
    ...smallPrint(`${searchedWords(searched)} · answer ${ref}`),
    mute(...buttons),
  ];
}
