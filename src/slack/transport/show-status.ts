import { lookingStatus } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';
import type { Place } from '../work/place.js';

/** Says in the thread that the bot is at work. Slack takes the line away when the answer is posted. Nothing depends on it. */
export async function showStatus({ client, desk, log }: BotParts, place: Place): Promise<void> {
  if (place.responseUrl !== null || place.threadTs === null) return;
  try {
    await client.assistant.threads.setStatus({
      channel_id: place.channel,
      thread_ts: place.threadTs,
      status: lookingStatus(await desk.meetingCount()),
    });
  } catch (error) {
    log.debug(fitToLog(error));
  }
}
