import { existsSync } from 'node:fs';
import type { DigestText } from '../digest/describe.js';
import { sinceLastDelivery } from '../digest/last-delivery.js';
import { type DigestSpec, makeDigest } from '../digest/make-digest.js';
import type { DigestWindow } from '../digest/types.js';
import { UsageError } from '../errors.js';
import { plural } from '../metrics/words.js';
import { addDays } from '../minutes/calendar.js';
import { digestMessages } from '../slack/blocks/digest.js';
import { londonDay } from '../state/london-day.js';
import type { Context, Run } from './context.js';
import { describeDigestText } from './describe-digest.js';
import { readDay } from './flags.js';
import { keptMarks } from './kept-marks.js';

export interface DigestFlags {
  readonly since?: string;
  readonly until?: string;
  readonly channel?: string;
  /** Only the lines that come first. */
  readonly short?: boolean;
}

/** Prints what the weekly post would say. Marks nothing as delivered. */
export const runDigest =
  (flags: DigestFlags): Run =>
  async (context) => {
    const days = readDays(flags, londonDay(context.now()));
    const channel = readChannel(flags.channel);
    const library = context.openLibrary({ create: false });
    try {
      const kept = await keptOf(context, channel, days);
      const writer = context.config.openai.chatModel === null ? null : await context.openWriter();
      const { news, text: described } = await makeDigest(
        { ...kept.wanted, window: kept.window, leftOut: [], worded: writer !== null },
        {
          library,
          register: context.measures(),
          vocabulary: context.vocabulary(),
          deniedBodies: context.config.deniedBodies,
          writer,
          marks: [...(await keptMarks(context)).values()],
        },
      );
      const { parent, thread } = digestMessages(described);
      context.output.result(
        context.json
          ? JSON.stringify({ ...news, text: parent.text, blocks: parent.blocks, thread })
          : describeDigestText(context.output, flags.short ? shortened(described) : described),
      );
      return 0;
    } finally {
      await library.close();
    }
  };

/** What is left out is counted. */
function shortened(described: DigestText): DigestText {
  const left = described.sections.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    ...described,
    sections: [],
    notes: left === 0 ? described.notes : [`${plural(left, 'more line')} without --short.`, ...described.notes],
  };
}

/** With one day only, the week that begins or ends there. Null without any. */
function readDays({ since, until }: DigestFlags, today: string): DigestWindow | null {
  const [from, to] = [readDay('--since', since), readDay('--until', until)];
  if (from !== null && to !== null && from > to)
    throw new UsageError(`--since (${from}) is after --until (${to}); exchange them.`);
  if (from !== null && to === null && from > today)
    throw new UsageError(`--since (${from}) lies ahead; give a day up to today, or --until as well.`);
  if (from !== null) return { kind: 'held', since: from, until: to ?? today };
  return to === null ? null : { kind: 'held', since: addDays(to, -6), until: to };
}

function readChannel(channel: string | undefined): string | null {
  if (channel === undefined) return null;
  const id = channel.trim();
  if (!/^[CDG][A-Z0-9]{2,}$/.test(id)) throw new UsageError(`--channel is “${id}”; write a channel’s id as C0123ABCD.`);
  return id;
}

interface Kept {
  readonly window: DigestWindow;
  /** What the channel's own digest is of. */
  readonly wanted: Pick<DigestSpec, 'council' | 'body' | 'words'>;
}

const everything = { council: null, body: null, words: null };

/** What the bot keeps of a channel. Where it never ran there is no state, and asking makes none. */
async function keptOf(
  { config, openState, now }: Context,
  channel: string | null,
  days: DigestWindow | null,
): Promise<Kept> {
  const at = now();
  const state = existsSync(config.stateFile) ? openState({ create: false }) : null;
  try {
    const own = (await state?.subscriptions())?.find((one) => one.channel === channel);
    const { since, delivered } = await sinceLastDelivery(state, channel, at, own?.at);
    return {
      window: days ?? { kind: 'known', since, until: at.toISOString(), delivered },
      wanted: own === undefined ? everything : { council: own.council, body: own.body, words: own.words },
    };
  } finally {
    await state?.close();
  }
}
