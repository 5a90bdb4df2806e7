import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDecisions } from '../../src/commands/decisions.js';
import type { FollowUpFlags } from '../../src/commands/follow-up-flags.js';
import { runIngest } from '../../src/commands/ingest.js';
import { AppError, UsageError } from '../../src/errors.js';
import { writeHarbourMinutes } from './follow-ups-library.js';
import { type CommandsUnderTest, openCommands } from './kept.js';
import { minutebook, samples, temporaryFolder } from './program.js';

let commands: CommandsUnderTest;
beforeEach(() => {
  commands = openCommands();
});
afterEach(() => commands.remove());

async function decisions(topic?: string, flags: FollowUpFlags = {}) {
  const { code, printed } = await commands.run(runDecisions(topic, flags), true);
  expect([code, printed.length]).toEqual([0, 1]);
  return JSON.parse(printed[0] ?? '');
}

describe('minutebook decisions', () => {
  it.each<[string | undefined, FollowUpFlags, RegExp]>([
    ['', {}, /The topic holds no word/],
    ['“ ”!', {}, /The topic holds no word/],
    ['x'.repeat(2001), {}, /The topic has 2,001 characters/],
    [undefined, { from: 'May' }, /--from is “May”; write a day as 2025-06-30/],
    [undefined, { to: '2025-02-30' }, /--to is “2025-02-30”/],
    [undefined, { from: '2025-02-02', to: '2025-02-01' }, /--from \(2025-02-02\) is after --to/],
  ])('%j %j is wrong usage, said in one sentence', async (topic, flags, said) => {
    await expect(commands.run(runDecisions(topic, flags))).rejects.toThrow(UsageError);
    await expect(commands.run(runDecisions(topic, flags))).rejects.toThrow(said);
  });

  it('says to ingest first where there is no library, and makes none', async () => {
    await expect(commands.run(runDecisions(undefined, {}))).rejects.toThrow(AppError);
    expect(existsSync(commands.data)).toBe(false);
  });

  it('of an empty library says that there is none', async () => {
    await commands.context.openLibrary({ create: true }).close();
    expect((await commands.run(runDecisions('ferries', {}))).printed[0]).toContain(
      'No decision about “ferries” is in the minutes held.',
    );
  });
});

describe('minutebook decisions over minutes', () => {
  beforeEach(async () => {
    await commands.run(runIngest([writeHarbourMinutes(temporaryFolder()), samples], {}));
  });

  it('prints what asks something of somebody first and what only notes last', async () => {
    const { printed } = await commands.run(runDecisions(undefined, { body: 'Harbour Scrutiny Panel' }));
    const text = printed[0] ?? '';
    const places = [
      '3 decisions.',
      'buy a second dredger',
      'buoys be painted',
      '1 decision that only',
      'report be noted',
    ];
    expect(places.map((words) => text.indexOf(words))).toEqual(
      places.map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(text).toContain('recommended, to Cabinet · no response found in the minutes held');
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('prints one JSON document with the decisions of a topic, oldest first, each with its place', async () => {
    const found = await decisions('foster carers');
    expect(found).toMatchObject({ topic: 'foster carers', count: found.decisions.length });
    expect(found.decisions.length).toBeGreaterThan(0);
    for (const { id, kind, text, source, citation } of found.decisions) {
      expect([id, kind, text, source.document]).not.toContain(undefined);
      expect(citation).toMatchObject({ meeting: { heldOn: expect.any(String) }, item: { title: expect.any(String) } });
    }
    const days = (await decisions()).decisions.map(
      ({ citation }: { citation: { meeting: { heldOn: string | null } } }) => citation.meeting.heldOn ?? '9999',
    );
    expect(days.length).toBeGreaterThan(40);
    expect(days).toEqual(days.toSorted());
  });

  it('keeps to a council, a body and days', async () => {
    const found = await decisions(undefined, { council: 'Harrowmere', from: '2025-01-01', to: '2025-01-31' });
    expect(
      new Set(found.decisions.map((one: { citation: { meeting: { heldOn: string } } }) => one.citation.meeting.heldOn)),
    ).toEqual(new Set(['2025-01-14', '2025-01-21']));
    expect((await decisions(undefined, { body: 'Nowhere Panel' })).count).toBe(0);
  });

  it('writes a CSV file, and says where it cannot', async () => {
    const file = join(commands.data, 'decisions.csv');
    await decisions('dredger', { csv: file });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^\ufeffkind,routine,decision,to,/);
    expect(text).toContain('recommended,no,That Cabinet be recommended to buy a second dredger.,Cabinet,');
    await expect(decisions('dredger', { csv: join(commands.data, 'none', 'x.csv') })).rejects.toThrow(
      /--csv cannot be written/,
    );
  });
});

describe('the program', () => {
  it('knows the command and refuses a second topic', async () => {
    const { code, stderr } = await minutebook(['decisions', 'ferries', 'boats']);
    expect(code).not.toBe(0);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
