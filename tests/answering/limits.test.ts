import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, type AskWith, openMinutes, quotesOf } from '../support/ask.js';
import { minutesOf, panel, reports, sidecar } from '../support/invented-minutes.js';

let minutes: Asked;
let twoCouncils: Asked;
beforeAll(async () => {
  minutes = await openMinutes({
    'minutebook.yaml': `council: Tollerby Council\nbody: ${panel}\nfiles:\n  transport.txt: { body: Transport Committee }\n`,
    '2024-01-16.txt': minutesOf('16 January 2024', '5. Holiday Clubs\n\nThe holiday clubs had taken 310 children.'),
    '2024-07-09.txt': minutesOf(
      '9 July 2024',
      '5. Holiday Clubs\n\nThe holiday clubs had taken 455 children.\n\n6. Breakfast Clubs\n\nThere were 22 breakfast clubs.',
    ),
    '2025-11-11.txt': minutesOf(
      '11 November 2025',
      '7. Performance Report (Q2 2025/26)\n\nThe Panel received the performance report for quarter 2 of 2025/26. The holiday clubs had taken 602 children.',
    ),
    'undated.txt':
      'Agenda item\n\nSwimming Lessons\n\nMinutes:\n\nThe swimming lessons had taken 77 children and the holiday clubs 12.\n\nRESOLVED: That the update be noted.\n',
    'transport.txt':
      'Tollerby Council\n\nMinutes of the Transport Committee held on 9 July 2024\n\n5. Cycle Training\n\nThe cycle training had reached 640 children.\n',
  });
  twoCouncils = await openMinutes(reports);
});
afterAll(() => Promise.all([minutes.close(), twoCouncils.close()]));

const clubs = 'how many children went to the holiday clubs';

describe('limits on where an answer may come from', () => {
  it.each<[string, string, string, AskWith?]>([
    ['a month is the day of the meeting', `${clubs} in January 2024?`, '310'],
    ['a council quarter is the period the figures cover', `${clubs} in Q2 2025/26?`, '602'],
    ['the month of a meeting counts too where its report covers another', `${clubs} in November 2025?`, '602'],
    ['a council year runs from April', `${clubs} in 2023/24?`, '310'],
    ['a named meeting is the day it was held', `what was said about holiday clubs at the July 2024 meeting?`, '455'],
    ['an item number limits to that item', `${clubs} according to item 7?`, '602'],
    ['a flag alone limits', `${clubs}?`, '455', { from: '2024-07-01', to: '2024-07-31' }],
    [
      'flags win over the time in the question',
      `${clubs} in January 2024?`,
      '455',
      {
        from: '2024-07-01',
        to: '2024-07-31',
      },
    ],
    [
      'flags win over the body in the question',
      'how many children did cycle training reach, says the youth panel?',
      '640',
      {
        body: 'Transport Committee',
      },
    ],
    [
      'a body in the question limits',
      'how many children had cycle training reached, says the transport committee?',
      '640',
    ],
  ])('%s', async (_name, question, figure, options) => {
    const answer = await minutes.ask(question, options);
    expect(quotesOf(answer)).toHaveLength(1);
    expect(quotesOf(answer)[0]).toContain(figure);
  });

  it('the latest is the newest first', async () => {
    const answer = await minutes.ask('what is the latest number of children at holiday clubs?');
    expect(quotesOf(answer)[0]).toContain('602');
  });

  it('a body that does not speak of it does not answer for another', async () => {
    const answer = await minutes.ask('how many breakfast clubs were there, says the transport committee?');
    expect(answer.status).toBe('not_found');
    expect(answer.text).toContain('Transport Committee');
  });

  it('items that nothing dates are left out under a time limit, counted and said', async () => {
    const answer = await minutes.ask(`${clubs} in January 2024?`);
    expect(answer.searched).toMatchObject({ from: '2024-01-01', to: '2024-01-31', meetings: 1, undated: 1 });
    expect(answer.notes).toContain('1 agenda item with no date could not be placed and was left out.');
    expect(quotesOf(answer).join()).not.toContain('swimming');
  });

  it('without a time limit nothing is left out', async () => {
    const { searched } = await minutes.ask('how many children had swimming lessons?');
    expect(searched).toMatchObject({ from: null, to: null, undated: 0, meetings: 5 });
  });

  it('how a quarter was read is said beside the answer', async () => {
    const { notes } = await minutes.ask(`${clubs} in Q2 2025/26?`);
    expect(notes.join()).toContain('1 July 2025 to 30 September 2025');
  });
});

describe('why there is no answer', () => {
  it.each<[string, string, RegExp, AskWith?]>([
    ['a time with no minutes is told so', `${clubs} in 2030?`, /^No minutes are held for 2030\.$/],
    [
      'a council that is not held is named',
      'how many holiday clubs are there in Leeds?',
      /^No minutes of Leeds are held here\.$/,
    ],
    [
      'a council of a flag that is not held is named',
      clubs,
      /No minutes are held of Nowhere Council/,
      {
        council: 'Nowhere Council',
      },
    ],
    [
      'minutes that are held and silent are told apart',
      'how many lighthouses were painted?',
      /^The minutes held do not say\. Searched: 5 meetings\.$/,
    ],
    [
      'what was searched is named with its limits',
      'how many lighthouses were painted in January 2024?',
      /do not say\. Searched: 1 meeting for January 2024\.$/,
    ],
  ])('%s', async (_name, question, said, options) => {
    const answer = await minutes.ask(question, options);
    expect(answer.status).toBe('not_found');
    expect(answer.text).toMatch(said);
    expect(answer.sentences).toEqual([]);
    expect(answer.citations).toEqual([]);
  });

  it('the nearest items are titles only, with no figure from their text', async () => {
    const answer = await minutes.ask('how many lighthouses did the holiday clubs visit with children?');
    expect(answer.status).toBe('not_found');
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect(answer.nearest.length).toBeLessThanOrEqual(3);
    for (const near of answer.nearest) expect(near.quote.toLowerCase()).toBe(near.item.title.toLowerCase());
    expect(answer.nearest.map(({ label }) => label)).toEqual(answer.nearest.map((_near, index) => String(index + 1)));
    expect(JSON.stringify(answer.nearest.map(({ quote }) => quote))).not.toMatch(/310|455|602/);
  });

  it('an item in scope whose copy stops short is named as not fully searched', async () => {
    const { searched } = await twoCouncils.ask('how many lighthouses are there in Fenmarsh?');
    expect(searched.missing.join()).toMatch(/The copy held of item 25, .* stops before the end\./);
  });

  it('a document that could not be read is named as not searched', async () => {
    const damaged = await openMinutes({
      'minutebook.yaml': sidecar,
      '2024-01-16.txt': minutesOf('16 January 2024', '5. Holiday Clubs\n\nThe holiday clubs had taken 310 children.'),
      'broken.txt': '\u0000\u0001\u0002\u0003'.repeat(500),
    });
    try {
      const { searched } = await damaged.ask('how many lighthouses were painted?');
      expect(searched.missing).toEqual(['broken.txt could not be read at the last ingest.']);
    } finally {
      await damaged.close();
    }
  });

  it('a decision of an item whose copy stops short is not known, and that is not "no decision"', async () => {
    const answer = await twoCouncils.ask('what did Fenmarsh resolve on item 25?');
    expect(answer.status).toBe('not_found');
    expect(answer.text).toMatch(/^Not known: the copy held of item 25 stops before the end/);
    expect(answer.nearest.map(({ item }) => item.agendaItemNumber)).toEqual(['25']);
  });

  it('an answer from a copy that stops short says so', async () => {
    const answer = await twoCouncils.ask('what was said about annual reviews in Fenmarsh?');
    expect(answer.status).toBe('answered');
    expect(answer.notes).toContain('The copy held of item 25 stops before the end.');
  });
});
