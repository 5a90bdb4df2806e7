import { leaverMessage } from '../blocks/digest-trouble.js';
import type { BotParts } from '../bot-parts.js';
import { canReadBack } from '../work/place.js';
import { approvalPost, directPost } from './posts.js';
import { specOf } from './spec.js';

const dayMs = 86_400_000;

/**
 * Looks whether an account behind a digest or watched words was deactivated. What it looked after passes to the first administrator whose
 * account is not, who is told and gets what waited for approval.
 */
export function createLeavers(parts: BotParts): () => Promise<void> {
  const { state, lookUp, config, identity, log, wake } = parts;
  /** Nobody is there to take over: said once. */
  const alone = new Set<string>();

  const isGone = async (user: string): Promise<boolean> => (await lookUp.person(user, dayMs)).deactivated;

  async function heirOf(leaver: string): Promise<string | null> {
    for (const admin of config.slack.admins) if (admin !== leaver && !(await isGone(admin))) return admin;
    return null;
  }

  async function passOn(leaver: string): Promise<void> {
    const heir = await heirOf(leaver);
    if (heir === null) {
      if (!alone.has(leaver))
        log.warn({ user: leaver }, 'A deactivated account has digests; name an administrator in MINUTEBOOK_ADMINS');
      alone.add(leaver);
      return;
    }
    const [subscriptions, watches, asked] = await Promise.all([
      state.subscriptions(),
      state.watches(),
      state.askedDigests(),
    ]);
    const own = subscriptions.filter(({ setBy, owner }) => setBy === leaver || owner === leaver);
    const places = [...own, ...watches.filter(({ setBy }) => setBy === leaver)];
    const [first] = places;
    if (first === undefined) return;
    const waiting = asked.flatMap((digest) => {
      const subscription = own.find(({ channel, team }) => channel === digest.channel && team === digest.team);
      if (digest.owner !== leaver || subscription === undefined) return [];
      return [approvalPost(digest, specOf(digest, subscription, false), heir, canReadBack('D', identity.scopes))];
    });
    const told = directPost(first.team, heir, leaverMessage([...new Set(places.map(({ channel }) => channel))]));
    if (await state.passOn(leaver, heir, [told, ...waiting])) log.info({ from: leaver, to: heir }, 'Digests passed on');
    wake.posts();
  }

  return async () => {
    const [subscriptions, watches] = await Promise.all([state.subscriptions(), state.watches()]);
    const people = [
      ...subscriptions.flatMap(({ setBy, owner }) => [setBy, owner]),
      ...watches.map(({ setBy }) => setBy),
    ];
    for (const user of new Set(people)) if (user !== null && (await isGone(user))) await passOn(user);
  };
}
