import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewDigest, NewSubscription, State } from '../../src/state/state.js';
import { daysLater, monday, postOf } from '../state/records.js';
import type { StateUnderTest } from './state.js';

const place = { team: 'T1', channel: 'C1' };
const subscriptionOf = (more: Partial<NewSubscription> = {}): NewSubscription => ({
  ...place,
  council: null,
  body: 'Roads Panel',
  words: null,
  weekday: 1,
  time: '09:00',
  owner: null,
  setBy: 'U1',
  at: monday,
  handled: monday,
  ...more,
});
const digestOf = (more: Partial<NewDigest> = {}): NewDigest => ({
  ...place,
  week: '2026-W10',
  due: monday,
  since: daysLater(-7),
  delivered: false,
  until: monday,
  state: 'posted',
  owner: null,
  at: monday,
  ...more,
});
const lease = { owner: 'a', now: monday, leaseMs: 60_000 };

/** What every store of the state keeps of digests, watched words and marks. */
export function describeDigestState(name: string, store: StateUnderTest): void {
  describe(`${name}: a state`, () => {
    let state: State;
    beforeEach(async () => {
      state = await store.open(() => monday);
    });
    afterEach(async () => {
      await state.close();
    });

    describe('keeps which channels get a digest', () => {
      it('one for each channel, and a second takes its place', async () => {
        await state.subscribe(subscriptionOf());
        await state.pauseDigests(place, '2026-05-08');
        await state.disableDigests(place, 'archived', []);
        expect(await state.subscriptionOf(place)).toEqual({
          ...subscriptionOf(),
          pausedUntil: '2026-05-08',
          disabled: 'archived',
        });
        await state.subscribe(subscriptionOf({ weekday: 3, words: 'kerbs', setBy: 'U2' }));
        expect(await state.subscriptions()).toEqual([
          { ...subscriptionOf({ weekday: 3, words: 'kerbs', setBy: 'U2' }), pausedUntil: null, disabled: null },
        ]);
      });

      it('says whether there was one to change', async () => {
        expect(await state.unsubscribe(place)).toBe(false);
        expect(await state.pauseDigests(place, null)).toBe(false);
        expect(await state.disableDigests(place, 'gone', [postOf()])).toBe(false);
        expect(await state.outboxDepth()).toBe(0);
        await state.subscribe(subscriptionOf());
        expect(await state.disableDigests(place, 'gone', [postOf()])).toBe(true);
        expect(await state.disableDigests(place, 'archived', [postOf()])).toBe(false);
        expect(await state.outboxDepth()).toBe(1);
        expect(await state.unsubscribe(place)).toBe(true);
        expect(await state.subscriptionOf(place)).toBeNull();
      });

      it('without the user who set it up, once their data is to go', async () => {
        await state.subscribe(subscriptionOf());
        await state.subscribe(subscriptionOf({ channel: 'C2', words: 'kerbs' }));
        await state.subscribe(subscriptionOf({ channel: 'C3', owner: 'U1', setBy: 'U2' }));
        expect(await state.deleteRecords({ user: 'U1' })).toMatchObject({ subscription: 3 });
        expect(await state.subscriptions()).toEqual([
          { ...subscriptionOf(), setBy: null, pausedUntil: null, disabled: null },
        ]);
      });
    });

    describe('keeps one digest for a channel and week', () => {
      it('whichever process is first', async () => {
        const other = await store.openAgain();
        await state.subscribe(subscriptionOf());
        expect(await state.keepDigest(digestOf(), [postOf()])).toBe('kept');
        expect(await other.keepDigest(digestOf({ since: daysLater(-1) }), [postOf()])).toBe('known');
        expect(await state.outboxDepth()).toBe(1);
        expect(await state.digestOf(digestOf())).toEqual({ ...digestOf(), leftOut: [], remindedAt: null });
        expect(await state.keepDigest(digestOf({ week: '2026-W11', due: daysLater(7) }), [postOf()])).toBe('kept');
        expect(await state.keepDigest(digestOf({ channel: 'C2' }), [postOf()])).toBe('kept');
        expect((await state.digestsOf(place, 5)).map(({ week }) => week)).toEqual(['2026-W11', '2026-W10']);
        await other.close();
      });

      it('and what was due is not looked at again, even where the clock is set back', async () => {
        await state.subscribe(subscriptionOf({ handled: daysLater(-7) }));
        await state.keepDigest(digestOf(), []);
        await state.keepDigest(digestOf({ week: '2026-W09', due: daysLater(-7) }), []);
        expect((await state.subscriptionOf(place))?.handled).toEqual(monday);
      });

      it('and knows up to when a channel has been told', async () => {
        expect(await state.toldUntil('C1')).toBeNull();
        await state.keepDigest(digestOf({ state: 'asked', owner: 'U1' }), []);
        expect(await state.toldUntil('C1')).toBeNull();
        await state.settleDigest(digestOf(), { state: 'posted', leftOut: [], posts: [] });
        await state.keepDigest(digestOf({ channel: 'C2', until: daysLater(1), state: 'silent' }), []);
        expect(await state.toldUntil('C1')).toEqual(monday);
        expect(await state.toldUntil(null)).toEqual(daysLater(1));
      });

      it('and passes on what a leaver set up or approves, once', async () => {
        await state.subscribe(subscriptionOf({ setBy: 'U1', owner: 'U9' }));
        await state.subscribe(subscriptionOf({ channel: 'C2', setBy: 'U9', owner: 'U1' }));
        await state.keepDigest(digestOf({ state: 'asked', owner: 'U9' }), []);
        expect(await state.passOn('U9', 'U2', [postOf()])).toBe(true);
        expect((await state.subscriptions()).map(({ setBy, owner }) => [setBy, owner])).toEqual([
          ['U1', 'U2'],
          ['U2', 'U1'],
        ]);
        expect((await state.askedDigests()).map(({ owner }) => owner)).toEqual(['U2']);
        expect(await state.passOn('U9', 'U2', [postOf()])).toBe(false);
        expect(await state.outboxDepth()).toBe(1);
      });

      it('as its owner decides: sent once, held until sent, reminded once', async () => {
        await state.keepDigest(digestOf({ state: 'asked', owner: 'U1' }), []);
        expect(await state.askedDigests()).toHaveLength(1);
        expect(await state.remindOwner(digestOf(), daysLater(1), [postOf()])).toBe(true);
        expect(await state.remindOwner(digestOf(), daysLater(2), [postOf()])).toBe(false);
        const decided = (as: 'posted' | 'held') =>
          state.settleDigest(digestOf(), { state: as, leftOut: ['k1'], posts: as === 'posted' ? [postOf()] : [] });
        expect(await decided('held')).toBe(true);
        expect(await state.askedDigests()).toEqual([]);
        expect(await decided('posted')).toBe(true);
        expect(await decided('posted')).toBe(false);
        expect(await decided('held')).toBe(false);
        expect(await state.digestOf(digestOf())).toMatchObject({ state: 'posted', leftOut: ['k1'] });
        expect(await state.outboxDepth()).toBe(2);
      });

      it('that counts as not told where Slack took it no more', async () => {
        await state.subscribe(subscriptionOf());
        await state.keepDigest(digestOf(), []);
        expect(await state.failDigest(digestOf(), 'archived', [postOf()])).toBe(true);
        expect(await state.failDigest(digestOf(), 'archived', [postOf()])).toBe(false);
        expect(await state.toldUntil('C1')).toBeNull();
        expect(await state.subscriptionOf(place)).toMatchObject({ disabled: 'archived' });
        expect(await state.outboxDepth()).toBe(1);
      });
    });

    describe('puts posts in the thread of another', () => {
      it('once that is sent, in their order', async () => {
        const parent = postOf({ threadTs: null });
        const under = [1, 2].map((index) => postOf({ threadTs: null, follows: parent.id, body: { index } }));
        await state.addPosts([parent, ...under]);
        expect((await state.takePost(lease))?.id).toBe(parent.id);
        expect(await state.takePost(lease)).toBeNull();
        await state.markSent(parent.id, { ts: '7.0', channel: 'C1' });
        expect(await state.takePost(lease)).toMatchObject({ id: under[0]?.id, threadTs: '7.0' });
        expect(await state.takePost(lease)).toBeNull();
        await state.markSent(under[0]?.id ?? '', { ts: '8.0', channel: 'C1' });
        expect(await state.takePost(lease)).toMatchObject({ id: under[1]?.id, threadTs: '7.0' });
      });

      it.each(['failed', 'unknown'] as const)('and not at all where that is %s', async (end) => {
        const parent = postOf({ threadTs: null });
        await state.addPosts([parent, postOf({ threadTs: null, follows: parent.id })]);
        await state.takePost(lease);
        await (end === 'failed' ? state.markFailed(parent.id, 'x') : state.markUnknown(parent.id, 'x'));
        expect(await state.takePost(lease)).toBeNull();
        expect(await state.outboxDepth()).toBe(0);
      });
    });

    describe('names what a post says while it is being sent', () => {
      const cite = { document: 'roads/march.txt', itemId: 'item' };
      it('so that a withdrawal reaches it', async () => {
        const post = postOf();
        await state.addPosts([post]);
        expect(await state.citePost(post.id, [cite])).toBe(false);
        await state.takePost(lease);
        expect(await state.citePost(post.id, [cite])).toBe(true);
        await state.redactQuotes({
          documents: [],
          itemIds: ['item'],
          at: monday,
          bodyFor: () => ({ text: 'Withdrawn.' }),
        });
        await state.markSent(post.id, { ts: '1.0', channel: 'C1' });
        expect(await state.takePost(lease)).toMatchObject({ kind: 'update', body: { text: 'Withdrawn.' } });
      });

      it('and refuses what is withdrawn', async () => {
        const post = postOf();
        await state.addPosts([post]);
        await state.takePost(lease);
        await state.redactQuotes({ documents: [], itemIds: ['item'], at: monday, bodyFor: () => null });
        await expect(state.citePost(post.id, [cite])).rejects.toThrow('withdrawn');
      });
    });

    describe('keeps watched words', () => {
      const watch = { ...place, words: 'kerbs', setBy: 'U1', at: monday, seen: monday };
      it('each once in a channel', async () => {
        expect(await state.watch(watch)).toBe(true);
        expect(await state.watch(watch)).toBe(false);
        expect(await state.watch({ ...watch, words: 'verges' })).toBe(true);
        expect(await state.watch({ ...watch, channel: 'C2' })).toBe(true);
        expect(await state.watches(place)).toEqual([watch, { ...watch, words: 'verges' }]);
        expect(await state.unwatch(place, 'kerbs')).toBe(true);
        expect(await state.unwatch(place, 'kerbs')).toBe(false);
        expect(await state.unwatch(place, null)).toBe(true);
        expect(await state.watches()).toHaveLength(1);
      });

      it('and tells of them once on a day', async () => {
        await state.watch(watch);
        const alert = (day: string) => ({ day, posts: [postOf()] });
        expect(await state.keepAlert(place, daysLater(1), alert('2026-03-03'))).toBe(true);
        expect(await state.keepAlert(place, daysLater(1.1), alert('2026-03-03'))).toBe(false);
        expect((await state.watches(place))[0]?.seen).toEqual(daysLater(1));
        expect(await state.keepAlert(place, daysLater(1.2), null)).toBe(true);
        expect((await state.watches(place))[0]?.seen).toEqual(daysLater(1.2));
        expect(await state.outboxDepth()).toBe(1);
      });
    });

    describe('keeps what officers said of actions', () => {
      const mark = { actionId: 'a1', verdict: 'done', by: 'U1', at: monday, reason: 'Reported in May.' } as const;
      it('the last one holds, and every one is kept', async () => {
        await state.markAction(mark);
        await state.markAction({ ...mark, actionId: 'a2', verdict: 'not_an_action' });
        expect(await state.marks()).toHaveLength(2);
        await state.markAction({ ...mark, verdict: 'open', by: 'U2', at: daysLater(1), reason: '' });
        expect((await state.marks()).map(({ actionId }) => actionId)).toEqual(['a2']);
        expect(await state.markHistory('a1')).toEqual([
          mark,
          { ...mark, verdict: 'open', by: 'U2', at: daysLater(1), reason: '' },
        ]);
        expect(await state.markHistory()).toHaveLength(3);
      });

      it('past the end of the retention period, and without the user whose data is to go', async () => {
        await state.markAction(mark);
        await state.enforceRetention({ before: daysLater(200) });
        expect(await state.marks()).toEqual([mark]);
        expect(await state.deleteRecords({ user: 'U1' })).toMatchObject({ mark: 1 });
        expect(await state.marks()).toEqual([{ ...mark, by: null, reason: '' }]);
      });
    });
  });
}
