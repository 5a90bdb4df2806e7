import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readQuestions, scoreAnswers } from '../../bench/score-answers.js';
import { projectRoot } from '../../src/paths.js';
import { openFolder } from '../support/ask.js';

/** Kept beside the project and not in it: real minutes and the questions asked of them. */
const corpus = resolve(projectRoot, '../shared/corpus');
const questions = resolve(projectRoot, '../shared/gold/questions.jsonl');

describe.skipIf(!existsSync(corpus) || !existsSync(questions))('real minutes (skipped where they are not here)', () => {
  it('are quoted rightly for labelled questions, and not at all where they do not say', async () => {
    const data = mkdtempSync(join(tmpdir(), 'minutebook-real-'));
    const minutes = await openFolder(corpus, data);
    try {
      const asked = [];
      for (const question of readQuestions(questions))
        asked.push({ question, answer: await minutes.ask(question.question) });
      const scores = scoreAnswers(asked);
      expect(scores.answerable).toBe(14);
      expect(scores.first).toBeGreaterThanOrEqual(10);
      expect(scores.any).toBeGreaterThanOrEqual(12);
      expect(scores).toMatchObject({ unanswerable: 3, abstained: 3 });
      expect(scores.medianSentences).toBeLessThanOrEqual(3);
      for (const { answer } of asked)
        expect(await minutes.sourcesOf(answer)).toEqual(answer.citations.map(({ quote }) => quote));
    } finally {
      await minutes.close();
      rmSync(data, { recursive: true });
    }
  });
});
