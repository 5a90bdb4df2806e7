import { existsSync } from 'node:fs';
import { plural } from '../answering/words.js';
import type { Released, Withdrawn } from '../library/withdrawals/types.js';
import { formatDay } from '../minutes/calendar.js';
import { withdrawnMessage } from '../slack/blocks/plain-messages.js';
import { asBody } from '../slack/outbox/body.js';
import { londonDay } from '../state/london-day.js';
import type { Context } from './context.js';
import type { Redacted } from './withdraw.js';

/** Takes withdrawn words out of what the bot has answered, queued and posted. The bot replaces its messages when it next looks. */
export async function redactState({ withdrawal, takenOut, texts }: Withdrawn, context: Context): Promise<Redacted> {
  const { config, openState, now } = context;
  if (!existsSync(config.stateFile)) return { lines: [], report: null, done: true };
  const state = openState({ create: false });
  try {
    const at = now();
    const day = formatDay(londonDay(at));
    const redacted = await state.redactQuotes({
      documents:
        withdrawal.target === 'document'
          ? [...new Set([withdrawal.document, ...takenOut.map(({ document }) => document)])]
          : [],
      itemIds: takenOut.flatMap(({ itemId }) => itemId ?? []),
      at,
      texts,
      // What holds no words but how they are made is made again, without those that are gone.
      bodyFor: ({ ref, body }) => (asBody(body)?.made === undefined ? withdrawnMessage(day, ref) : body),
    });
    const compact = await state.compact();
    const unchangeable = redacted.unchangeable.map(({ id, kind, channel, ref, sentAt }) => ({
      id,
      kind,
      channel,
      ref,
      sentAt,
    }));
    const lines = [
      `${plural(redacted.answers.length, 'answer')} quoted the words and ${redacted.answers.length === 1 ? 'has' : 'have'} lost them.`,
      ...(redacted.posts.length > 0
        ? [
            `${plural(redacted.posts.length, 'message')} in Slack ${redacted.posts.length === 1 ? 'is' : 'are'} replaced by the running bot, or when it next starts.`,
          ]
        : []),
      ...unchangeable.map(
        ({ kind, channel, ref }) =>
          `Slack lets nobody change ${kind === 'file' ? 'a file' : 'a message that only its reader sees'}${channel === null ? '' : ` in ${channel}`}${ref === null ? '' : ` (answer ${ref})`}.`,
      ),
      ...(compact
        ? []
        : [
            `${config.stateFile} still holds old pages with the words, because another program is reading it; run this again.`,
          ]),
    ];
    return {
      lines,
      report: { answers: redacted.answers, messages: redacted.posts.length, unchangeable, lines },
      done: compact,
    };
  } finally {
    await state.close();
  }
}

/** Lets what was withdrawn be quoted again. What was taken out of answers and messages does not come back. */
export async function allowInState({ withdrawals }: Released, { config, openState }: Context): Promise<void> {
  if (!existsSync(config.stateFile)) return;
  const state = openState({ create: false });
  try {
    await state.allowQuotes({
      documents: withdrawals.flatMap(({ target, document }) => (target === 'document' ? [document] : [])),
      itemIds: withdrawals.flatMap(({ itemId }) => itemId ?? []),
    });
  } finally {
    await state.close();
  }
}
