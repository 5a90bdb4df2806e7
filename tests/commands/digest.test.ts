import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DigestFlags, runDigest } from '../../src/commands/digest.js';
import { runIngest } from '../../src/commands/ingest.js';
import { AppError, UsageError } from '../../src/errors.js';
import { markDelivered } from '../digest/delivered.js';
import { type CommandsUnderTest, openCommands } from './kept.js';
import { samples } from './program.js';

let commands: CommandsUnderTest;
beforeEach(() => {
  commands = openCommands();
});
afterEach(() => commands.remove());

const digest = async (flags: DigestFlags) => {
  const { code, printed } = await commands.run(runDigest(flags), true);
  expect([code, printed.length]).toEqual([0, 1]);
  return JSON.parse(printed[0] ?? '');
};

describe('minutebook digest', () => {
  it.each<[DigestFlags, RegExp]>([
    [{ since: 'May' }, /--since is “May”; write a day as 2025-06-30/],
    [{ since: '2025-02-30' }, /--since is “2025-02-30”/],
    [{ until: '01/02/2025' }, /--until is “01\/02\/2025”/],
    [{ since: '' }, /--since is “”/],
    [
      { since: '2025-02-02', until: '2025-02-01' },
      /--since \(2025-02-02\) is after --until \(2025-02-01\); exchange them/,
    ],
    [{ since: '2026-03-03' }, /--since \(2026-03-03\) lies ahead/],
    [{ channel: 'general' }, /--channel is “general”; write a channel’s id as C0123ABCD/],
    [{ channel: '' }, /--channel is “”/],
  ])('%j is wrong usage, said in one sentence', async (flags, said) => {
    await expect(commands.run(runDigest(flags))).rejects.toThrow(UsageError);
    await expect(commands.run(runDigest(flags))).rejects.toThrow(said);
  });

  it('says to ingest first where there is no library, and makes none', async () => {
    await expect(commands.run(runDigest({}))).rejects.toThrow(AppError);
    await expect(commands.run(runDigest({}))).rejects.toThrow(/Run "minutebook ingest" first/);
    expect(existsSync(commands.data)).toBe(false);
  });

  it('of an empty library is silent', async () => {
    await commands.context.openLibrary({ create: true }).close();
    expect(await digest({})).toMatchObject({
      silent: true,
      meetings: [],
      text: 'Nothing is new in the minute book since 23 February 2026.',
    });
  });
});

describe('minutebook digest over the samples', () => {
  beforeEach(async () => {
    await commands.run(runIngest([samples], {}));
  });

  it('prints one document as the contract says', async () => {
    const found = await digest({ since: '2025-06-16', until: '2025-06-22' });
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        ...['since', 'until', 'silent', 'meetings', 'decisions', 'actions', 'trends', 'corrections', 'figures'],
        ...['text', 'blocks'],
      ]),
    );
    expect(found).toMatchObject({ since: '2025-06-16', until: '2025-06-22', silent: false });
    expect(found.decisions[0]).toMatchObject({
      kind: 'recommended',
      to: 'Cabinet',
      citation: { meeting: { heldOn: '2025-06-17' }, item: { agendaItemNumber: '4' } },
    });
    const care = found.figures.find(
      ({ current }: { current: { metric: { name: string } } }) => current.metric.name === 'children in care (number)',
    );
    expect(care).toMatchObject({
      current: { value: 408, citation: { link: expect.stringContaining('2025-06-17') } },
      previous: { value: 427 },
      comparable: true,
      change: { value: -19, unit: 'count' },
    });
  });

  it('takes one day as the week that begins or ends there', async () => {
    const held = async (flags: DigestFlags) =>
      (await digest(flags)).meetings.map(({ heldOn }: { heldOn: string }) => heldOn);
    expect(await held({ until: '2025-06-19' })).toEqual(['2025-06-17']);
    expect(await held({ since: '2025-09-16', until: '2025-09-16' })).toEqual(['2025-09-16', '2025-06-17']);
    expect((await digest({ since: '2025-09-16' })).until).toBe('2026-03-02');
  });

  it('without days starts from the last meeting of each body and marks nothing as delivered', async () => {
    const first = await digest({});
    expect(first.meetings.map(({ heldOn, news }: { heldOn: string; news: string }) => [heldOn, news])).toEqual([
      ['2025-11-11', 'new'],
      ['2025-09-16', 'new'],
      ['2025-06-17', 'approved'],
    ]);
    expect(first.older.meetings).toBeGreaterThan(10);
    expect(await digest({})).toEqual(first);
    expect(existsSync(commands.context.config.stateFile)).toBe(false);
  });

  it('without days reports since the last delivery, to the channel or else the latest to any', async () => {
    const state = commands.context.openState({ create: true });
    await markDelivered(state, 'C0OTHER', new Date('2026-02-27T08:00:00Z'));
    await markDelivered(state, 'C0MINUTES', new Date('2026-03-02T08:30:00Z'));
    await markDelivered(state, 'C0OTHER', new Date('2026-03-02T08:00:00Z'));
    await state.close();
    const sinceOf = async (flags: DigestFlags) => (await digest(flags)).since;
    expect(await sinceOf({ channel: 'C0MINUTES' })).toBe('2026-03-02T08:30:00.000Z');
    expect(await sinceOf({ channel: 'C0NEW' })).toBe('2026-03-02T08:30:00.000Z');
    expect(await sinceOf({})).toBe('2026-03-02T08:30:00.000Z');
  });

  it('for a person in a hurry prints five lines and counts the rest', async () => {
    const { printed } = await commands.run(runDigest({ since: '2025-06-16', until: '2025-06-22', short: true }));
    const lines = printed.join('\n').split('\n');
    expect(lines.filter((line) => line.startsWith('  · '))).toHaveLength(5);
    expect(lines.join(' ')).toMatch(/ \d+ more lines without --short\. /);
  });

  it('for a person prints the counts, the first lines and the rest by kind', async () => {
    const { printed } = await commands.run(runDigest({ since: '2025-06-16', until: '2025-06-22' }));
    const lines = printed.join('\n').split('\n');
    expect(lines[0]).toMatch(/^16 to 22 June 2025: 1 meeting, /);
    expect(lines.find((line) => line.startsWith('  · '))).toMatch(/^ {2}· Recommended to Cabinet: “That Cabinet be/);
    expect(lines).toContain('Figures');
    expect(lines.at(-1)).toMatch(/could not be placed|not listed/);
  });
});
