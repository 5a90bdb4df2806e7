import { linesOf } from '../../digest/describe.js';
import { sinceLastDelivery } from '../../digest/last-delivery.js';
import { nextDue, weekOf } from '../../digest/schedule.js';
import type { Understood } from '../../digest/watched.js';
import { londonDay } from '../../state/london-day.js';
import type { NewPost, Subscription } from '../../state/state.js';
import { digestMessages } from '../blocks/digest.js';
import * as setUp from '../blocks/digest-setup.js';
import { cannotPost } from '../blocks/digest-trouble.js';
import { type Message, plainMessage } from '../blocks/message.js';
import type { BotParts } from '../bot-parts.js';
import { channelProblem } from '../digest/channel-problem.js';
import { digestLimits } from '../digest/make.js';
import { settledBy } from '../digest/settling.js';
import { specOf } from '../digest/spec.js';
import { isDirect } from '../gates/gate.js';
import { type DigestWanted, readDigestWords } from '../intake/digest-words.js';
import { bodiesMeant } from '../intake/follow-up-words.js';
import { plainWords } from '../intake/words.js';
import { citesOf } from './cites.js';
import { whisperTo } from './place.js';
import { type Admitted, type Done, type Handler, placeOf } from './request.js';

type Wanted<Kind extends DigestWanted['kind']> = Extract<DigestWanted, { kind: Kind }>;

/** `/digest …`: shows, sets up or changes what a channel is told each week. Only the asker sees the reply. */
export const digestRequest: Handler = async (parts, admitted) => {
  const { job, request } = admitted;
  const { state, identity, now } = parts;
  const wanted = readDigestWords(request.text, londonDay(now()));
  const place = { team: job.team, channel: job.channel ?? '' };
  const say = (message: Message, cites: NewPost['cites'] = []): Done => ({
    posts: [whisperTo(placeOf(job, request), message, null, cites)],
    audit: [],
  });
  if (wanted.kind === 'wrong') return say(plainMessage(words(wanted.said, identity.botUser)));
  if (isDirect(place.channel)) return say(plainMessage('A digest goes to a channel; write /digest there.'));
  const own = await state.subscriptionOf(place);
  const watches = await state.watches(place);
  if (wanted.kind === 'show') {
    const next = own === null || own.disabled !== null ? null : await nextOf(parts, own);
    return say(setUp.statusMessage(own, next, watches));
  }
  if (wanted.kind === 'preview') return preview(parts, admitted, own);
  const setBy = wanted.kind === 'watch' || wanted.kind === 'unwatch' ? null : (own?.setBy ?? null);
  if (setBy !== null && setBy !== job.user && !parts.gate.isAdmin(job.user)) return say(setUp.notYoursMessage());
  const done = async (message: Message, event: string): Promise<Done> => ({
    ...say(message),
    audit: [{ at: now(), ...place, user: job.user, event, ref: null, detail: null }],
  });
  switch (wanted.kind) {
    case 'on':
      return setDigest(parts, admitted, wanted, own);
    case 'off':
      return (await state.unsubscribe(place))
        ? done(plainMessage('This channel gets no digest any more.'), 'digest off')
        : say(setUp.nothingSetUpMessage());
    case 'pause':
    case 'resume': {
      const until = wanted.kind === 'pause' ? wanted.until : null;
      if (own === null || !(await state.pauseDigests(place, until))) return say(setUp.nothingSetUpMessage());
      const next = await nextOf(parts, { ...own, pausedUntil: until });
      const what = until === null ? 'The digest goes on' : 'The digest is paused';
      return done(
        plainMessage(
          `${what}; the next is posted on ${setUp.momentWords(next)} and tells of everything since the last.`,
        ),
        `digest ${wanted.kind}`,
      );
    }
    case 'watch':
      return watch(parts, admitted, wanted);
    case 'unwatch':
      return (await state.unwatch(place, wanted.words))
        ? done(plainMessage('Those words are watched here no more.'), 'unwatch')
        : say(setUp.statusMessage(own, null, watches));
  }
};

async function setDigest(
  parts: BotParts,
  { job, request }: Admitted,
  wanted: Wanted<'on'>,
  own: Subscription | null,
): Promise<Done> {
  const { state, desk, config, identity, now } = parts;
  const place = { team: job.team, channel: job.channel ?? '' };
  const say = (message: Message): Done => ({ posts: [whisperTo(placeOf(job, request), message, null)], audit: [] });
  const problem = await channelProblem(parts, place.channel, 0);
  if (problem !== null) return say(plainMessage(cannotPost[problem]));
  if (wanted.owner !== null) {
    const verdict = await parts.gate.check({ user: wanted.owner, channel: null }, 'posted');
    if (verdict.let === 'out')
      return say(plainMessage('Whoever approves must be a full member who may ask Minutebook; name another person.'));
  }
  let body: { readonly council: string | null; readonly body: string | null } = { council: null, body: null };
  if (wanted.body !== null) {
    const asked = words(wanted.body, identity.botUser);
    const { councils } = await desk.facts(config.deniedBodies);
    const held = councils.flatMap(({ council, bodies }) =>
      bodies.flatMap((one) => (one === null ? [] : [{ council, body: one }])),
    );
    const names = [...new Set(held.map((one) => one.body))];
    const meant = bodiesMeant(asked, names);
    const [only] = held.filter((one) => one.body === meant[0]);
    if (meant.length !== 1 || only === undefined)
      return say(setUp.noSuchBodyMessage(asked, meant.length > 1 ? meant : names));
    // The same name in several councils means all of them.
    body = { body: only.body, council: held.filter((one) => one.body === only.body).length > 1 ? null : only.council };
  }
  const about = wanted.words === null ? null : words(wanted.words, identity.botUser);
  const understood: Understood | null = about === null ? null : await desk.understood(about);
  if (understood?.hasWords === false) return say(plainMessage('Write words behind “about”, such as: about exclusions'));
  const { weekday, time, owner } = wanted;
  const subscription = {
    ...place,
    ...body,
    words: about,
    weekday,
    time,
    owner,
    setBy: job.user,
    at: now(),
    handled: now(),
  };
  await state.subscribe(subscription);
  const next = await nextOf(parts, { ...subscription, pausedUntil: null });
  return {
    ...say(setUp.subscribedMessage({ subscription, next, replaced: own, understood })),
    audit: [{ at: now(), ...place, user: job.user, event: 'digest on', ref: null, detail: { weekday, time } }],
  };
}

async function watch(parts: BotParts, { job, request }: Admitted, wanted: Wanted<'watch'>): Promise<Done> {
  const { state, desk, identity, now } = parts;
  const place = { team: job.team, channel: job.channel ?? '' };
  const say = (message: Message): Done => ({ posts: [whisperTo(placeOf(job, request), message, null)], audit: [] });
  const problem = await channelProblem(parts, place.channel, 0);
  if (problem !== null) return say(plainMessage(cannotPost[problem]));
  const asked = words(wanted.words, identity.botUser);
  const understood = await desk.understood(asked);
  if (!understood.hasWords) return say(plainMessage('Write the words to watch, such as: /digest watch exclusions'));
  if ((await state.watches(place)).length >= mostWatched)
    return say(plainMessage(`A channel watches at most ${mostWatched} phrases; take one back with /digest unwatch.`));
  await state.watch({ ...place, words: asked, setBy: job.user, at: now(), seen: now() });
  return {
    ...say(setUp.watchingMessage(asked, understood)),
    audit: [{ at: now(), ...place, user: job.user, event: 'watch', ref: null, detail: null }],
  };
}

const mostWatched = 20;

/** What the digest would say now, for the asker alone. */
async function preview(parts: BotParts, { job, request }: Admitted, own: Subscription | null): Promise<Done> {
  const { state, desk, now } = parts;
  const until = settledBy(now());
  const { since, delivered } = await sinceLastDelivery(state, job.channel, until, own?.at);
  const everything = { council: null, body: null, words: null, owner: null };
  const wanted = own ?? everything;
  const worded = wanted.owner === null && parts.config.openai.chatModel !== null;
  const spec = specOf({ since: new Date(since), until, delivered }, wanted, worded);
  const { text } = await desk.digest(spec, await digestLimits(parts));
  const cites = citesOf({ citations: linesOf(text).map(({ citation }) => citation) });
  const { parent, thread } = digestMessages(text);
  return {
    posts: [parent, ...thread].map((message) => whisperTo(placeOf(job, request), message, null, cites)),
    audit: [],
  };
}

/** The next time a digest is posted: not in a week that has had one, and not before a pause is over. */
async function nextOf(
  { state, now }: BotParts,
  subscription: Pick<Subscription, 'team' | 'channel' | 'weekday' | 'time' | 'pausedUntil'>,
): Promise<Date> {
  const { team, channel, pausedUntil } = subscription;
  const kept = new Set((await state.digestsOf({ team, channel }, 3)).map(({ week }) => week));
  let next = nextDue(subscription, now());
  while (kept.has(weekOf(next)) || (pausedUntil !== null && londonDay(next) < pausedUntil))
    next = nextDue(subscription, next);
  return next;
}

const words = (text: string, botUser: string): string => plainWords(text, { botUser, nameOf: () => null });
