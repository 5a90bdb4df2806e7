import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { ingestReports } from '../support/asked-library.js';
import { minutebook, type Outcome } from '../support/cli.js';

let library: ReturnType<typeof ingestReports>;
beforeAll(() => {
  library = ingestReports();
});
afterAll(() => library.remove());

const ask = (...args: string[]): Outcome => minutebook(['ask', ...args, '--data', library.data]);
const answerOf = ({ stdout }: Outcome): Answer => JSON.parse(stdout);

describe('minutebook ask', () => {
  it('prints sentences with the labels of their sources, then the sources', () => {
    const { code, stdout, stderr } = ask('how many children are missing education?');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '“Children Missing Education (CME) – 137 children were being tracked, usually with a rise at the start of term.” [1]',
    );
    expect(stdout).toMatch(/Sources\n.*\[1\] figures to June 2025 · Tollerby Council/s);
  });

  it('prints one JSON document and nothing else with --json', () => {
    const outcome = ask('how many children are missing education?', '--json');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const answer = answerOf(outcome);
    expect(outcome.stdout.trim().split('\n')).toHaveLength(1);
    expect(answer).toMatchObject({
      question: 'how many children are missing education?',
      status: 'answered',
      mode: 'extractive',
      nearest: [],
      searched: { meetings: 4, from: null, to: null, undated: 0 },
    });
    expect(answer.text).toBe(
      'Children Missing Education (CME) – 137 children were being tracked, usually with a rise at the start of term. [1]',
    );
    expect(Object.keys(answer.timingsMs).sort()).toEqual(['compose', 'embed', 'retrieve', 'total']);
    expect(Object.keys(answer.citations[0] ?? {})).toEqual(
      expect.arrayContaining(['label', 'meeting', 'item', 'quote', 'source', 'link']),
    );
  });

  it('is done when it says honestly that the minutes do not answer', () => {
    const outcome = ask('how many lighthouses were painted?', '--json');
    expect(outcome.code).toBe(0);
    expect(answerOf(outcome)).toMatchObject({ status: 'not_found', sentences: [], citations: [] });
  });

  it('takes limits from its flags', () => {
    const outcome = ask('what is said of EHCP timeliness?', '--json', '--council', 'Fenmarsh Council', '--limit', '1');
    const { citations } = answerOf(outcome);
    for (const { meeting } of citations) expect(meeting.council).toBe('Fenmarsh Council');
    expect(citations.length).toBeLessThanOrEqual(1);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['an empty question', [''], /empty/],
    ['a question of white space', [' \t\n '], /empty/],
    ['a question of characters that print nothing', ['\u200b\u202e\ufeff'], /empty/],
    ['no question at all', [], /empty/],
    ['2,001 characters', ['x'.repeat(2001)], /2,001 characters.*2,000/],
    ['20,000 characters', ['how many? '.repeat(2000)], /20,000 characters/],
    ['--mode model without a model', ['why?', '--mode', 'model'], /No model is configured/],
    ['another mode', ['why?', '--mode', 'poetry'], /--mode/],
    ['an unknown option', ['why?', '--frobnicate'], /--frobnicate/],
    ['--from after --to', ['why?', '--from', '2025-06-01', '--to', '2025-05-31'], /--from.*after --to/],
    ['a day that is none', ['why?', '--from', '2025-02-30'], /--from/],
    ['a limit of none', ['why?', '--limit', '0'], /--limit/],
    ['a limit that is no number', ['why?', '--limit', 'lots'], /--limit/],
    ['a batch that is not there', ['--batch', '/nowhere/questions.jsonl'], /batch file/],
  ])('%s is wrong usage, said in one sentence', (_name, args, said) => {
    const { code, stdout, stderr } = ask(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr.length).toBeLessThan(400);
  });

  it('a question of 2,000 characters is answered', () => {
    expect(ask('how many? '.repeat(200), '--json').code).toBe(0);
  });

  it('a library that is not there is wrong usage and is not made', () => {
    const data = join(library.folder, 'elsewhere');
    const { code, stdout, stderr } = minutebook(['ask', 'why?', '--data', data]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(minutebook(['ask', 'why?', '--data', data]).code).toBe(2);
  });

  it.each([
    ['another script', 'რამდენი ბავშვია მზრუნველობაში?'],
    ['right to left', 'كم عدد الأطفال؟'],
    ['Chinese', '有多少孩子？'],
    ['emoji', '😀👩‍👧‍👦🎉'],
    ['control characters', 'how\u0001 many\u0007 EHCPs\u001b[31m?'],
    ['quotation marks of a full-text query', '"EHCP" OR "x'],
    ['a full-text query', 'NEAR(EHCP plans, 2) * - ^title col:EHCP AND NOT ('],
    ['SQL', "'; DROP TABLE passages; --"],
    ['a format of printf', '%s %d %n $HOME {{x}} {x}'],
    ['one letter', 'a'],
    ['one mark', '?'],
  ])('%s is answered honestly', (_name, question) => {
    const outcome = ask(question, '--json');
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code: 0, stderr: '' });
    const answer = answerOf(outcome);
    expect(answer.question).toBe(question);
    expect(['answered', 'not_found']).toContain(answer.status);
    for (const { quote } of answer.citations) expect(quote).not.toBe('');
  });

  it('still holds everything after questions made to harm', () => {
    ask("'; DROP TABLE passages; --");
    expect(answerOf(ask('how many children are missing education?', '--json')).status).toBe('answered');
  });

  it('prints no control character of a question to the terminal', () => {
    const { stdout } = ask('how many \u001b[2Jlighthouses\u0007?');
    expect(stdout).not.toMatch(/[^\n\P{Cc}]/u);
  });
});
