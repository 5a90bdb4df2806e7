import { withChosenMeasure } from '../../metrics/chosen-measure.js';
import type { Message } from '../blocks/message.js';
import { staleButtonMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { citesOf } from '../work/cites.js';
import { metricLimits } from '../work/metric-request.js';
import type { Request } from '../work/request.js';
import type { Tell } from './guard.js';
import { answerOf, type Press } from './press.js';
import { sendCsvFile } from './send-csv.js';

/** Sends the figures of a look-up as a file. Gives what to tell the presser. */
export async function sendFigures(parts: BotParts, press: Press): Promise<Message> {
  const stored = await answerOf(parts, press.value);
  if (stored === null || stored.question === null) return staleButtonMessage();
  const { question: query, ref, answer } = stored;
  return sendCsvFile(parts, press, async () => ({
    id: `csv-${ref}-${press.user}`,
    name: `figures-${ref}`,
    title: `Figures of answer ${ref}`,
    said: `The figures behind answer ${ref}.`,
    csv: await parts.desk.csv({ query }, metricLimits(parts)),
    cites: citesOf(answer),
    ref,
    command: 'minutebook metric --csv',
  }));
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
