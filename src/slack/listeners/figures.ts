import { withChosenMeasure } from '../../metrics/chosen-measure.js';
import { type Message, plainMessage } from '../blocks/message.js';
import { staleButtonMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import type { PostBody } from '../outbox/body.js';
import { citesOf } from '../work/cites.js';
import { metricLimits } from '../work/metric-request.js';
import type { Request } from '../work/request.js';
import type { Tell } from './guard.js';
import { answerOf, type Press } from './press.js';

/** Sends the figures of a look-up as a file to the presser's direct messages. Pressing twice sends once. Gives what to tell the presser. */
export async function sendCsv(parts: BotParts, press: Press): Promise<Message> {
  const { state, desk, identity, wake, now } = parts;
  const stored = await answerOf(parts, press.value);
  if (stored === null || stored.question === null) return staleButtonMessage();
  if (!identity.scopes.has('files:write'))
    return plainMessage(
      'Minutebook may not send files in this workspace; “minutebook metric --csv” on the command line writes the same.',
    );
  const csv = await desk.csv({ query: stored.question }, metricLimits(parts));
  const body: PostBody = {
    text: `The figures behind answer ${stored.ref}.`,
    file: {
      name: `figures-${stored.ref}.csv`,
      title: `Figures of answer ${stored.ref}`,
      altText: null,
      base64: Buffer.from(csv, 'utf8').toString('base64'),
    },
  };
  const { user, team } = press;
  await state.addPosts([
    {
      id: `csv-${stored.ref}-${user}`,
      kind: 'file',
      team,
      channel: null,
      threadTs: null,
      user,
      responseUrl: null,
      ts: null,
      body,
      ref: stored.ref,
      readBack: false,
      cites: citesOf(stored.answer),
    },
  ]);
  await state.audit({ at: now(), team, user, channel: press.channel, event: 'csv', ref: stored.ref, detail: null });
  wake.posts();
  return plainMessage('The figures are being sent to you in a direct message.');
}

/** Looks up the measure that was chosen among several, where and when the first query said. */
export async function chooseMetric(parts: BotParts, press: Press, tell: Tell): Promise<unknown> {
  const { state, desk, wake, now } = parts;
  const [asked, key] = [await answerOf(parts, press.value), await desk.metricKey(press.value)];
  if (asked === null || asked.question === null || key === null || press.channel === null)
    return tell(staleButtonMessage());
  const payload: Request = {
    text: withChosenMeasure(asked.question, key),
    ts: null,
    direct: false,
    shared: false,
    responseUrl: press.responseUrl,
    widened: false,
  };
  await state.enqueue({
    keys: [`choice:${press.triggerId}`],
    kind: 'metric',
    team: press.team,
    user: press.user,
    channel: press.channel,
    threadTs: null,
    payload,
    at: now(),
  });
  return wake.jobs();
}
