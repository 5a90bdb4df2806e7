import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { answerOf, citesOf, jobOf, monday, postOf } from './records.js';

const folders: string[] = [];
const stateFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-kill-'));
  folders.push(folder);
  return join(folder, 'state.sqlite');
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const script = fileURLToPath(new URL('./state-child.ts', import.meta.url));

/** Runs the child and kills it `delayMs` after it has said a number of lines. Gives what it said. */
async function killAfter(task: string, file: string, lines: number, delayMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, task, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const ended = new Promise((resolve) => child.once('close', resolve));
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (said.length === lines) setTimeout(() => child.kill('SIGKILL'), delayMs);
  });
  await ended;
  return said;
}

/** Runs the child to its end. */
const runWhole = (task: string, file: string): Promise<string[]> => killAfter(task, file, Number.POSITIVE_INFINITY, 0);

describe('two processes', () => {
  it('never do the same job', async () => {
    const file = stateFile();
    const state = openState(file, { create: true });
    for (let number = 0; number < 600; number += 1) await state.enqueue(jobOf());
    const [first, second] = await Promise.all([runWhole('finish', file), runWhole('finish', file)]);
    expect([...first, ...second].map(Number).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 600 }, (_, index) => index + 1),
    );
    expect(await state.queueDepth()).toBe(0);
    expect(await state.outboxDepth()).toBe(1200);
    await state.close();
  });
});

describe('a killed process', () => {
  it.each([0, 3, 7])('has queued and claimed every request it was told of (%i ms)', async (delayMs) => {
    const file = stateFile();
    await openState(file, { create: true }).close();
    const said = await killAfter('enqueue', file, 20, delayMs);
    const state = openState(file, { create: false });
    const depth = await state.queueDepth();
    expect(depth).toBeGreaterThanOrEqual(said.length);
    // At most the request that was under way was not told of.
    expect(depth).toBeLessThanOrEqual(said.length + 1);
    for (let number = 0; number < depth; number += 1)
      for (const key of [`event ${number}`, `message ${number}`])
        expect(await state.enqueue(jobOf({ keys: [key] })), key).toBe('known');
    expect(await state.enqueue(jobOf({ keys: [`event ${depth}`, `message ${depth}`] }))).toBe('queued');
    await state.close();
  });

  it.each([0, 2, 5])('has ended a job with all that came of it, or not at all (%i ms)', async (delayMs) => {
    const file = stateFile();
    const state = openState(file, { create: true });
    for (let number = 0; number < 400; number += 1) await state.enqueue(jobOf());
    const said = await killAfter('finish', file, 15, delayMs);
    const done = 400 - (await state.queueDepth());
    expect(done).toBeGreaterThanOrEqual(said.length);
    expect(done).toBeLessThan(400);
    for (let id = 1; id <= 400; id += 1) {
      const ref = `J${id}`;
      const kept = [
        (await state.answer(ref)) === null ? 0 : 1,
        (await state.postsOf(ref)).length,
        (await state.auditEntries({ ref })).length,
      ];
      expect(kept, ref).toEqual(kept[0] === 1 ? [1, 2, 1] : [0, 0, 0]);
      if (said.includes(String(id))) expect(kept[0], ref).toBe(1);
    }
    // What it had in hand is taken by another.
    expect(await state.takeJob({ owner: 'other', now: new Date(monday.getTime() + 1), leaseMs: 1 })).not.toBeNull();
    await state.close();
  });

  it.each([0, 1, 2, 4, 8, 16])('has taken withdrawn words out everywhere, or nowhere (%i ms)', async (delayMs) => {
    const file = stateFile();
    const state = openState(file, { create: true, now: () => monday });
    const answers = Array.from({ length: 80 }, () => answerOf());
    await state.saveAnswers(answers);
    const posts = answers.map(({ ref }) => postOf({ ref, cites: citesOf() }));
    await state.addPosts(posts);
    for (const [index, { id }] of posts.entries())
      if (index % 2 === 0) await state.markSent(id, { ts: `${index}.0`, channel: 'C1' });
    await killAfter('redact', file, 1, delayMs);
    const lost = await Promise.all(
      answers.map(async ({ ref }) => (await state.answer(ref))?.answer.citations[0]?.quote === ''),
    );
    const emptied = (await state.postsCiting({ documents: ['roads/march.txt'], itemIds: [] })).map(
      ({ body }) => body === null,
    );
    const outcome = lost[0] ?? false;
    expect(new Set(lost)).toEqual(new Set([outcome]));
    expect(new Set(emptied)).toEqual(new Set([outcome]));
    // Either the 40 unsent posts still wait, or 40 updates do.
    expect(await state.outboxDepth()).toBe(40);
    expect((await state.takePost({ owner: 'a', now: monday, leaseMs: 1 }))?.kind).toBe(outcome ? 'update' : 'message');
    // What a killed process left undone, the next one does.
    const redacted = await state.redactQuotes({
      documents: ['roads/march.txt'],
      itemIds: [],
      at: monday,
      bodyFor: () => 'Withdrawn.',
    });
    expect(redacted.posts).toHaveLength(outcome ? 0 : 40);
    expect(await state.recordsOf({ containing: 'Forty kerbs' })).toEqual([]);
    await state.close();
  });
});
