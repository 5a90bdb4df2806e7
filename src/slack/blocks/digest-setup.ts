import { joinWords, plural } from '../../answering/words.js';
import type { Understood } from '../../digest/watched.js';
import { formatDay } from '../../minutes/calendar.js';
import { londonDay } from '../../state/london-day.js';
import type { Subscription, Watch } from '../../state/state.js';
import { weekdayName } from '../intake/digest-words.js';
import { londonClock } from '../text/clock.js';
import { channelNamed, type Line, line } from '../text/line.js';
import { cannotPost, channelMessage } from './digest-trouble.js';
import { type Message, plainMessage } from './message.js';
import { pack } from './pack.js';
import { listed, paragraphs, smallPrint } from './part.js';

/** "each Monday at 09:00, on the Roads Panel, about “kerbs”". */
function termsOf({ weekday, time, body, words }: Pick<Subscription, 'weekday' | 'time' | 'body' | 'words'>): string {
  return [
    `each ${weekdayName(weekday)} at ${time}`,
    body === null ? null : `on the ${body.replace(/^the\s/i, '')}`,
    words === null ? null : `about “${words}”`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** A digest as a line among others, for whoever looks after it. */
export function subscriptionLine(subscription: Subscription, user: string): Line {
  const { channel, disabled, pausedUntil, owner } = subscription;
  return line(
    channelNamed(channel),
    `: ${termsOf(subscription)}`,
    owner === user ? ', sent by you' : null,
    pausedUntil === null ? null : `, paused until ${formatDay(pausedUntil)}`,
    disabled === null ? null : ', switched off because nothing can be posted there',
  );
}

/** "Monday 9 March 2026 at 09:00". */
export function momentWords(moment: Date): string {
  const day = londonDay(moment);
  return `${weekdayName(new Date(`${day}T12:00:00Z`).getUTCDay() || 7)} ${formatDay(day)} at ${londonClock(moment)}`;
}

export interface SetUp {
  readonly subscription: Pick<Subscription, 'weekday' | 'time' | 'body' | 'words' | 'owner'>;
  readonly next: Date;
  /** The digest that was posted here so far, where this one takes its place. */
  readonly replaced: Subscription | null;
  readonly understood: Understood | null;
}

export const subscribedMessage = ({ subscription, next, replaced, understood }: SetUp): Message =>
  plainMessage(
    `This channel gets a digest of what is new in the minute book ${termsOf(subscription)}; the next on ${momentWords(next)}. A week with nothing new is silent.`,
    ...(subscription.owner === null
      ? []
      : ['Whoever approves it gets it first in a direct message; nothing is posted before they press Send.']),
    ...(replaced === null ? [] : [`It takes the place of the digest ${termsOf(replaced)}: a channel has one.`]),
    ...(understood === null ? [] : readingOf(understood)),
  );

/** How words are read, and what goes with them. */
function readingOf({ variants, notes, related }: Understood): string[] {
  const quoted = (words: readonly string[]): string => joinWords(words.map((word) => `“${word}”`));
  return [
    ...(variants.length > 0 ? [`Also looked for: ${quoted(variants.slice(0, 6))}.`] : []),
    ...notes,
    ...(related.length > 0
      ? [`Not looked for, but close to it: ${quoted(related)}; watch them as well if you want them.`]
      : []),
  ];
}

export const watchingMessage = (words: string, understood: Understood): Message =>
  plainMessage(
    `This channel is told when “${words}” stands in new minutes, once a day at most.`,
    ...readingOf(understood),
  );

export const statusMessage = (
  subscription: Subscription | null,
  next: Date | null,
  watches: readonly Watch[],
): Message => {
  const lines = [
    subscription === null ? 'This channel gets no digest.' : stateOf(subscription, next),
    watches.length === 0
      ? 'It watches no words.'
      : `It watches ${joinWords(watches.map(({ words }) => `“${words}”`))}.`,
  ];
  const ways = [
    '/digest on weekly Monday 09:00 posts what is new once a week; add “for BODY”, “about WORDS” or “approved by @name”.',
    '/digest preview shows you what it would say now; /digest off ends it.',
    '/digest pause until 8 May 2026 stops it for a while; /digest resume goes on at once.',
    '/digest watch WORDS tells this channel of words in new minutes, once a day at most; /digest unwatch WORDS ends that.',
  ];
  const [message] = pack(
    [
      ...paragraphs([line({ text: lines.join(' '), bold: true })]),
      ...listed(ways.map((way) => line(way))),
      ...smallPrint('Whoever set a digest up, or an administrator, may change it.'),
    ],
    'The digest',
  );
  return message ?? plainMessage(...lines);
};

function stateOf(subscription: Subscription, next: Date | null): string {
  const { disabled, pausedUntil } = subscription;
  if (disabled !== null)
    return `The digest of this channel is switched off: ${cannotPost[disabled as keyof typeof cannotPost] ?? disabled}`;
  const terms = `This channel gets a digest ${termsOf(subscription)}`;
  const pause = pausedUntil === null ? '' : `, paused until ${formatDay(pausedUntil)}`;
  return `${terms}${pause}${next === null ? '' : `; the next on ${momentWords(next)}`}.`;
}

export const reminderMessage = (channel: string): Message =>
  channelMessage(
    channel,
    'Its digest has waited for you since yesterday. Nothing is posted before you press Send; this is the only reminder.',
  );

export const notYoursMessage = (): Message =>
  plainMessage('Only whoever set this digest up, or an administrator of Minutebook, may change it.');

export const nothingSetUpMessage = (): Message =>
  plainMessage('This channel gets no digest; /digest on weekly Monday 09:00 sets one up.');

export const noSuchBodyMessage = (words: string, held: readonly string[]): Message =>
  plainMessage(
    held.length === 0
      ? `No body called “${words}” is in the minute book.`
      : `No body called “${words}” is in the minute book; it has ${plural(held.length, 'body', 'bodies')}: ${joinWords(held)}.`,
  );

export const laterDecidedMessage = (): Message =>
  plainMessage('A newer digest of the channel has taken its place, or it was sent already; nothing was posted.');
