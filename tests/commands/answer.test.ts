import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { runAnswer } from '../../src/commands/answer.js';
import { runAsk } from '../../src/commands/ask.js';
import { exportFeedback, exportUnanswered } from '../../src/commands/export-state.js';
import { runIngest } from '../../src/commands/ingest.js';
import { UsageError } from '../../src/errors.js';
import { reports } from '../support/invented-minutes.js';
import { type CommandsUnderTest, openCommands } from './kept.js';

let commands: CommandsUnderTest;
let minutes: string;
beforeAll(async () => {
  commands = openCommands();
  minutes = join(commands.data, '..', 'minutes');
  mkdirSync(minutes);
  for (const [name, text] of Object.entries(reports)) writeFileSync(join(minutes, name), text);
  await commands.run(runIngest([minutes], {}));
});
afterAll(() => commands.remove());

const ask = async (question: string): Promise<Answer> =>
  JSON.parse((await commands.run(runAsk(question, {}), true)).printed[0] ?? '');

describe('minutebook answer', () => {
  it('gives the record of an answer by its reference', async () => {
    const answer = await ask('how many children are missing education?');
    const { code, printed, asides } = await commands.run(runAnswer(` ${answer.ref.toLowerCase()} `));
    expect({ code, asides }).toEqual({ code: 0, asides: [] });
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('Question: how many children are missing education?');
    expect(printed[0]).toContain(`Answer ${answer.ref}, given on 2 March 2026 at 09:00`);
    expect(printed[0]).toContain('137 children were being tracked');
    expect(printed[0]).toMatch(/With the sentences around it: “.+ Children Missing Education .+”/);
    expect(printed[0]).toMatch(/SHA-256 [0-9a-f]{64}, taken in on/);
    expect(printed[0]).toContain('The words stand as quoted.');
  });

  it('prints one JSON document with --json', async () => {
    const { ref } = await ask('how many children are missing education?');
    const { printed } = await commands.run(runAnswer(ref), true);
    const record = JSON.parse(printed[0] ?? '');
    expect(record).toMatchObject({
      ref,
      at: '2026-03-02T09:00:00.000Z',
      status: 'answered',
      scope: { council: null, limit: 5 },
      answer: { ref, status: 'answered' },
    });
    expect(record.quotations[0]).toMatchObject({
      label: '1',
      before: expect.any(String),
      after: expect.any(String),
      council: 'Tollerby Council',
      document: 'performance-june.txt',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      whenCited: { minutesStatus: 'unknown' },
      now: { words: 'as_quoted' },
      withdrawnOn: null,
    });
  });

  it('says what became of the words since', async () => {
    const { ref } = await ask('how many children are missing education?');
    const changed = (reports['performance-june.txt'] ?? '').replace('137 children', '138 children');
    writeFileSync(join(minutes, 'performance-june.txt'), changed);
    await commands.run(runIngest([minutes], {}));
    expect((await commands.run(runAnswer(ref))).printed[0]).toMatch(/137 children.*does not have these words/s);
    writeFileSync(join(minutes, 'performance-june.txt'), reports['performance-june.txt'] ?? '');
    await commands.run(runIngest([minutes], {}));
    expect((await commands.run(runAnswer(ref))).printed[0]).toContain('The words stand as quoted.');
  });

  it('keeps answers that were none, for the list of unanswered questions', async () => {
    const { ref } = await ask('how many lighthouses were painted?');
    expect((await commands.run(runAnswer(ref))).printed[0]).toContain('The minutes held do not say.');
    const { code, printed } = await commands.run(exportUnanswered);
    expect(code).toBe(0);
    expect(printed.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ ref, question: 'how many lighthouses were painted?' }),
    );
  });

  it('keeps no word of a question about a private person', async () => {
    const { ref, status } = await ask('what happened with JS at the home');
    expect(status).toBe('refused');
    const { printed } = await commands.run(runAnswer(ref), true);
    expect(printed[0]).not.toContain('JS');
    expect(JSON.parse(printed[0] ?? '').text).toContain('Question: not kept');
  });

  it('is wrong usage for a reference of no answer', async () => {
    await expect(commands.run(runAnswer('NEVER'))).rejects.toThrow(UsageError);
  });

  it('exports what people thought of answers', async () => {
    const { ref } = await ask('how many children are missing education?');
    const state = commands.context.openState({ create: false });
    await state.giveFeedback({ ref, user: 'U1', verdict: 'not_helpful', reason: 'Too old.', at: new Date(0) });
    await state.close();
    const { printed } = await commands.run(exportFeedback);
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      {
        ref,
        user: 'U1',
        verdict: 'not_helpful',
        reason: 'Too old.',
        at: '1970-01-01T00:00:00.000Z',
        question: 'how many children are missing education?',
      },
    ]);
  });
});

describe('minutebook ask', () => {
  it('keeps every answer of a batch', async () => {
    const batch = join(commands.data, '..', 'batch.jsonl');
    const line = (id: number) => JSON.stringify({ id, question: 'how many children are missing education?', limit: 1 });
    writeFileSync(batch, [...Array.from({ length: 150 }, (_, id) => line(id)), 'not json'].join('\n'));
    const { code, printed, asides } = await commands.run(runAsk(undefined, { batch }));
    expect({ code, asides, lines: printed.length }).toEqual({ code: 1, asides: [], lines: 151 });
    const state = commands.context.openState({ create: false });
    for (const { ref, status } of printed.map((printedLine) => JSON.parse(printedLine)))
      if (status !== 'failed') expect((await state.answer(ref))?.scope).toMatchObject({ limit: 1 });
    await state.close();
  });

  it('answers all the same where nothing can be written, with one remark', async () => {
    const blocked = openCommands();
    mkdirSync(blocked.data, { recursive: true });
    const other = {
      ...blocked.context,
      openLibrary: commands.context.openLibrary,
    };
    // A folder stands where the file should.
    mkdirSync(other.config.stateFile);
    const batch = join(blocked.data, 'batch.jsonl');
    writeFileSync(batch, ['a', 'b'].map((id) => JSON.stringify({ id, question: 'how many EHCPs?' })).join('\n'));
    const printed: string[] = [];
    const asides: string[] = [];
    const output = {
      ...other.output,
      result: (text: string) => printed.push(text),
      aside: (text: string) => asides.push(text),
    };
    expect(await runAsk(undefined, { batch })({ ...other, output })).toBe(0);
    expect(printed).toHaveLength(2);
    expect(asides).toEqual([expect.stringMatching(/cannot be looked up later.*cannot be opened for writing/)]);
    blocked.remove();
  });
});

describe('without anything kept', () => {
  it('an answer cannot be looked up, and exports are empty', async () => {
    const empty = openCommands();
    await expect(empty.run(runAnswer('KERBS'))).rejects.toThrow(UsageError);
    expect(await empty.run(exportFeedback)).toEqual({ code: 0, printed: [], asides: [] });
    expect(await empty.run(exportUnanswered)).toEqual({ code: 0, printed: [], asides: [] });
    empty.remove();
  });
});
