import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { noneHeld } from '../../src/state/held.js';
import type { Job, NewPost, Post, State } from '../../src/state/state.js';
import {
  answerOf,
  citesOf,
  daysLater,
  givenAnswer,
  jobOf,
  minutesLater,
  monday,
  postOf,
  type Quoted,
} from '../state/records.js';

/** How a store is opened in a test. */
export interface StateUnderTest {
  /** A new, empty state, removed after the test. */
  readonly open: (now: () => Date) => Promise<State>;
  /** Another connection to the state opened last, as a second process would have it. */
  readonly openAgain: () => Promise<State>;
}

const leaseMs = 60_000;
const by = (owner: string, now: Date = monday) => ({ owner, now, leaseMs });
const none = noneHeld();

/** The behaviour of every store of the state. */
export function describeState(name: string, store: StateUnderTest): void {
  describe(`${name}: a state`, () => {
    let state: State;
    let clock: Date;
    beforeEach(async () => {
      clock = monday;
      state = await store.open(() => clock);
    });
    afterEach(async () => {
      await state.close();
    });

    const taken = async (owner = 'a', now: Date = monday): Promise<Job> => {
      const job = await state.takeJob(by(owner, now));
      if (job === null) throw new Error('There is no job to take.');
      return job;
    };
    const sending = async (now: Date = monday): Promise<Post> => {
      const post = await state.takePost(by('a', now));
      if (post === null) throw new Error('There is no post to take.');
      return post;
    };
    /** Posts something and tells that it was sent. */
    const say = async (post: NewPost, ts = '5.0'): Promise<void> => {
      await state.addPosts([post]);
      await sending();
      await state.markSent(post.id, { ts, channel: post.channel ?? 'D1' });
    };

    describe('queues jobs', () => {
      it('gives back everything that was asked for', async () => {
        const job = jobOf({ payload: { text: 'ünïcode “quoted”', parts: [1, null, { deep: true }] } });
        expect(await state.enqueue(job)).toBe('queued');
        const { keys, ...rest } = job;
        expect(await state.takeJob(by('a'))).toEqual({ ...rest, id: expect.any(String), attempts: 1 });
        expect(await state.takeJob(by('a'))).toBeNull();
      });

      it('knows a request again by any of its keys, before and after it is done', async () => {
        await state.enqueue(jobOf({ keys: ['e1', 'm1'] }));
        expect(await state.enqueue(jobOf({ keys: ['e1'] }))).toBe('known');
        expect(await state.enqueue(jobOf({ keys: ['e2', 'm1'] }))).toBe('known');
        await state.finishJob((await taken()).id, 'a', {});
        expect(await state.enqueue(jobOf({ keys: ['m1'] }))).toBe('known');
        // A known request claims nothing.
        expect(await state.enqueue(jobOf({ keys: ['e2'] }))).toBe('queued');
        expect(await state.queueDepth()).toBe(1);
      });

      it('takes a key twice in one request for one key, and no key for a new request', async () => {
        expect(await state.enqueue(jobOf({ keys: ['e1', 'e1'] }))).toBe('queued');
        expect(await state.enqueue(jobOf({ keys: [] }))).toBe('queued');
        expect(await state.enqueue(jobOf({ keys: [] }))).toBe('queued');
      });

      it('gives the oldest first, and one of a thread at a time', async () => {
        const thread = (text: string, threadTs: string | null, channel: string | null = 'C1') =>
          state.enqueue(jobOf({ threadTs, channel, payload: text }));
        await thread('first', '1.0');
        await thread('second', '1.0');
        await thread('other thread', '2.0');
        await thread('same time elsewhere', '1.0', 'C2');
        await thread('no thread', null);
        await thread('no thread either', null);
        const first = await taken();
        expect(first.payload).toBe('first');
        const others = [await taken(), await taken(), await taken(), await taken()].map(({ payload }) => payload);
        expect(others).toEqual(['other thread', 'same time elsewhere', 'no thread', 'no thread either']);
        expect(await state.takeJob(by('a'))).toBeNull();
        await state.finishJob(first.id, 'a', {});
        expect((await taken()).payload).toBe('second');
      });

      it('gives a job to somebody else when the lease has run out', async () => {
        await state.enqueue(jobOf());
        const { id } = await taken('a');
        expect(await state.takeJob(by('b', minutesLater(0.9)))).toBeNull();
        expect(await state.takeJob(by('b', minutesLater(1)))).toMatchObject({ id, attempts: 2 });
        expect(await state.extendLease(id, by('a', minutesLater(1)))).toBe(false);
        expect(await state.finishJob(id, 'a', { answer: answerOf({ ref: 'LATE1' }), posts: [postOf()] })).toBe(false);
        expect(await state.failJob(id, 'a', { reason: 'late' })).toBe(false);
        expect(await state.answer('LATE1')).toBeNull();
        expect(await state.outboxDepth()).toBe(0);
        expect(await state.finishJob(id, 'b', {})).toBe(true);
        expect(await state.finishJob(id, 'b', {})).toBe(false);
      });

      it('lets an owner finish after the lease ran out where nobody else has the job', async () => {
        await state.enqueue(jobOf());
        const { id } = await taken('a');
        expect(await state.finishJob(id, 'a', {})).toBe(true);
      });

      it('keeps a job with its owner while the lease is extended', async () => {
        await state.enqueue(jobOf());
        const { id } = await taken('a');
        expect(await state.extendLease(id, by('a', minutesLater(0.5)))).toBe(true);
        expect(await state.takeJob(by('b', minutesLater(1.2)))).toBeNull();
        expect(await state.takeJob(by('b', minutesLater(1.5)))).toMatchObject({ id });
      });

      it('stores the answer, the posts and the record of a job with its end', async () => {
        await state.enqueue(jobOf());
        const { id } = await taken();
        const answer = answerOf({ jobId: id });
        const [first, second] = [postOf({ ref: answer.ref }), postOf({ ref: answer.ref })];
        const audit = {
          at: monday,
          team: 'T1',
          user: 'U1',
          channel: 'C1',
          event: 'answered',
          ref: answer.ref,
          detail: 1,
        };
        expect(await state.finishJob(id, 'a', { answer, posts: [first, second], audit })).toBe(true);
        expect(await state.answer(answer.ref)).toMatchObject({ jobId: id, question: answer.question });
        expect((await state.postsOf(answer.ref)).map((post) => post.id)).toEqual([first.id, second.id]);
        expect(await state.auditEntries()).toEqual([audit]);
        expect(await state.queueDepth()).toBe(0);
      });

      it('stores nothing and keeps the job where the reference is taken', async () => {
        await state.saveAnswer(answerOf({ ref: 'KERBS' }));
        await state.enqueue(jobOf());
        const { id } = await taken();
        const outcome = { answer: answerOf({ ref: 'KERBS', question: 'another?' }), posts: [postOf()] };
        await expect(state.finishJob(id, 'a', outcome)).rejects.toThrow(
          expect.objectContaining({ name: 'RefTakenError' }),
        );
        expect(await state.outboxDepth()).toBe(0);
        expect((await state.answer('KERBS'))?.question).toBe('how many kerbs were relaid?');
        expect(await state.finishJob(id, 'a', { ...outcome, answer: answerOf({ ref: 'KERB2' }) })).toBe(true);
      });

      it('puts a failed job back until it is due, or ends it', async () => {
        await state.enqueue(jobOf({ threadTs: '1.0', payload: 'first' }));
        await state.enqueue(jobOf({ threadTs: '1.0', payload: 'second' }));
        const { id } = await taken();
        expect(await state.failJob(id, 'a', { reason: 'busy', retryAt: minutesLater(5) })).toBe(true);
        // The thread's order holds while its first job waits.
        expect(await state.takeJob(by('a', minutesLater(4)))).toBeNull();
        expect(await state.takeJob(by('b', minutesLater(5)))).toMatchObject({ id, payload: 'first', attempts: 2 });
        expect(await state.failJob(id, 'b', { reason: 'broken' })).toBe(true);
        expect(await state.queueDepth()).toBe(1);
        expect((await taken('a', minutesLater(5))).payload).toBe('second');
      });

      it('counts what a user brought since a time, done or not', async () => {
        await state.enqueue(jobOf({ at: minutesLater(-10) }));
        await state.enqueue(jobOf({ at: monday }));
        await state.enqueue(jobOf({ at: minutesLater(1), kind: 'share' }));
        await state.enqueue(jobOf({ at: minutesLater(1), user: 'U2' }));
        await state.finishJob((await taken()).id, 'a', {});
        expect(await state.jobsOfUser('U1', minutesLater(-10))).toBe(3);
        expect(await state.jobsOfUser('U1', monday)).toBe(2);
        expect(await state.jobsOfUser('U1', monday, ['question'])).toBe(1);
        expect(await state.jobsOfUser('U3', monday)).toBe(0);
      });

      it('gives each job to one of two processes', async () => {
        const other = await store.openAgain();
        const keys = Array.from({ length: 40 }, (_, index) => `shared ${index}`);
        const queued = await Promise.all(
          keys.flatMap((key) => [state.enqueue(jobOf({ keys: [key] })), other.enqueue(jobOf({ keys: [key] }))]),
        );
        expect(queued.filter((outcome) => outcome === 'queued')).toHaveLength(40);
        const got = await Promise.all(
          Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? state : other).takeJob(by(`p${index % 2}`))),
        );
        const ids = got.flatMap((job) => job?.id ?? []);
        expect(ids).toHaveLength(40);
        expect(new Set(ids).size).toBe(40);
        await other.close();
      });
    });

    describe('keeps an outbox', () => {
      it('gives back everything that is to be said', async () => {
        const post = postOf({
          kind: 'ephemeral',
          user: 'U1',
          ref: 'KERBS',
          cites: citesOf(),
          body: { blocks: [{ a: 1 }] },
        });
        await state.addPosts([post]);
        expect(await state.outboxDepth()).toBe(1);
        expect(await sending()).toEqual({
          ...post,
          state: 'sending',
          enqueuedAt: monday,
          attempts: 1,
          sendingSince: monday,
          uncertain: false,
          sentAt: null,
          file: null,
          reason: null,
          withdrawnAt: null,
        });
        expect(await state.takePost(by('b'))).toBeNull();
      });

      it('says a post once, however often it is brought', async () => {
        const post = postOf();
        await state.addPosts([post, post]);
        await state.addPosts([post]);
        expect(await state.outboxDepth()).toBe(1);
        await sending();
        expect(await state.markSent(post.id, { ts: '9.1', channel: 'C1' })).toBe(true);
        expect(await state.markSent(post.id, { ts: '9.2', channel: 'C1' })).toBe(false);
        await state.addPosts([post]);
        expect(await state.takePost(by('a'))).toBeNull();
        expect(await state.post(post.id)).toMatchObject({ state: 'sent', ts: '9.1', sentAt: monday });
      });

      it('keeps the order of a place and lets other places go on', async () => {
        const posts = [
          postOf({ threadTs: '1.0', body: 'first' }),
          postOf({ threadTs: '1.0', body: 'second' }),
          postOf({ threadTs: '2.0', body: 'elsewhere' }),
          postOf({ kind: 'direct', channel: null, threadTs: null, user: 'U2', body: 'to a person' }),
          postOf({ kind: 'response', responseUrl: 'https://a', threadTs: '1.0', body: 'a response' }),
          postOf({ kind: 'update', ts: '0.5', threadTs: '1.0', body: 'a change' }),
          postOf({ kind: 'update', ts: '0.5', threadTs: '1.0', body: 'a later change' }),
        ];
        await state.addPosts(posts);
        const bodies = [await sending(), await sending(), await sending(), await sending(), await sending()].map(
          ({ body }) => body,
        );
        expect(bodies).toEqual(['first', 'elsewhere', 'to a person', 'a response', 'a change']);
        expect(await state.takePost(by('a'))).toBeNull();
        await state.markSent(posts[0]?.id ?? '', { ts: '3.0', channel: 'C1' });
        await state.markFailed(posts[5]?.id ?? '', 'cant_update_message');
        expect((await sending()).body).toBe('second');
        expect((await sending()).body).toBe('a later change');
      });

      it('gives a post whose sender fell silent back as uncertain, with the time since when it may be there', async () => {
        await state.addPosts([postOf({ threadTs: '1.0' }), postOf({ threadTs: '1.0', body: 'next' })]);
        const { id } = await sending();
        expect(await state.takePost(by('b', minutesLater(0.5)))).toBeNull();
        const again = await state.takePost(by('b', minutesLater(1)));
        expect(again).toMatchObject({ id, uncertain: true, attempts: 2, sendingSince: monday });
        expect(await state.takePost(by('c', minutesLater(2)))).toMatchObject({
          id,
          uncertain: true,
          sendingSince: monday,
        });
        expect(await state.markUnknown(id, 'timeout')).toBe(true);
        expect((await sending(minutesLater(2))).body).toBe('next');
      });

      it('sends again what was certainly not sent, when it is due', async () => {
        await state.addPosts([postOf({ threadTs: '1.0' }), postOf({ threadTs: '1.0', body: 'next' })]);
        const { id } = await sending();
        expect(await state.retryPost(id, minutesLater(3), 'ratelimited')).toBe(true);
        expect(await state.post(id)).toMatchObject({ state: 'pending', reason: 'ratelimited', sendingSince: null });
        expect(await state.takePost(by('a', minutesLater(2)))).toBeNull();
        expect(await state.takePost(by('a', minutesLater(3)))).toMatchObject({
          id,
          uncertain: false,
          sendingSince: minutesLater(3),
        });
      });

      it('lists what nothing is known of, and settles it once more is known', async () => {
        const [found, lost] = [postOf(), postOf()];
        await state.addPosts([found, lost]);
        await sending();
        await sending();
        expect(await state.markUnknown(found.id, 'timeout')).toBe(true);
        expect(await state.markUnknown(lost.id, 'timeout')).toBe(true);
        expect(await state.markUnknown(lost.id, 'again')).toBe(false);
        expect((await state.unknownPosts(monday)).map(({ id }) => id)).toEqual([found.id, lost.id]);
        expect(await state.unknownPosts(minutesLater(1))).toEqual([]);
        expect(await state.outboxDepth()).toBe(0);
        await state.markSent(found.id, { ts: '9.0', channel: 'C1' });
        await state.markFailed(lost.id, 'never sent');
        expect(await state.unknownPosts(monday)).toEqual([]);
        expect(await state.markFailed(found.id, 'too late')).toBe(false);
        expect(await state.retryPost(found.id, monday)).toBe(false);
        expect((await state.post(found.id))?.state).toBe('sent');
      });

      it('knows nothing of a post that was never brought', async () => {
        expect(await state.post('unheard of')).toBeNull();
        expect(await state.markSent('unheard of', { ts: '1.0', channel: 'C1' })).toBe(false);
        expect(await state.markUnknown('unheard of', '')).toBe(false);
        expect(await state.markFailed('unheard of', '')).toBe(false);
        expect(await state.retryPost('unheard of', monday)).toBe(false);
      });

      it('remembers where Slack put a private message and its file', async () => {
        const post = postOf({ kind: 'direct', channel: null, user: 'U1' });
        await state.addPosts([post]);
        await sending();
        await state.markSent(post.id, { ts: '7.0', channel: 'D7', file: 'F7' });
        expect(await state.post(post.id)).toMatchObject({ ts: '7.0', channel: 'D7', file: 'F7' });
      });

      it('finds the posts that quote a document or an item', async () => {
        const [march, may, both, neither] = [
          postOf({ cites: citesOf('march.txt', 'i1') }),
          postOf({ cites: citesOf('may.txt', 'i2') }),
          postOf({ cites: [...citesOf('march.txt', 'i1'), ...citesOf('may.txt', 'i3')] }),
          postOf(),
        ];
        await state.addPosts([march, may, both, neither]);
        const ids = async (documents: string[], itemIds: string[]) =>
          (await state.postsCiting({ documents, itemIds })).map(({ id }) => id);
        expect(await ids(['march.txt'], [])).toEqual([march.id, both.id]);
        expect(await ids([], ['i2'])).toEqual([may.id]);
        expect(await ids(['march.txt'], ['i3', 'i2'])).toEqual([march.id, may.id, both.id]);
        expect(await ids([], [])).toEqual([]);
        expect((await state.postsCiting({ documents: [], itemIds: ['i3'] }))[0]?.cites).toEqual(both.cites);
      });
    });

    describe('keeps answers', () => {
      it('gives back everything, by a reference of either case', async () => {
        const answer = answerOf({ ref: 'KERBS', user: null, team: null, channel: null, threadTs: null });
        await state.saveAnswer(answer);
        expect(await state.answer('kerbs')).toEqual({
          ...answer,
          evidence: answer.evidence.map((evidence) => ({ ...evidence, withdrawnOn: null })),
        });
        expect(await state.answer('OTHER')).toBeNull();
        // What is stored and what is given back has the very shape that answering gives.
        const given: Answer | undefined = (await state.answer('KERBS'))?.answer;
        expect(given).toEqual(answer.answer);
      });

      it('has one answer for a reference', async () => {
        expect(await state.refIsFree('KERBS')).toBe(true);
        await state.saveAnswer(answerOf({ ref: 'KERBS' }));
        expect(await state.refIsFree('kerbs')).toBe(false);
        await expect(state.saveAnswer(answerOf({ ref: 'KERBS' }))).rejects.toThrow(
          expect.objectContaining({ name: 'RefTakenError' }),
        );
      });

      it('saves several together or none', async () => {
        await state.saveAnswers([answerOf({ ref: 'ONE' }), answerOf({ ref: 'TWO' })]);
        await expect(state.saveAnswers([answerOf({ ref: 'THREE' }), answerOf({ ref: 'ONE' })])).rejects.toThrow();
        expect(await state.answer('TWO')).not.toBeNull();
        expect(await state.answer('THREE')).toBeNull();
      });

      it('gives the last turns of a thread, newest last', async () => {
        const turn = (ref: string, threadTs: string, team = 'T1') =>
          state.saveAnswer(answerOf({ ref, threadTs, team }));
        await turn('A1', '1.0');
        await turn('B1', '2.0');
        await turn('A2', '1.0');
        await turn('A3', '1.0');
        await turn('C1', '1.0', 'T2');
        const turns = await state.turnsOf({ team: 'T1', channel: 'C1', threadTs: '1.0', limit: 2 });
        expect(turns.map(({ ref }) => ref)).toEqual(['A2', 'A3']);
        expect(turns[0]?.context).toEqual({ terms: ['kerbs'] });
        expect(await state.turnsOf({ team: 'T1', channel: 'C9', threadTs: '1.0', limit: 2 })).toEqual([]);
      });
    });

    describe('keeps what people thought and did', () => {
      it('has one verdict for each answer and user', async () => {
        await state.saveAnswer(answerOf({ ref: 'KERBS' }));
        const give = (user: string, verdict: 'helpful' | 'not_helpful', at: Date, reason?: string) =>
          state.giveFeedback({ ref: 'KERBS', user, verdict, at, ...(reason === undefined ? {} : { reason }) });
        expect(await give('U1', 'not_helpful', monday, 'Wrong panel.')).toBe(true);
        expect(await give('U2', 'helpful', minutesLater(1))).toBe(true);
        expect(await give('U1', 'helpful', minutesLater(2))).toBe(true);
        expect(await state.feedback()).toEqual([
          {
            ref: 'KERBS',
            user: 'U2',
            verdict: 'helpful',
            reason: null,
            at: minutesLater(1),
            question: 'how many kerbs were relaid?',
          },
          {
            ref: 'KERBS',
            user: 'U1',
            verdict: 'helpful',
            reason: null,
            at: minutesLater(2),
            question: 'how many kerbs were relaid?',
          },
        ]);
        expect(await state.feedback({ since: minutesLater(2) })).toHaveLength(1);
      });

      it('takes no verdict on an answer that was never given', async () => {
        expect(await state.giveFeedback({ ref: 'NONE', user: 'U1', verdict: 'helpful', at: monday })).toBe(false);
        expect(await state.feedback()).toEqual([]);
      });

      it('lists the questions that got no answer', async () => {
        await state.saveAnswer(answerOf({ ref: 'FOUND' }));
        await state.saveAnswer(answerOf({ ref: 'NOT', question: 'how many lighthouses?' }, []));
        expect(await state.unanswered()).toEqual([
          { ref: 'NOT', at: monday, question: 'how many lighthouses?', scope: { council: 'Harrowmere Council' } },
        ]);
        expect(await state.unanswered({ since: minutesLater(1) })).toEqual([]);
      });

      it('accounts for what happened', async () => {
        const entry = (event: string, at: Date, user: string | null = 'U1') => ({
          at,
          team: 'T1',
          user,
          channel: null,
          event,
          ref: event === 'answered' ? 'KERBS' : null,
          detail: { event },
        });
        const [asked, answered, refused] = [
          entry('asked', monday),
          entry('answered', minutesLater(1)),
          entry('refused', minutesLater(2), 'U2'),
        ];
        for (const each of [asked, answered, refused]) await state.audit(each);
        expect(await state.auditEntries()).toEqual([asked, answered, refused]);
        expect(await state.auditEntries({ user: 'U1' })).toEqual([asked, answered]);
        expect(await state.auditEntries({ event: 'refused' })).toEqual([refused]);
        expect(await state.auditEntries({ ref: 'KERBS' })).toEqual([answered]);
        expect(await state.auditEntries({ since: minutesLater(1), until: minutesLater(2) })).toEqual([answered]);
        expect(await state.auditEntries({ limit: 2 })).toEqual([answered, refused]);
      });

      it('keeps the scope of each channel, and settings', async () => {
        const place = { team: 'T1', channel: 'C1' };
        expect(await state.scopeOf(place)).toBeNull();
        await state.setScope({ ...place, council: 'Harrowmere Council', body: 'Roads Panel', by: 'U1', at: monday });
        await state.setScope({ ...place, council: null, body: 'Housing Panel', by: 'U2', at: minutesLater(1) });
        expect(await state.scopeOf(place)).toEqual({
          council: null,
          body: 'Housing Panel',
          by: 'U2',
          at: minutesLater(1),
        });
        expect(await state.scopeOf({ team: 'T2', channel: 'C1' })).toBeNull();
        expect(await state.setting('digest')).toBeNull();
        await state.setSetting('digest', { day: 'Monday', hours: [9] });
        expect(await state.setting('digest')).toEqual({ day: 'Monday', hours: [9] });
        await state.setSetting('digest', null);
        expect(await state.setting('digest')).toBeNull();
      });
    });

    describe('takes withdrawn words out', () => {
      const secret = 'The Panel heard that Quillonberry Wharf would be sold for its scrap.';
      const kept = 'Forty kerbs were relaid in Saddlers Row.';
      const withdrawn: Quoted = {
        document: 'wharf.txt',
        itemId: 'wharf 4',
        quote: secret,
        before: 'Quillonberry Wharf had stood empty since the flood.',
        after: 'Quillonberry Wharf was then discussed at some length.',
        titleBasis: 'derived',
        title: 'Quillonberry Wharf sold for scrap',
      };
      const at = new Date('2026-03-31T23:30:00Z');
      const bodyFor = () => ({ text: 'Withdrawn on 1 April 2026.' });
      const redact = (sources: { documents?: string[]; itemIds?: string[] } = { itemIds: ['wharf 4'] }) =>
        state.redactQuotes({ documents: [], itemIds: [], at, bodyFor, ...sources });
      const everything = async () =>
        JSON.stringify([await state.recordsOf({ from: new Date(0) }), await state.takeJob(by('a', daysLater(100)))]);

      it('leaves an answer its reference, its other quotations and the day', async () => {
        await state.saveAnswer(answerOf({ ref: 'WHARF' }, [withdrawn, { quote: kept }]));
        await state.saveAnswer(answerOf({ ref: 'KERBS' }));
        expect(await redact()).toEqual({ answers: ['WHARF'], posts: [], unchangeable: [] });
        const stored = await state.answer('WHARF');
        expect(stored?.answer.sentences.map(({ text }) => text)).toEqual(['Withdrawn on 1 April 2026.', kept]);
        expect(stored?.answer.text).toBe(`Withdrawn on 1 April 2026. [1] ${kept} [2]`);
        expect(stored?.answer.citations.map(({ quote }) => quote)).toEqual(['', kept]);
        expect(stored?.evidence.map(({ before, withdrawnOn }) => [before, withdrawnOn])).toEqual([
          [null, '2026-04-01'],
          ['The surveyor was asked about kerbs.', null],
        ]);
        expect(stored?.question).toBe('how many kerbs were relaid?');
        expect((await state.answer('KERBS'))?.evidence[0]?.withdrawnOn).toBeNull();
        expect(await everything()).not.toContain('Quillonberry');
      });

      it('works by document as by item', async () => {
        await state.saveAnswer(answerOf({ ref: 'WHARF' }, [withdrawn]));
        expect((await redact({ documents: ['wharf.txt'] })).answers).toEqual(['WHARF']);
        expect(await everything()).not.toContain('Quillonberry');
      });

      it('finds the words wherever somebody repeated them', async () => {
        await state.saveAnswer(answerOf({ ref: 'WHARF' }, [withdrawn]));
        const repeated = `Why “${secret.toUpperCase().replace(' ', '\n  ')}”?`;
        await state.saveAnswer(answerOf({ ref: 'OTHER', question: repeated, context: { words: [secret] } }));
        await state.giveFeedback({ ref: 'OTHER', user: 'U1', verdict: 'not_helpful', reason: secret, at: monday });
        await state.audit({
          at: monday,
          team: null,
          user: null,
          channel: null,
          event: 'x',
          ref: null,
          detail: [secret],
        });
        await state.enqueue(jobOf({ payload: { text: repeated } }));
        const unnamed = postOf({ body: { text: `So: ${secret.replace('&', '&amp;')}` } });
        await state.addPosts([unnamed]);
        expect([...(await redact()).answers].sort()).toEqual(['OTHER', 'WHARF']);
        expect((await state.post(unnamed.id))?.state).toBe('withdrawn');
        expect((await everything()).toLowerCase()).not.toContain('quillonberry');
      });

      it('finds sentences that were never quoted, where they are named', async () => {
        await state.enqueue(jobOf({ payload: { text: `What is this: ${secret}` } }));
        await state.redactQuotes({ documents: [], itemIds: ['wharf 4'], at, bodyFor, texts: [secret] });
        expect(await everything()).not.toContain('Quillonberry');
      });

      it('does not send what waits in the outbox', async () => {
        const post = postOf({ body: { text: secret }, cites: citesOf('wharf.txt', 'wharf 4'), threadTs: '1.0' });
        await state.addPosts([post, postOf({ threadTs: '1.0', body: 'next' })]);
        expect(await redact()).toMatchObject({ posts: [], unchangeable: [] });
        expect(await state.post(post.id)).toMatchObject({ state: 'withdrawn', body: null, withdrawnAt: at });
        expect((await sending()).body).toBe('next');
      });

      it.each(['message', 'direct', 'file'] as const)('replaces a %s that was sent', async (kind) => {
        const cites = citesOf('wharf.txt', 'wharf 4');
        const post = postOf({
          kind,
          body: { text: secret },
          cites,
          ref: 'WHARF',
          channel: kind === 'direct' ? null : 'C1',
        });
        await say(post);
        const given: Post[] = [];
        const { posts, unchangeable } = await state.redactQuotes({
          documents: [],
          itemIds: ['wharf 4'],
          at,
          bodyFor: (was) => {
            given.push(was);
            return { text: `Withdrawn; answer ${was.ref}` };
          },
        });
        expect(given.map(({ body }) => body)).toEqual([{ text: secret }]);
        expect(unchangeable).toEqual([]);
        expect(posts).toEqual([expect.objectContaining({ id: post.id, body: null, withdrawnAt: at })]);
        expect(await sending(at)).toMatchObject({
          kind: 'update',
          channel: kind === 'direct' ? 'D1' : 'C1',
          ts: '5.0',
          body: { text: 'Withdrawn; answer WHARF' },
          cites: [],
        });
        expect(await state.takePost(by('a', at))).toBeNull();
      });

      it('replaces a message once that was posted and then updated', async () => {
        const cites = citesOf('wharf.txt', 'wharf 4');
        await say(postOf({ body: { text: secret }, cites }), '5.0');
        await say(postOf({ kind: 'update', ts: '5.0', body: { text: `${secret} More.` }, cites }), '5.0');
        expect((await redact()).posts).toHaveLength(1);
        await sending(at);
        expect(await state.takePost(by('a', at))).toBeNull();
      });

      it('does nothing a second time', async () => {
        await say(postOf({ body: { text: secret }, cites: citesOf('wharf.txt', 'wharf 4') }));
        expect((await redact()).posts).toHaveLength(1);
        expect((await redact()).posts).toEqual([]);
        expect(await state.outboxDepth()).toBe(1);
      });

      it.each(['ephemeral', 'response'] as const)('lists an %s that nobody can change', async (kind) => {
        const post = postOf({
          kind,
          responseUrl: 'https://r',
          body: { text: secret },
          cites: citesOf('wharf.txt', 'wharf 4'),
        });
        await say(post);
        const { posts, unchangeable } = await redact();
        expect(posts).toEqual([]);
        expect(unchangeable.map(({ id }) => id)).toEqual([post.id]);
        expect(await state.outboxDepth()).toBe(0);
      });

      it('replaces a message that is being sent at that moment as soon as it is there', async () => {
        const post = postOf({ body: { text: secret }, cites: citesOf('wharf.txt', 'wharf 4') });
        await state.addPosts([post]);
        await sending();
        await redact();
        expect(await everything()).not.toContain('Quillonberry');
        expect(await state.outboxDepth()).toBe(1);
        await state.markSent(post.id, { ts: '8.0', channel: 'C1' });
        expect(await sending(at)).toMatchObject({ kind: 'update', ts: '8.0', body: bodyFor() });
      });

      it('does not send again a message whose sending failed', async () => {
        const post = postOf({ body: { text: secret }, cites: citesOf('wharf.txt', 'wharf 4') });
        await state.addPosts([post]);
        await sending();
        await redact();
        await state.retryPost(post.id, monday);
        expect((await state.post(post.id))?.state).toBe('withdrawn');
        expect(await state.takePost(by('a', daysLater(1)))).toBeNull();
      });

      it('lets a sender look for a message that may be there, where a look can tell', async () => {
        const cites = citesOf('wharf.txt', 'wharf 4');
        const [seen, unseen] = [postOf({ cites }), postOf({ cites, readBack: false })];
        await state.addPosts([seen, unseen]);
        await sending();
        await sending();
        await redact();
        const later = await state.takePost(by('b', daysLater(60)));
        expect(later).toMatchObject({ id: seen.id, uncertain: true, withdrawnAt: at, body: null });
        expect(await state.takePost(by('b', daysLater(60)))).toBeNull();
        expect((await state.post(unseen.id))?.state).toBe('unknown');
      });

      it('lists a message that may be there and replaces it should it be found', async () => {
        const post = postOf({ body: { text: secret }, cites: citesOf('wharf.txt', 'wharf 4') });
        await state.addPosts([post]);
        await sending();
        await state.markUnknown(post.id, 'timeout');
        expect((await redact()).unchangeable.map(({ id }) => id)).toEqual([post.id]);
        await state.markSent(post.id, { ts: '8.0', channel: 'C1' });
        expect(await sending(at)).toMatchObject({ kind: 'update', ts: '8.0', body: bodyFor() });
      });

      it('keeps the words out from then on, until they are allowed again', async () => {
        await redact();
        const answer = answerOf({ ref: 'WHARF' }, [withdrawn]);
        const refused = expect.objectContaining({ name: 'WithdrawnError' });
        await expect(state.saveAnswer(answer)).rejects.toThrow(refused);
        await expect(state.addPosts([postOf({ cites: citesOf('x', 'wharf 4') })])).rejects.toThrow(refused);
        await state.enqueue(jobOf());
        const { id } = await taken();
        await expect(state.finishJob(id, 'a', { answer })).rejects.toThrow(refused);
        expect(await state.failJob(id, 'a', { reason: 'withdrawn', retryAt: monday })).toBe(true);
        await state.allowQuotes({ documents: [], itemIds: ['wharf 4'] });
        expect(await state.finishJob((await taken()).id, 'a', { answer })).toBe(true);
      });

      it('takes the nearest items of an unanswered question out too', async () => {
        const found = givenAnswer('NOT', 'what of the wharf?', [withdrawn]);
        const answer = { ...givenAnswer('NOT', 'what of the wharf?', []), nearest: found.citations };
        await state.saveAnswer(answerOf({ ref: 'NOT', answer, evidence: [] }));
        expect((await redact()).answers).toEqual(['NOT']);
        expect((await state.answer('NOT'))?.answer.nearest).toEqual([]);
      });
    });

    describe('ends the keeping of users’ words', () => {
      const fill = async (at: Date, user: string, words: string) => {
        clock = at;
        const answer = answerOf({ user, at, question: words, context: { words }, scope: { typed: words } });
        const missed = answerOf({
          user,
          at,
          question: words,
          answer: givenAnswer(`M${answer.ref}`, words, []),
          ref: `M${answer.ref}`,
        });
        await state.saveAnswers([answer, missed]);
        const message = postOf({ ref: answer.ref, cites: citesOf(), body: { text: words }, user: null });
        const whisper = postOf({ kind: 'ephemeral', user, responseUrl: `https://r/${user}`, body: words });
        await state.addPosts([message, whisper]);
        for (const post of [await sending(at), await sending(at)])
          await state.markSent(post.id, { ts: '5.0', channel: 'C1' });
        await state.giveFeedback({ ref: answer.ref, user, verdict: 'helpful', reason: words, at });
        await state.audit({ at, team: 'T1', user, channel: 'C1', event: 'asked', ref: null, detail: { words } });
        const place = { team: 'T1', channel: `C${message.threadTs}` };
        await state.setScope({ ...place, council: null, body: 'Roads Panel', by: user, at });
        await state.enqueue(jobOf({ keys: [`${user} asks`], user, at, payload: { words } }));
        return { answer, message, whisper, place };
      };
      const held = async () => JSON.stringify(await state.recordsOf({ from: new Date(0) }));
      const asked = { ...none, job: 1, post: 2, answer: 2, feedback: 1, audit: 1, scope: 1 };

      it('blanks what is older and leaves what is not', async () => {
        const { answer, message, whisper, place } = await fill(monday, 'UOLD', 'the old lantern');
        await fill(daysLater(50), 'UNEW', 'the new lantern');
        clock = daysLater(91);
        expect(await state.enforceRetention({ before: daysLater(1) })).toEqual({ ...asked, claims: 0 });
        const left = await held();
        expect(left).not.toContain('UOLD');
        expect(left).not.toContain('old lantern');
        expect(left).toContain('UNEW');
        expect(left).toContain('new lantern');
        const stored = await state.answer(answer.ref);
        expect(stored).toMatchObject({
          question: null,
          user: null,
          channel: null,
          threadTs: null,
          scope: null,
          context: null,
        });
        expect(stored?.answer).toMatchObject({
          question: '',
          sentences: answer.answer.sentences,
          citations: answer.answer.citations,
        });
        expect(stored?.evidence).toHaveLength(1);
        expect(await state.answer(`M${answer.ref}`)).toMatchObject({ answer: { status: 'not_found', text: '' } });
        expect(await state.post(message.id)).toMatchObject({ ts: '5.0', channel: 'C1', body: null, cites: citesOf() });
        expect(await state.post(whisper.id)).toBeNull();
        expect(await state.scopeOf(place)).toMatchObject({ body: 'Roads Panel', by: null });
        expect((await state.feedback()).map(({ user, verdict }) => [user, verdict])).toEqual([
          [null, 'helpful'],
          ['UNEW', 'helpful'],
        ]);
        // The old request stays known for a day after its words are gone.
        expect(await state.enqueue(jobOf({ keys: ['UOLD asks'] }))).toBe('known');
        clock = daysLater(93);
        expect(await state.enforceRetention({ before: daysLater(92) })).toMatchObject({ claims: 1 });
        expect(await state.enqueue(jobOf({ keys: ['UOLD asks'] }))).toBe('queued');
      });

      it('finds nothing more to do a second time', async () => {
        await fill(monday, 'U1', 'the lantern');
        await state.enforceRetention({ before: daysLater(1) });
        expect(await state.enforceRetention({ before: daysLater(1) })).toEqual({ ...none, claims: 0 });
      });

      it('lets a withdrawal reach a message whose words were blanked', async () => {
        await fill(monday, 'U1', 'the lantern');
        await state.enforceRetention({ before: daysLater(1) });
        const { posts } = await state.redactQuotes({
          documents: ['roads/march.txt'],
          itemIds: [],
          at: daysLater(2),
          bodyFor: () => 'Withdrawn.',
        });
        expect(posts).toHaveLength(1);
        expect(await sending(daysLater(3))).toMatchObject({ kind: 'update', ts: '5.0', body: 'Withdrawn.' });
      });

      it('exports what is held of a user, of words and of a time', async () => {
        await fill(monday, 'U1', 'the old LANTERN & its post');
        await fill(daysLater(2), 'U12', 'the new lantern');
        const kinds = async (filter: Parameters<State['recordsOf']>[0]) =>
          (await state.recordsOf(filter)).map(({ kind }) => kind);
        const all = ['job', 'post', 'post', 'answer', 'answer', 'feedback', 'audit', 'scope'];
        expect(await kinds({ user: 'U1' })).toEqual(all);
        expect(await kinds({ user: 'U12' })).toEqual(all);
        expect(await kinds({ user: 'U2' })).toEqual([]);
        expect(await kinds({ containing: 'old  lantern &amp; its' })).toEqual(all.filter((kind) => kind !== 'scope'));
        expect(await kinds({ containing: 'lantern', user: 'U12' })).toEqual(all.filter((kind) => kind !== 'scope'));
        expect(await kinds({ from: daysLater(1) })).toEqual(all);
        expect(await kinds({ to: monday })).toEqual([]);
        expect(await kinds({ from: monday, to: minutesLater(1), user: 'U12' })).toEqual([]);
        await expect(state.recordsOf({})).rejects.toThrow(RangeError);
        const [job] = await state.recordsOf({ user: 'U1' });
        expect(job).toMatchObject({ kind: 'job', at: monday, record: { user: 'U1', state: 'waiting' } });
      });

      it('finds what others said of a user', async () => {
        await state.enqueue(jobOf({ user: 'U2', payload: { text: 'what did <@U1> ask?' } }));
        await state.enqueue(jobOf({ user: 'U2', payload: { text: 'what did <@U12> ask?' } }));
        expect(await state.recordsOf({ user: 'U1' })).toHaveLength(1);
      });

      it('deletes the same records, and keeps their requests known', async () => {
        await fill(monday, 'U1', 'the old lantern');
        await fill(monday, 'U2', 'the new lantern');
        expect(await state.deleteRecords({ user: 'U1' })).toEqual(asked);
        expect(await state.recordsOf({ user: 'U1' })).toEqual([]);
        expect(await held()).not.toContain('old lantern');
        expect(await state.recordsOf({ user: 'U2' })).toHaveLength(8);
        expect(await state.enqueue(jobOf({ keys: ['U1 asks'] }))).toBe('known');
        expect(await state.deleteRecords({ containing: 'new LANTERN' })).toEqual({ ...asked, scope: 0 });
        expect(await held()).not.toContain('new lantern');
        await expect(state.deleteRecords({})).rejects.toThrow(RangeError);
      });
    });
  });
}
