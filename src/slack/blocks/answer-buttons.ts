import type { Button, KnownBlock } from '@slack/types';
import type { Answer } from '../../answering/answer.js';
import { actionIds } from './action-ids.js';
import { button, row, thumbs } from './message.js';

export interface ButtonsFrame {
  /** Only the asker sees the message: it can be shared, and feedback is two plain buttons. */
  readonly private: boolean;
  /** Something narrower than everything held was searched because of where the question was asked. */
  readonly canWiden: boolean;
}

/** What can be done with an answer. Each button carries the answer's reference and nothing else. None under a refusal. */
export function answerButtons(answer: Answer, frame: ButtonsFrame): KnownBlock[] {
  const { ref, status } = answer;
  if (status === 'refused' || status === 'failed') return [];
  const about = answer.question.trim() === '' ? `answer ${ref}` : answer.question;
  const to = (label: string, actionId: string): Button => button(label, { actionId, value: ref, about });
  const buttons = [
    ...(answer.citations.length > 0 ? [to('Show sources', actionIds.showSources)] : []),
    to('Copy for a report', actionIds.copyForReport),
    ...(frame.canWiden ? [to('Widen the search', actionIds.widen)] : []),
    ...(frame.private && status === 'answered' ? [to('Share in channel', actionIds.share)] : []),
  ];
  if (!frame.private) return [row(buttons), thumbs(actionIds.feedback, ref, about)];
  return [row([...buttons, to('Helpful', actionIds.helpful), to('Not helpful', actionIds.notHelpful)])];
}
