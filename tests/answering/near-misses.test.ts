import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, openMinutes, quotesOf } from '../support/ask.js';
import { minutesOf } from '../support/invented-minutes.js';

let minutes: Asked;
beforeAll(async () => {
  minutes = await openMinutes({
    'a.txt': minutesOf(
      '11 March 2025',
      `5. Street Trading

The Council had received 214 pavement licence applications for street trading, and 85% of street trading applications were dealt with within 20 days.

6. Bus Passes

There were three main reasons why bus passes were replaced: loss, theft and wear.

7. Fencing Contract

The public session resumed at 8.10 pm.

8. Skip Permits

Of the skip permits asked for, 31 were refused.`,
    ),
  });
});
afterAll(() => minutes.close());

describe('a question that the minutes come close to', () => {
  it.each([
    ['what became of the things counted', 'how many street trading applications were refused?'],
    ['what became of them, asked as a percentage', 'what percentage of street trading applications were rejected?'],
    ['a number of reasons, where things are to be counted', 'how many bus passes were replaced?'],
    ['that the session went on', 'who won the fencing contract?'],
  ])('is not answered with %s', async (_name, question) => {
    const answer = await minutes.ask(question);
    expect(quotesOf(answer)).toEqual([]);
    expect(answer.status).toBe('not_found');
  });

  it.each([
    ['how many pavement licence applications for street trading were received?', '214'],
    ['what percentage of street trading applications were dealt with within 20 days?', '85%'],
    ['how many skip permits were refused?', '31 were refused'],
    ['how many reasons were there that bus passes were replaced?', 'three main reasons'],
    ['when did the public session resume?', '8.10 pm'],
  ])('is answered where the minutes do: %s', async (question, words) => {
    expect(quotesOf(await minutes.ask(question)).join()).toContain(words);
  });
});
