import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestReports } from '../support/asked-library.js';
import { minutebook } from '../support/cli.js';

let library: ReturnType<typeof ingestReports>;
beforeAll(() => {
  library = ingestReports();
});
afterAll(() => library.remove());

function askAll(lines: readonly string[], ...flags: string[]) {
  const batch = join(library.folder, 'questions.jsonl');
  writeFileSync(batch, lines.join('\n'));
  const { code, stdout, stderr } = minutebook(['ask', '--batch', batch, ...flags, '--data', library.data]);
  return {
    code,
    stderr,
    printed: stdout,
    answers: stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  };
}

describe('minutebook ask --batch', () => {
  it('answers each line in its order, the id first', () => {
    const { code, printed, answers } = askAll([
      JSON.stringify({ id: 'b', question: 'how many children are missing education?' }),
      JSON.stringify({ id: 7, question: 'how many lighthouses were painted?' }),
      JSON.stringify({ id: { nested: true }, query: 'what happened with JS at the home' }),
    ]);
    expect(code).toBe(0);
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      ['b', 'answered'],
      [7, 'not_found'],
      [{ nested: true }, 'refused'],
    ]);
    expect(answers.map((answer) => Object.keys(answer)[0])).toEqual(['id', 'id', 'id']);
    expect(printed.startsWith('{"id":"b",')).toBe(true);
  });

  it('says of each unusable line what is wrong, answers the rest and ends with 1', () => {
    const good = (id: number) => JSON.stringify({ id, question: 'how many EHCPs are there?' });
    const { code, answers } = askAll([
      good(1),
      'not json',
      '[]',
      'null',
      '"text"',
      JSON.stringify({ id: 2 }),
      JSON.stringify({ id: 3, question: 5 }),
      JSON.stringify({ id: 4, question: '  ' }),
      JSON.stringify({ id: 5, question: 'x'.repeat(2001) }),
      JSON.stringify({ id: 6, question: 'why?', limit: 'lots' }),
      JSON.stringify({ id: 7, question: 'why?', from: '2025-06-02', to: '2025-06-01' }),
      JSON.stringify({ id: 8, question: 'why?', mode: 'model' }),
      '',
      good(9),
    ]);
    expect(code).toBe(1);
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      [1, 'answered'],
      [null, 'failed'],
      [null, 'failed'],
      [null, 'failed'],
      [null, 'failed'],
      [2, 'failed'],
      [3, 'failed'],
      [4, 'failed'],
      [5, 'failed'],
      [6, 'failed'],
      [7, 'failed'],
      [8, 'failed'],
      [9, 'answered'],
    ]);
    for (const { status, error } of answers.filter((answer) => answer.status === 'failed')) {
      expect(status).toBe('failed');
      expect(error.code).toEqual(expect.any(String));
      expect(error.message).toMatch(/\.$/);
    }
  });

  it('takes flags by name from each line, before those of the command', () => {
    const question = 'how were annual reviews and timeliness of plans?';
    const { answers } = askAll(
      [
        JSON.stringify({ id: 1, question, council: 'Fenmarsh Council' }),
        JSON.stringify({ id: 2, question }),
        JSON.stringify({ id: 3, question: 'exclusions', from: '2025-06-01', limit: 1 }),
      ],
      '--council',
      'Tollerby Council',
    );
    expect(answers.map(({ searched }) => searched.meetings)).toEqual([1, 3, 1]);
    expect(answers[2].searched.from).toBe('2025-06-01');
    expect(answers[2].citations.length).toBeLessThanOrEqual(1);
  });

  it('reads a file with Windows line ends', () => {
    const { code, answers } = askAll([
      `${JSON.stringify({ id: 1, question: 'how many EHCPs are there?' })}\r`,
      `${JSON.stringify({ id: 2, question: 'how many EHCPs are there?' })}\r`,
    ]);
    expect(code).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('answers a question with characters that no command line can hold', () => {
    const question = 'how many\u0000 EHCPs\ud800?';
    const { code, answers } = askAll([JSON.stringify({ id: 1, question })]);
    expect(code).toBe(0);
    expect(answers[0].status).toMatch(/^(?:answered|not_found)$/);
  });

  it('an empty file asks nothing', () => {
    expect(askAll([])).toMatchObject({ code: 0, printed: '' });
  });
});
