import { answerMessages, shared } from '../blocks/answer.js';
import { type Message, plainMessage } from '../blocks/message.js';
import { staleButtonMessage, withdrawnMeanwhileMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import type { Person } from '../gates/look-up.js';
import { citesOf } from '../work/cites.js';
import { canReadBack } from '../work/place.js';
import { answerOf, type Press } from './press.js';

/** Posts an answer that only the asker saw in the channel, naming who shares it. Pressing twice posts once. Gives what to tell the presser. */
export async function shareAnswer(parts: BotParts, press: Press, { name }: Person): Promise<Message> {
  const { state, desk, config, identity, wake, now } = parts;
  const { channel, user, team } = press;
  const stored = await answerOf(parts, press.value);
  if (stored === null || channel === null) return staleButtonMessage();
  // Another's answer may hold what that other may see and this presser asked nothing about.
  if (stored.user !== user) return plainMessage('Only whoever asked can share this answer; ask the question yourself.');
  if ((await desk.gone(stored.answer, config.deniedBodies)).length > 0) return withdrawnMeanwhileMessage(stored.ref);
  const bodies = answerMessages(stored.answer, { private: false, canWiden: false });
  await state.addPosts(
    bodies.map((body, index) => ({
      id: `share-${stored.ref}-${channel}-${index}`,
      kind: 'message',
      team,
      channel,
      threadTs: press.threadTs,
      user,
      responseUrl: null,
      ts: null,
      body: index === 0 ? shared(body, stored.answer.question, name ?? 'a colleague') : body,
      ref: stored.ref,
      readBack: canReadBack(channel, identity.scopes),
      cites: citesOf(stored.answer),
    })),
  );
  await state.audit({ at: now(), team, user, channel, event: 'shared', ref: stored.ref, detail: null });
  wake.posts();
  return plainMessage(
    `Answer ${stored.ref} is being posted in this channel under your name. If it does not appear, invite Minutebook to the channel first.`,
  );
}
