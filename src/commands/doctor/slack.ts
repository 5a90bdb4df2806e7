import { existsSync } from 'node:fs';
import { joinWords, plural } from '../../answering/words.js';
import type { SlackConfig } from '../../config.js';
import type { State } from '../../state/state.js';
import { type Check, type Examine, failed, ok, warning } from './check.js';

/** The bot's settings, as far as they can be judged without asking Slack, and what waits in its state. */
export const examineSlack: Examine = async (context) => [settings(context.config.slack), ...(await state(context))];

function settings({ botToken, appToken, signingSecret }: SlackConfig): Check {
  if (botToken === null && appToken === null && signingSecret === null)
    return ok('slack', 'The bot is not set up; everything else works without it (docs/slack-setup.md says how).');
  if (botToken === null || !botToken.startsWith('xoxb-'))
    return failed(
      'slack',
      botToken === null ? 'SLACK_BOT_TOKEN is not set.' : 'SLACK_BOT_TOKEN is not the token of a bot.',
      'Set it to the Bot User OAuth Token (xoxb-…) of your Slack app.',
    );
  if (appToken === null && signingSecret === null)
    return failed(
      'slack',
      'Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.',
      'Set SLACK_APP_TOKEN to the app-level token (xapp-…), or SLACK_SIGNING_SECRET for HTTP mode.',
    );
  if (appToken !== null && !appToken.startsWith('xapp-'))
    return failed('slack', 'SLACK_APP_TOKEN is not an app-level token.', 'Set it to the token that begins with xapp-.');
  return ok(
    'slack',
    `The bot's settings are complete, for ${appToken === null ? 'HTTP mode' : 'Socket Mode'}; "minutebook slack" asks Slack whether it accepts them.`,
  );
}

async function state({ config, openState, now }: Parameters<Examine>[0]): Promise<Check[]> {
  if (!existsSync(config.stateFile)) return [];
  const opened = openState({ create: false });
  try {
    return [
      await examineQueue(opened, new Date(now().getTime() - config.retentionDays * dayMs)),
      ...(await examineDigests(opened, config.slack)),
    ];
  } finally {
    await opened.close();
  }
}

const dayMs = 86_400_000;

async function examineQueue(state: State, since: Date): Promise<Check> {
  const [jobs, posts, unknown] = await Promise.all([
    state.queueDepth(),
    state.outboxDepth(),
    state.unknownPosts(since),
  ]);
  if (jobs + posts > 0)
    return warning(
      'queue',
      `${plural(jobs, 'question')} and ${plural(posts, 'post')} wait for the bot.`,
      'They are worked through while "minutebook slack" runs.',
    );
  return ok(
    'queue',
    `Nothing waits for the bot.${unknown.length > 0 ? ` Of ${plural(unknown.length, 'post')} it is not known whether Slack has ${unknown.length === 1 ? 'it' : 'them'}; App Home lists them for administrators.` : ''}`,
  );
}

/** What channels get, and what keeps them from getting it. */
async function examineDigests(state: State, { admins }: SlackConfig): Promise<Check[]> {
  const subscriptions = await state.subscriptions();
  if (subscriptions.length === 0) return [];
  const off = subscriptions.filter(({ disabled }) => disabled !== null).map(({ channel }) => channel);
  if (off.length > 0)
    return [
      warning(
        'digests',
        `Nothing can be posted any more in ${joinWords(off)}: gone, archived or shared with another organisation.`,
        'Invite the bot there and write /digest on … again, or /digest off.',
      ),
    ];
  const owned = subscriptions.filter(({ owner }) => owner !== null).length;
  if (owned > 0 && admins.length === 0)
    return [
      warning(
        'digests',
        `${plural(owned, 'digest')} can be sent by one person only, and nobody takes over when their account is deactivated.`,
        'Name an administrator in MINUTEBOOK_ADMINS.',
      ),
    ];
  return [ok('digests', `${plural(subscriptions.length, 'channel gets', 'channels get')} a digest each week.`)];
}
