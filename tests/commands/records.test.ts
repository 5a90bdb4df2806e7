import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecordFlags, runRecordsDelete, runRecordsExport } from '../../src/commands/records.js';
import { UsageError } from '../../src/errors.js';
import { startOfLondonDay } from '../../src/state/london-day.js';
import { answerOf, jobOf } from '../state/records.js';
import { allBytes } from '../support/processes.js';
import { type CommandsUnderTest, openCommands } from './kept.js';
import { minutebook } from './program.js';

let commands: CommandsUnderTest;
beforeEach(async () => {
  commands = openCommands();
  const state = commands.context.openState({ create: true });
  await state.enqueue(
    jobOf({ user: 'UASKER', payload: { text: 'about the lantern' }, at: new Date('2026-02-01T12:00:00Z') }),
  );
  await state.saveAnswers([
    answerOf({
      ref: 'FIRST',
      user: 'UASKER',
      question: 'who painted the lantern?',
      at: new Date('2026-03-02T09:00:00Z'),
    }),
    answerOf({ ref: 'OTHER', user: 'UOTHER', question: 'who painted the quay?', at: new Date('2026-03-03T09:00:00Z') }),
  ]);
  await state.close();
});
afterEach(() => commands.remove());

const exported = async (flags: RecordFlags) =>
  (await commands.run(runRecordsExport(flags))).printed.map((line) => JSON.parse(line));

describe('minutebook records export', () => {
  it('prints what is held of a user, one object a line with its kind', async () => {
    expect(await exported({ user: 'UASKER' })).toEqual([
      {
        kind: 'job',
        at: '2026-02-01T12:00:00.000Z',
        record: expect.objectContaining({ user: 'UASKER', payload: { text: 'about the lantern' } }),
      },
      {
        kind: 'answer',
        at: '2026-03-02T09:00:00.000Z',
        record: expect.objectContaining({ ref: 'FIRST', question: 'who painted the lantern?' }),
      },
    ]);
  });

  it.each<[RecordFlags, string[]]>([
    [{ containing: 'Lantern' }, ['job', 'answer']],
    [{ containing: 'lantern', from: '2026-03-02' }, ['answer']],
    [{ user: 'UASKER', to: '2026-02-01' }, ['job']],
    [{ user: 'UASKER', to: '2026-01-31' }, []],
    [{ from: '2026-03-02', to: '2026-03-02' }, ['answer']],
    [{ user: 'UNOBODY' }, []],
  ])('%j gives %j', async (flags, kinds) => {
    expect((await exported(flags)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each<[RecordFlags, RegExp]>([
    [{}, /--user/],
    [{ user: ' ' }, /--user is empty/],
    [{ containing: '' }, /--containing is empty/],
    [{ from: 'May' }, /2025-06-30/],
    [{ from: '2026-02-02', to: '2026-02-01' }, /exchange/],
  ])('%j is wrong usage', async (flags, said) => {
    for (const command of [runRecordsExport, runRecordsDelete]) {
      await expect(commands.run(command(flags))).rejects.toThrow(said);
      await expect(commands.run(command(flags))).rejects.toThrow(UsageError);
    }
  });
});

describe('minutebook records delete', () => {
  it('leaves nothing of a user in any file, and a record that it was done', async () => {
    const { code, printed, asides } = await commands.run(runRecordsDelete({ user: 'UASKER' }));
    expect({ code, asides }).toEqual({ code: 0, asides: [] });
    expect(printed).toEqual([expect.stringMatching(/1 request, 1 answer\. .*stay\.$/)]);
    for (const { name, bytes } of allBytes(commands.data)) {
      expect(bytes.includes('UASKER'), name).toBe(false);
      expect(bytes.includes('lantern'), name).toBe(false);
    }
    expect(await exported({ user: 'UASKER' })).toEqual([]);
    expect(await exported({ user: 'UOTHER' })).toHaveLength(1);
    const state = commands.context.openState({ create: false });
    expect(await state.auditEntries({ event: 'records_deleted' })).toEqual([
      expect.objectContaining({ user: null, detail: expect.objectContaining({ job: 1, answer: 1 }) }),
    ]);
    await state.close();
  });

  it('gives the counts with --json, and says when nothing fits', async () => {
    const { printed } = await commands.run(runRecordsDelete({ containing: 'quay' }), true);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ job: 0, answer: 1, compacted: true });
    expect((await commands.run(runRecordsDelete({ user: 'UNOBODY' }))).printed).toEqual(['Nothing held fits.']);
  });
});

describe('a day in the council’s time', () => {
  it.each([
    ['2026-01-15', '2026-01-15T00:00:00.000Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000Z'],
    ['2026-03-30', '2026-03-29T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T23:00:00.000Z'],
    ['2026-10-26', '2026-10-26T00:00:00.000Z'],
  ])('%s begins at %s', (day, moment) => {
    expect(startOfLondonDay(day).toISOString()).toBe(moment);
  });
});

describe('the program', () => {
  it.each([
    [['answer', 'FIRST'], 0, /who painted the lantern\?/],
    [['records', 'export', '--user', 'UOTHER'], 0, /"ref":"OTHER"/],
    [['records', 'delete', '--containing', 'quay', '--json'], 0, /"answer":1/],
  ])('knows the command %j', async (args, code, printed) => {
    const ended = await minutebook([...args, '--data', commands.data]);
    expect(ended).toMatchObject({ code, stderr: '' });
    expect(ended.stdout).toMatch(printed);
  });

  it.each([[['answer', 'NEVER']], [['records', 'export']], [['answer', 'FIRST', '--data', '/nowhere/at/all']]])(
    'says in one sentence what is wrong with %j',
    async (args) => {
      const { code, stdout, stderr } = await minutebook(
        args.includes('--data') ? args : [...args, '--data', commands.data],
      );
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr.trim().split('\n')).toHaveLength(1);
    },
  );
});
