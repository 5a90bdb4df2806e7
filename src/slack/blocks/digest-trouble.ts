import type { ChannelProblem } from '../digest/channel-problem.js';
import { escapeMrkdwn } from '../text/escape.js';
import type { Message } from './message.js';

const problems: Readonly<Record<ChannelProblem, string>> = {
  gone: 'the channel is gone, or Minutebook was taken out of it',
  archived: 'the channel is archived',
  shared: 'the channel is shared with another organisation',
  not_member: 'Minutebook is no longer in the channel',
  not_listed: 'Minutebook has not been set up for the channel',
};

export const digestTroubleMessage = (channel: string, problem: ChannelProblem): Message =>
  channelMessage(
    channel,
    `The weekly digest is switched off there: ${problems[problem]}. Once that is put right, /digest on starts it again; nothing is lost until then.`,
  );

export const alertTroubleMessage = (channel: string, problem: ChannelProblem): Message =>
  channelMessage(channel, `Its watched words are forgotten: ${problems[problem]}.`);

/** The channel's name is Slack's to show: it may have changed, and not everyone may see it. */
export function channelMessage(channel: string, sentence: string): Message {
  return {
    text: `<#${channel}>: ${escapeMrkdwn(sentence)}`,
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'channel', channel_id: channel },
              { type: 'text', text: `: ${sentence}` },
            ],
          },
        ],
      },
    ],
  };
}

/** Why nothing can be posted in a channel, for whoever sets something up there. */
export const cannotPost: Readonly<Record<ChannelProblem, string>> = {
  gone: 'Minutebook cannot see this channel; invite it with /invite, then try again.',
  archived: 'This channel is archived, so nothing can be posted in it.',
  shared: 'Minutebook posts nothing in a channel that is shared with another organisation; use another channel.',
  not_member: 'Minutebook is not in this channel; invite it with /invite, then try again.',
  not_listed: 'Minutebook has not been set up for this channel; use another channel, or ask an administrator.',
};
