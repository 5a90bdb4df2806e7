import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runActions } from '../../src/commands/actions.js';
import type { FollowUpFlags } from '../../src/commands/follow-up-flags.js';
import { runIngest } from '../../src/commands/ingest.js';
import { AppError, UsageError } from '../../src/errors.js';
import { writeHarbourMinutes } from './follow-ups-library.js';
import { type CommandsUnderTest, openCommands } from './kept.js';
import { samples, temporaryFolder } from './program.js';

let commands: CommandsUnderTest;
beforeEach(() => {
  commands = openCommands();
});
afterEach(() => commands.remove());

async function actions(state?: string, flags: FollowUpFlags = {}) {
  const { code, printed } = await commands.run(runActions(state, flags), true);
  expect([code, printed.length]).toEqual([0, 1]);
  return JSON.parse(printed[0] ?? '');
}

describe('minutebook actions', () => {
  it.each<[string | undefined, FollowUpFlags, RegExp]>([
    ['late', {}, /“late” is no state of an action; write open or overdue, or leave it out to list all/],
    ['', {}, /“” is no state of an action/],
    ['OPEN ', {}, /“OPEN ” is no state/],
    [undefined, { from: '2025' }, /--from is “2025”/],
    [undefined, { from: '2025-02-02', to: '2025-02-01' }, /exchange them/],
  ])('%j %j is wrong usage, said in one sentence', async (state, flags, said) => {
    await expect(commands.run(runActions(state, flags))).rejects.toThrow(UsageError);
    await expect(commands.run(runActions(state, flags))).rejects.toThrow(said);
  });

  it('says to ingest first where there is no library, and makes none', async () => {
    await expect(commands.run(runActions(undefined, {}))).rejects.toThrow(AppError);
    expect(existsSync(commands.data)).toBe(false);
  });

  it('of an empty library says that there is none', async () => {
    await commands.context.openLibrary({ create: true }).close();
    expect((await commands.run(runActions('overdue', {}))).printed[0]).toContain(
      'No overdue action is in the minutes held.',
    );
  });
});

describe('minutebook actions over minutes', () => {
  beforeEach(async () => {
    await commands.run(runIngest([writeHarbourMinutes(temporaryFolder()), samples], {}));
  });
  const harbour = { body: 'Harbour Scrutiny Panel' };

  it('prints who, when, how each stands and whether anybody spoke of it again', async () => {
    const text = (await commands.run(runActions(undefined, harbour))).printed[0]?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('3 actions.');
    expect(text).toContain('overdue since 30 April 2025 · owner: Mr Reed');
    expect(text).toContain('no later mention found in the 1 meeting held since');
    expect(text).toContain('when: “in due course”');
  });

  it('prints one JSON document as the contract says', async () => {
    const found = await actions();
    expect(found).toMatchObject({ state: null, count: found.actions.length });
    expect(found.count).toBeGreaterThan(50);
    for (const action of found.actions)
      expect(Object.keys(action)).toEqual(
        expect.arrayContaining([
          ...['id', 'itemId', 'type', 'who', 'what', 'when', 'due', 'state', 'firstAsked', 'quote', 'source'],
          ...['mentions', 'meetingsSince', 'mark', 'citation'],
        ]),
      );
    const { actions: again } = await actions('open');
    expect(again).toEqual(found.actions);
  });

  it('lists as overdue only what its own words put on a day that has passed', async () => {
    const found = await actions('overdue');
    expect(found.count).toBeGreaterThan(0);
    for (const { state, due, mentions } of found.actions) {
      expect(state).toBe('overdue');
      expect(due < '2026-03-02').toBe(true);
      expect(mentions).toEqual([]);
    }
    expect((await actions('overdue', harbour)).actions).toMatchObject([{ who: 'Mr Reed', due: '2025-04-30' }]);
  });

  it('finds in a later meeting of the same body where an action of the samples was spoken of again', async () => {
    const { actions: all } = await actions(undefined, { body: "Children's Scrutiny Panel", to: '2024-12-31' });
    const backlog = all.find(({ what }: { what: string }) => what.includes('update on the psychology backlog'));
    expect(backlog.mentions[0]).toMatchObject({ meeting: { heldOn: '2025-01-21' } });
  });

  it('writes a CSV file that no spreadsheet runs as a formula', async () => {
    const file = join(commands.data, 'actions.csv');
    await actions(undefined, { ...harbour, csv: file });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^\ufeffstate,type,who,what,when,due,first asked,/);
    expect(text).toContain(`overdue,commitment,Mr Reed,`);
    expect(text).toContain(`'=Ms Fenn`);
    expect(text.replaceAll(/"[^"]*"/g, '')).not.toMatch(/(?:^|,)=/m);
  });
});
