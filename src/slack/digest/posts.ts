import { randomUUID } from 'node:crypto';
import type { DigestSpec } from '../../digest/make-digest.js';
import type { DigestWindow } from '../../digest/types.js';
import type { DigestWeek, NewPost, Place } from '../../state/state.js';
import type { PostBody } from '../outbox/body.js';
import type { Recipe } from './recipe.js';

/** What stands in the outbox until the words are made. */
const body = (text: string, made: Recipe): PostBody => ({ text, made });

const common = { ts: null, ref: null, cites: [], responseUrl: null, threadTs: null };

/** A digest's message and those of its thread. */
export function digestPosts(week: DigestWeek, spec: DigestSpec, messages: number, readBack: boolean): NewPost[] {
  const ids = Array.from({ length: messages }, () => randomUUID());
  const place = { team: week.team, channel: week.channel };
  return ids.map((id, index) => ({
    ...common,
    ...place,
    id,
    kind: 'message',
    user: null,
    readBack,
    body: body('The weekly digest of the minute book.', {
      of: 'digest',
      week: { ...place, week: week.week },
      spec: asRecipe(spec),
      index,
    }),
    ...(index === 0 ? {} : { follows: ids[0] ?? id }),
  }));
}

/** The digest as its owner sees it first, in a direct message. */
export const approvalPost = (week: DigestWeek, spec: DigestSpec, owner: string, readBack: boolean): NewPost => ({
  ...common,
  id: randomUUID(),
  kind: 'direct',
  team: week.team,
  channel: null,
  user: owner,
  readBack,
  body: body('A digest waits for you to send it.', {
    of: 'approval',
    week: { team: week.team, channel: week.channel, week: week.week },
    spec: asRecipe(spec),
  }),
});

export const alertPost = (
  place: Place,
  words: readonly string[],
  window: DigestWindow,
  readBack: boolean,
): NewPost => ({
  ...common,
  id: randomUUID(),
  kind: 'message',
  team: place.team,
  channel: place.channel,
  user: null,
  readBack,
  body: body('Watched words stand in new minutes.', { of: 'alert', words: [...words], window: known(window) }),
});

/** Something for one person, wherever they are. */
export const directPost = (team: string, user: string, message: PostBody): NewPost => ({
  ...common,
  id: randomUUID(),
  kind: 'direct',
  team,
  channel: null,
  user,
  readBack: false,
  body: message,
});

type KnownWindow = Extract<DigestWindow, { kind: 'known' }>;

function known(window: DigestWindow): KnownWindow {
  if (window.kind !== 'known') throw new TypeError('A channel is told what became known, not what was held.');
  return window;
}

const asRecipe = (spec: DigestSpec) => ({ ...spec, window: known(spec.window), leftOut: [...spec.leftOut] });
