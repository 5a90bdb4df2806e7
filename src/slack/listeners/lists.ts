import { inState } from '../../follow-ups/actions.js';
import { actionsCsv, decisionsCsv } from '../../follow-ups/csv.js';
import { currentMarks } from '../../follow-ups/current-marks.js';
import { londonDay } from '../../state/london-day.js';
import { type ListAsked, readListValue } from '../blocks/list-value.js';
import type { Message } from '../blocks/message.js';
import { staleButtonMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { citesOfListed } from '../work/follow-ups-request.js';
import type { Press } from './press.js';
import { type CsvFile, sendCsvFile } from './send-csv.js';

/** Sends all of a list of decisions or actions as a file, as it is now. Gives what to tell the presser. */
export async function sendList(parts: BotParts, press: Press): Promise<Message> {
  const list = readListValue(press.value);
  if (list === null) return staleButtonMessage();
  return sendCsvFile(parts, press, async () => ({
    id: `list-${list.id}-${press.user}`,
    name: list.kind,
    title: list.kind === 'decisions' ? 'Decisions' : 'Actions',
    said: `All ${list.kind} of the list, as of ${londonDay(parts.now())}.`,
    ref: null,
    command: `minutebook ${list.kind} --csv`,
    ...(await whole(parts, list)),
  }));
}

async function whole({ desk, config, state, now }: BotParts, list: ListAsked): Promise<Pick<CsvFile, 'csv' | 'cites'>> {
  const limits = { council: null, from: null, to: null, deniedBodies: config.deniedBodies, today: londonDay(now()) };
  if (list.kind === 'decisions') {
    const { decisions } = await desk.decisions({ ...limits, body: null, topic: list.topic });
    return { csv: decisionsCsv(decisions), cites: decisions.flatMap(citesOfListed) };
  }
  const { actions } = await desk.actions({ ...limits, body: list.body, marks: await currentMarks(state) });
  const chosen = inState(actions, list.state);
  return { csv: actionsCsv(chosen), cites: chosen.flatMap(citesOfListed) };
}
