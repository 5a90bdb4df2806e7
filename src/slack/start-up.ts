import { WebClient } from '@slack/web-api';
import type { SlackConfig } from '../config.js';
import { AppError, UsageError } from '../errors.js';
import { type Logger, slackLogger } from './log.js';
import { neededScopes } from './scopes.js';

/** Who the bot is in its workspace, and what it may do there. */
export interface Identity {
  readonly botUser: string;
  readonly botId: string;
  readonly team: string;
  readonly scopes: ReadonlySet<string>;
}

/** A client for what can be asked again: look-ups, modals, the Home tab. Posts go through the outbox's own. */
export const createClient = (config: SlackConfig, log: Logger, answerMs: number): WebClient =>
  new WebClient(config.botToken ?? undefined, {
    ...(config.apiUrl === null ? {} : { slackApiUrl: config.apiUrl }),
    logger: slackLogger(log),
    timeout: answerMs,
    retryConfig: { retries: 2, minTimeout: 300, factor: 2 },
  });

/** A client that says once what it was told: it never sends again by itself, and says at once when Slack asks it to wait. */
export const createPostingClient = (config: SlackConfig, log: Logger, answerMs: number): WebClient =>
  new WebClient(config.botToken ?? undefined, {
    ...(config.apiUrl === null ? {} : { slackApiUrl: config.apiUrl }),
    logger: slackLogger(log),
    timeout: answerMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });

/** Asks Slack who the bot is. Throws one sentence that says what to change where a token or a scope is wrong. */
export async function identify(config: SlackConfig, client: WebClient): Promise<Identity> {
  if (config.botToken === null)
    throw new UsageError(
      'SLACK_BOT_TOKEN is not set; set it to the Bot User OAuth Token (xoxb-…) of your Slack app.',
      'config',
    );
  try {
    const { user_id, bot_id, team_id, response_metadata } = await client.auth.test();
    if (!user_id || !bot_id || !team_id)
      throw new UsageError(
        'SLACK_BOT_TOKEN is not the token of a bot; set it to the Bot User OAuth Token (xoxb-…).',
        'config',
      );
    const scopes = new Set(response_metadata?.scopes ?? []);
    refuseMissing(scopes);
    return { botUser: user_id, botId: bot_id, team: team_id, scopes };
  } catch (error) {
    throw describeStart(error, config, 'SLACK_BOT_TOKEN');
  }
}

function refuseMissing(granted: ReadonlySet<string>): void {
  // Slack names the scopes in a header, which a proxy may drop: then each call says for itself what it lacks.
  if (granted.size === 0) return;
  const missing = neededScopes.filter((scope) => !granted.has(scope));
  if (missing.length > 0)
    throw new UsageError(
      `The Slack app lacks the scope${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; add ${missing.length > 1 ? 'them' : 'it'} under OAuth & Permissions and install the app again.`,
      'config',
    );
}

const refusedTokens = [
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
];

/** The error of a start as a sentence that says what to change; `token` names the setting that was used. */
export function describeStart(
  error: unknown,
  config: SlackConfig,
  token: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
): Error {
  if (error instanceof AppError) return error;
  const code = slackErrorOf(error);
  if (code !== null && refusedTokens.includes(code))
    return new UsageError(
      `Slack does not accept ${token} (${code}); copy it again from the settings of your Slack app.`,
      'config',
    );
  if (code === 'missing_scope' && token === 'SLACK_APP_TOKEN')
    return new UsageError(
      'SLACK_APP_TOKEN lacks the scope connections:write; make an app-level token with it under Basic Information.',
      'config',
    );
  if (code !== null) return new AppError('unexpected', `Slack refused the bot's start (${code}).`, { cause: error });
  const place = config.apiUrl === null ? 'Slack' : `Slack at ${new URL(config.apiUrl).host}`;
  return new AppError(
    'unexpected',
    `${place} cannot be reached; check the network and, where there is a proxy, HTTPS_PROXY and NODE_EXTRA_CA_CERTS.`,
    { cause: error },
  );
}

/** Slack's own word for what went wrong, where the error came from Slack. */
export function slackErrorOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { data } = error as { data?: { error?: unknown } };
  if (typeof data?.error === 'string') return data.error;
  const { cause, original } = error as { cause?: unknown; original?: unknown };
  if (cause !== undefined && cause !== error) return slackErrorOf(cause);
  return original === undefined ? null : slackErrorOf(original);
}
