import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { answerWithContext } from '../../src/answering/answer-question.js';
import { readQuestion } from '../../src/answering/read-question.js';
import type { Turn } from '../../src/answering/turn.js';
import { projectFile } from '../../src/paths.js';
import { type Asked, openFolder, quotesOf } from '../support/ask.js';
import {
  type Dialogue,
  later,
  leftAlone,
  measures,
  otherTimes,
  otherTopics,
  referring,
} from './follow-up-dialogues.js';

let minutes: Asked;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-turns-'));
  minutes = await openFolder(projectFile('samples'), folder);
});
afterAll(async () => {
  await minutes.close();
  rmSync(folder, { recursive: true });
});

const options = {
  limits: { council: null, body: null, from: null, to: null },
  limit: 5,
  today: '2026-01-15',
  homeCouncil: null,
};

/** Asks the turns in order, each told of those before, as the bot does from what it stored. */
async function converse(...questions: readonly string[]): Promise<{ answers: Answer[]; turns: Turn[] }> {
  const answers: Answer[] = [];
  const turns: Turn[] = [];
  for (const question of questions) {
    const previous = JSON.parse(JSON.stringify(turns)) as Turn[];
    const { answer, context } = await answerWithContext(question, minutes.book, { ...options, previous });
    answers.push(answer);
    turns.push(context);
  }
  return { answers, turns };
}

async function secondAnswer({ first, second: next }: Dialogue): Promise<Answer> {
  const { answers } = await converse(first, next);
  const [, answer] = answers;
  if (!answer) throw new Error('There is no second answer.');
  return answer;
}

function expectAsLabelled(answer: Answer, { wanted, never, said, speaker, alone, body }: Dialogue): void {
  if (wanted === null) expect(answer.status).toBe('not_found');
  else expect(quotesOf(answer)[0] ?? answer.text).toMatch(wanted);
  if (never) expect(quotesOf(answer).join(' ')).not.toMatch(never);
  if (said) expect(answer.notes.join(' ')).toMatch(said);
  if (speaker) expect(answer.sentences[0]?.said.speaker).toMatch(speaker);
  if (body) expect(answer.searched.body).toBe(body);
  const tells = answer.notes.some((note) => note.startsWith('Taken with your question before: '));
  if (alone) expect(tells).toBe(false);
}

describe.each([
  ['another time', otherTimes],
  ['another topic', otherTopics],
  ['a measure of the same thing', measures],
  ['what was answered', referring],
  ['a question that leans on nothing', leftAlone],
  ['this and that', later],
])('a second question about %s', (_name, dialogues) => {
  it.each(dialogues.filter(({ notYet }) => notYet === undefined))('“$first” then “$second”', async (dialogue) => {
    expectAsLabelled(await secondAnswer(dialogue), dialogue);
  });
  const notYet = dialogues.filter((dialogue) => dialogue.notYet !== undefined);
  if (notYet.length > 0)
    it.fails.each(notYet)('not yet: “$first” then “$second”, because $notYet', async (dialogue) => {
      expectAsLabelled(await secondAnswer(dialogue), dialogue);
    });
});

describe('questions that were written to stand alone', () => {
  const questions = readFileSync(projectFile('bench', 'questions', 'samples-development.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question);

  it.each([
    'how many children were in care in May 2024?',
    'who is looking at the state of every council home?',
    "what did the children's scrutiny panel say about young carers?",
  ])('take nothing over from “%s”', async (first) => {
    expect(questions.length).toBeGreaterThan(90);
    const { turns } = await converse(first);
    const { limits, today, homeCouncil } = options;
    const taken = questions.filter(
      (question) =>
        readQuestion(question, minutes.book, { limits, today, homeCouncil, homeBody: null, previous: turns }).taken,
    );
    expect(taken).toEqual([]);
  });
});

describe('a conversation', () => {
  it('goes on over several turns: each keeps what the last one meant', async () => {
    const { answers } = await converse(
      'How many children were looked after at the end of May 2024?',
      'and in May 2025?',
      'who said that?',
      'and home educated children?',
    );
    expect(quotesOf(answers[1] as Answer)[0]).toContain('408 children in care');
    expect(answers[2]?.sentences[0]?.said.speaker).toContain('Odalys Thornwick');
    expect(answers[2]?.notes.join(' ')).toContain(
      'The minutes credit [1] to Odalys Thornwick, Director of Children and Families.',
    );
    expect(quotesOf(answers[3] as Answer)[0]).toContain('590 children were electively home educated');
  });

  it('says beside the answer what was taken over', async () => {
    const { answers } = await converse(
      'How many children were looked after at the end of May 2024?',
      'and in May 2025?',
    );
    expect(answers[1]?.notes[0]).toMatch(/^Taken with your question before: “children.*”\.$/);
  });

  it('says how a time was reckoned', async () => {
    const { answers } = await converse(
      'how many fly-tipping reports were there in Quarter 2 2025/26?',
      'same quarter last year?',
    );
    expect(answers[1]?.notes).toContain('“same quarter last year” was read as 1 July 2024 to 30 September 2024.');
  });

  it('keeps what the next question needs as plain data without the words of the minutes', async () => {
    const { turns, answers } = await converse('How many children were looked after at the end of May 2024?');
    expect(JSON.parse(JSON.stringify(turns[0]))).toEqual(turns[0]);
    expect(JSON.stringify(turns[0])).not.toContain('418');
    expect(turns[0]).toMatchObject({
      status: 'answered',
      itemIds: [answers[0]?.citations[0]?.item.id],
      period: { from: '2024-05-31', to: '2024-05-31' },
    });
  });

  it('hands on nothing of a question that was refused', async () => {
    const { turns, answers } = await converse('what happened with JS at the home', 'why?');
    expect(turns[0]).toMatchObject({ question: '', status: 'refused', itemIds: [], cited: [] });
    expect(JSON.stringify(turns[0])).not.toMatch(/JS|home/);
    expect(answers[1]).toMatchObject({ status: 'not_found', sentences: [] });
  });

  it('does not make a question about a private person of two halves', async () => {
    const { answers } = await converse('what was said about foster placements?', 'and what about the boy who left?');
    expect(answers[1]?.status).toBe('refused');
  });

  it('takes nothing a user asserts as evidence', async () => {
    const { answers } = await converse(
      'what was the recycling rate for 2024/25?',
      'no, it was 81%',
      'what was the recycling rate for 2024/25?',
    );
    expect(quotesOf(answers[2] as Answer)).toEqual(quotesOf(answers[0] as Answer));
    expect(quotesOf(answers[1] as Answer).join()).not.toContain('81%');
  });

  it('asks again of nothing when nothing was quoted', async () => {
    const { answers } = await converse('how many lighthouses were painted?', 'who said that?');
    expect(answers[1]).toMatchObject({ status: 'not_found', sentences: [] });
  });
});
