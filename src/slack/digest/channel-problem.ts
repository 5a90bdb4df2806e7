import type { BotParts } from '../bot-parts.js';
import { slackErrorOf } from '../start-up.js';

/** Why nothing can be posted in a channel unasked. Each has its words in `blocks/digest-trouble.ts`. */
export const channelProblems = ['gone', 'archived', 'shared', 'not_member', 'not_listed'] as const;
export type ChannelProblem = (typeof channelProblems)[number];

/** Asks Slack about a channel; null where the bot may post there. Rejects where Slack does not say. */
export async function channelProblem(
  { lookUp, config }: Pick<BotParts, 'lookUp' | 'config'>,
  channel: string,
  maxAgeMs: number,
): Promise<ChannelProblem | null> {
  const { channels, sharedChannels } = config.slack;
  if (channels.length > 0 && !channels.includes(channel)) return 'not_listed';
  try {
    const { shared, archived, member } = await lookUp.channel(channel, maxAgeMs);
    if (archived) return 'archived';
    if (shared && !sharedChannels.includes(channel)) return 'shared';
    return member ? null : 'not_member';
  } catch (error) {
    if (slackErrorOf(error) === 'channel_not_found') return 'gone';
    throw error;
  }
}

/** What Slack calls these when it refuses a post. */
const refusals: Readonly<Record<string, ChannelProblem>> = {
  channel_not_found: 'gone',
  is_archived: 'archived',
  not_in_channel: 'not_member',
  restricted_action: 'not_listed',
};

export const problemNamed = (slackError: string): ChannelProblem | null => refusals[slackError] ?? null;
