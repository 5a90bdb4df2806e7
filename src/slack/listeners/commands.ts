import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import { failedMessage } from '../blocks/plain-messages.js';
import { scopeMessage } from '../blocks/scope.js';
import type { BotParts } from '../bot-parts.js';
import { readFollowUps } from '../intake/follow-up-words.js';
import { fitToLog } from '../log.js';
import { newReference } from '../work/reference.js';
import type { Request } from '../work/request.js';
import { guarded } from './guard.js';

/**
 * What a command asks for: "find …", "decisions …", "actions …" and "scope" are commands only as the first word, with nothing after "scope".
 * A follow-ups request keeps its whole text.
 */
export function readCommand(
  text: string,
): { readonly kind: 'ask' | 'find' | 'follow-ups'; readonly text: string } | { readonly kind: 'scope' } {
  const trimmed = text.trim();
  if (/^scope$/i.test(trimmed)) return { kind: 'scope' };
  const find = /^find(?:\s+|$)/i.exec(trimmed);
  if (find) return { kind: 'find', text: trimmed.slice(find[0].length) };
  return { kind: readFollowUps(trimmed) === null ? 'ask' : 'follow-ups', text: trimmed };
}

export function registerCommands(app: App, parts: BotParts): void {
  app.command('/minutes', async ({ command, ack, respond }) => {
    const read = readCommand(command.text);
    if (read.kind !== 'scope') return keep(parts, command, read.kind, read.text, ack);
    await ack();
    await showScope(parts, command, respond);
  });
  app.command('/digest', async ({ command, ack }) => keep(parts, command, 'digest', command.text.trim(), ack));
  app.command('/metric', async ({ command, ack }) => keep(parts, command, 'metric', command.text.trim(), ack));
}

/** Keeps a command before Slack is told that it arrived: it is delivered once only. */
async function keep(
  { state, wake, now, log, config }: BotParts,
  command: SlashCommand,
  kind: 'ask' | 'digest' | 'find' | 'follow-ups' | 'metric',
  text: string,
  ack: (response?: { text: string }) => Promise<void>,
): Promise<void> {
  try {
    const payload: Request = {
      text,
      ts: null,
      direct: false,
      shared: false,
      responseUrl: command.response_url,
      widened: false,
    };
    await state.enqueue({
      keys: [`command:${command.trigger_id}`],
      kind,
      team: command.team_id,
      user: command.user_id,
      channel: command.channel_id,
      threadTs: null,
      payload,
      at: now(),
    });
  } catch (error) {
    const ref = newReference();
    log.error({ ref }, `A command could not be kept: ${fitToLog(error)}`);
    return ack({ text: failedMessage(ref, config.contact).text });
  }
  await ack();
  wake.jobs();
}

async function showScope(parts: BotParts, command: SlashCommand, respond: RespondFn): Promise<void> {
  const { state, desk, config } = parts;
  const { user_id: user, channel_id: channel, team_id: team } = command;
  await guarded(parts, { user, channel }, respond, async () => {
    const [scope, facts] = await Promise.all([state.scopeOf({ team, channel }), desk.facts(config.deniedBodies)]);
    const { council = null, body = null } = scope ?? {};
    await respond({
      response_type: 'ephemeral',
      ...scopeMessage({ council, body, homeCouncil: config.homeCouncil, held: facts.councils }),
    });
  });
}
