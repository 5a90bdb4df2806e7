import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { jobOf, minutesLater } from './records.js';

type Step =
  | { readonly do: 'enqueue'; readonly thread: number | null; readonly key: number }
  | { readonly do: 'take'; readonly owner: string }
  | { readonly do: 'finish' | 'fail' | 'retry'; readonly pick: number }
  | { readonly do: 'wait'; readonly minutes: number };

const owner = fc.constantFrom('a', 'b');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('enqueue' as const), thread: fc.option(fc.nat(2)), key: fc.nat(30) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), owner }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('finish' as const, 'fail' as const, 'retry' as const), pick: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 3 }) }) },
);

interface Held {
  readonly id: string;
  readonly owner: string;
  readonly until: number;
}

/** Leases last two minutes; what is put back is due in one. */
async function follow(steps: readonly Step[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-queue-'));
  const state = openState(join(folder, 'state.sqlite'), { create: true });
  const claimed = new Set<number>();
  /** Jobs that are not over, in the order they came, with the time from which they may be taken. */
  const open: { id: string | null; thread: number | null; key: number; free: number }[] = [];
  let held: Held[] = [];
  let now = 0;
  try {
    for (const each of steps) {
      if (each.do === 'wait') now += each.minutes;
      if (each.do === 'enqueue') {
        const threadTs = each.thread === null ? null : `${each.thread}.0`;
        const job = jobOf({ keys: [`key ${each.key}`], threadTs, payload: each.key, at: minutesLater(now) });
        expect(await state.enqueue(job)).toBe(claimed.has(each.key) ? 'known' : 'queued');
        if (!claimed.has(each.key)) open.push({ id: null, thread: each.thread, key: each.key, free: now });
        claimed.add(each.key);
      }
      if (each.do === 'take') {
        const expected = open.find(
          (job, index) =>
            job.free <= now &&
            !open.slice(0, index).some((earlier) => job.thread !== null && earlier.thread === job.thread),
        );
        const taken = await state.takeJob({ owner: each.owner, now: minutesLater(now), leaseMs: 120_000 });
        expect(taken?.payload ?? null).toBe(expected?.key ?? null);
        if (taken && expected) {
          expected.id = taken.id;
          expected.free = now + 2;
          held = [...held.filter(({ id }) => id !== taken.id), { id: taken.id, owner: each.owner, until: now + 2 }];
        }
      }
      if ((each.do === 'finish' || each.do === 'fail' || each.do === 'retry') && held.length > 0) {
        const mine = held[each.pick % held.length] as Held;
        const other = mine.owner === 'a' ? 'b' : 'a';
        expect(await state.finishJob(mine.id, other, {})).toBe(false);
        const again = each.do === 'retry' ? { retryAt: minutesLater(now + 1) } : {};
        expect(
          await (each.do === 'finish'
            ? state.finishJob(mine.id, mine.owner, {})
            : state.failJob(mine.id, mine.owner, { reason: 'x', ...again })),
        ).toBe(true);
        held = held.filter(({ id }) => id !== mine.id);
        const place = open.findIndex(({ id }) => id === mine.id);
        const job = open[place];
        if (each.do === 'retry' && job) job.free = now + 1;
        else open.splice(place, 1);
      }
      expect(await state.queueDepth()).toBe(open.length);
    }
  } finally {
    await state.close();
    rmSync(folder, { recursive: true });
  }
}

describe('the queue', () => {
  it('keeps its promises whatever is done in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), follow), { numRuns: 60 });
  });
});
