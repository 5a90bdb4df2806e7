import type { Refusal } from '../gates/refusal.js';
import { londonClock } from '../text/clock.js';
import { type Message, plainMessage } from './message.js';

const sentences: Readonly<Record<Refusal, string>> = {
  guest:
    'Minutebook answers full members of this workspace only; ask one of them, or ask for your account to be listed.',
  other_workspace: 'Minutebook answers people of its own organisation only.',
  shared_channel:
    'Minutebook does not answer in a channel that is shared with another organisation; ask in a direct message or in another channel.',
  deactivated: 'This account is deactivated.',
  bot: 'Minutebook does not answer other programs.',
  channel_not_listed: 'Minutebook has not been set up for this channel; ask in a direct message.',
  user_not_listed: 'Minutebook has not been set up for your account.',
  too_many_questions: 'That is more questions than Minutebook takes from one person in ten minutes;',
  lookup_failed: 'Slack could not say just now who may read an answer here, so none is given; ask again in a minute.',
};

/** Why nothing is answered, in one sentence, and whom to ask. `again`: from when the next question is taken. */
export function refusalMessage(why: Refusal, contact: string | null, again: Date | null = null): Message {
  const when = again === null ? 'in a few minutes' : `after ${londonClock(again)}`;
  return plainMessage(
    why === 'too_many_questions' ? `${sentences[why]} ask again ${when}.` : sentences[why],
    ...(contact === null || passes.includes(why) ? [] : [`Questions about this: ${contact}.`]),
  );
}

/** Time alone puts these right. */
const passes: readonly Refusal[] = ['lookup_failed', 'too_many_questions'];
