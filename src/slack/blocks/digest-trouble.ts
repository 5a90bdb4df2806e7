import type { ChannelProblem } from '../digest/channel-problem.js';
import { channelNamed, line } from '../text/line.js';
import { type Message, plainMessage } from './message.js';
import { pack } from './pack.js';
import { listed, paragraphs } from './part.js';

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

/** Tells an administrator what has passed to them, in which channels. */
export function leaverMessage(channels: readonly string[]): Message {
  const sentence = 'The account of somebody who looked after these is deactivated; they have passed to you:';
  const [message] = pack(
    [
      ...paragraphs([line(sentence)]),
      ...listed(channels.slice(0, 30).map((channel) => line('The digest or watched words of ', channelNamed(channel)))),
    ],
    'This',
  );
  return message ?? plainMessage(sentence);
}

/** A sentence about a channel, for somebody who reads it elsewhere. */
export function channelMessage(channel: string, sentence: string): Message {
  const words = line(channelNamed(channel), `: ${sentence}`);
  const [message] = pack(paragraphs([words]), 'This');
  return message ?? plainMessage(sentence);
}

/** Why nothing can be posted in a channel, for whoever sets something up there. */
export const cannotPost: Readonly<Record<ChannelProblem, string>> = {
  gone: 'Minutebook cannot see this channel; invite it with /invite, then try again.',
  archived: 'This channel is archived, so nothing can be posted in it.',
  shared: 'Minutebook posts nothing in a channel that is shared with another organisation; use another channel.',
  not_member: 'Minutebook is not in this channel; invite it with /invite, then try again.',
  not_listed: 'Minutebook has not been set up for this channel; use another channel, or ask an administrator.',
};
