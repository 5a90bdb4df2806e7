import { createHash } from 'node:crypto';
import type { KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { line } from '../text/line.js';
import { actionIds } from './action-ids.js';
import { type Message, plain } from './message.js';
import { pack } from './pack.js';
import { mute, paragraphs, smallPrint } from './part.js';

export interface ScopeFacts {
  readonly council: string | null;
  readonly body: string | null;
  /** The council of the configuration. */
  readonly homeCouncil: string | null;
  readonly held: readonly { readonly council: string | null; readonly bodies: readonly (string | null)[] }[];
}

export interface BodyChoice {
  readonly council: string | null;
  readonly body: string;
}

/** The value of the choice of no home body. */
export const everything = 'everything';

/** Slack takes 100 groups of 100 choices. */
const mostTogether = 100;

/** The choice that a value stands for; null where such a body is no longer held. */
export function chosen(value: string, held: ScopeFacts['held']): BodyChoice | null {
  return held.flatMap(choicesOf).find((choice) => keyOf(choice) === value) ?? null;
}

/** What "we" and "our panel" mean in a channel, with a menu of the bodies held to change it. */
export function scopeMessage(facts: ScopeFacts): Message {
  const menu = menuOf(facts);
  const [message] = pack(
    [
      ...paragraphs([line(meaning(facts))]),
      ...(menu === null
        ? smallPrint('No body is named in the minutes held, so there is nothing to choose.')
        : [mute({ type: 'actions', elements: [menu] } satisfies KnownBlock)]),
    ],
    'The scope',
  );
  return message ?? { text: meaning(facts), blocks: [] };
}

function meaning({ council, body, homeCouncil }: ScopeFacts): string {
  const home = homeCouncil === null ? '' : ` “Our council” is ${homeCouncil}.`;
  if (body === null) return `In this channel “our panel” has no meaning yet, so every body held is searched.${home}`;
  return `In this channel “we”, “our panel” and “latest” mean the ${body}${council === null ? '' : ` of ${council}`}.${home}`;
}

const choicesOf = ({ council, bodies }: ScopeFacts['held'][number]): BodyChoice[] =>
  bodies.flatMap((body) => (body === null || body.trim() === '' ? [] : [{ council, body }]));

/** Slack takes 150 characters; names may be longer, and the place in a list changes with the minutes held. */
const keyOf = ({ council, body }: BodyChoice): string =>
  createHash('sha256')
    .update(JSON.stringify([council, body]))
    .digest('hex')
    .slice(0, 32);

type Option = PlainTextOption & { readonly value: string };
const option = (label: string, value: string): Option => ({ text: plain(label, 75), value });

/** Groups by council; null where no body is named. */
function menuOf({ held, body, council }: ScopeFacts): StaticSelect | null {
  const seen = new Set<string>();
  const groups = held.flatMap((each) => {
    const options = choicesOf(each)
      .map((choice) => option(choice.body, keyOf(choice)))
      .filter(({ value }) => !seen.has(value) && seen.add(value));
    return chunks(options, mostTogether).map((together) => ({
      label: plain(each.council ?? 'Council not stated', 75),
      options: together,
    }));
  });
  if (groups.length === 0) return null;
  const none = option('Every body held', everything);
  const now = body === null ? none : option(body, keyOf({ council, body }));
  const isThere = body === null || seen.has(now.value);
  return {
    type: 'static_select',
    action_id: actionIds.scopeBody,
    placeholder: plain('Choose what “our panel” means here', 150),
    option_groups: [{ label: plain('No home body', 75), options: [none] }, ...groups.slice(0, mostTogether - 1)],
    ...(isThere ? { initial_option: now } : {}),
  };
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  const found: Value[][] = [];
  for (let at = 0; at < values.length; at += size) found.push(values.slice(at, at + size));
  return found;
}
