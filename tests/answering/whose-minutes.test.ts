import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { type AskOptions, answerWithContext } from '../../src/answering/answer-question.js';
import type { TurnContext } from '../../src/answering/turn.js';
import { findWords } from '../../src/finding/find.js';
import { projectFile } from '../../src/paths.js';
import { type Asked, openFolder, openMinutes, quotesOf } from '../support/ask.js';
import { panel, reports } from '../support/invented-minutes.js';

const childrens = "Children's Scrutiny Panel";
const housing = 'Housing and Environment Scrutiny Panel';

let samples: Asked;
let councils: Asked;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-whose-'));
  samples = await openFolder(projectFile('samples'), folder);
  councils = await openMinutes(reports);
});
afterAll(async () => {
  await Promise.all([samples.close(), councils.close()]);
  rmSync(folder, { recursive: true });
});

const base: AskOptions = {
  limits: { council: null, body: null, from: null, to: null },
  limit: 5,
  today: '2026-01-15',
  homeCouncil: null,
};

async function ask(
  { book }: Asked,
  question: string,
  options: Partial<AskOptions> = {},
): Promise<Answer & { readonly context: TurnContext }> {
  const { answer, context } = await answerWithContext(question, book, { ...base, ...options });
  return { ...answer, context };
}

describe('the home body of a channel', () => {
  it.each([
    ['our panel', 'what did our panel resolve on the work programme?'],
    ['we', 'what did we agree about the minutes?'],
    ['the panel', 'what did the panel say about young carers?'],
    ['latest', 'what is the latest number of complaints?'],
  ])('is meant by “%s”', async (words, question) => {
    const answer = await ask(samples, question, { homeBody: housing });
    expect(answer.searched.body).toBe(housing);
    expect(answer.citations.every(({ meeting }) => meeting.body === housing)).toBe(true);
    expect(answer.notes.join(' ')).toContain(`taken as the ${housing}.`);
    expect(answer.notes.join(' ').toLowerCase()).toContain(`“${words}”`);
  });

  it('limits no question that says none of these', async () => {
    const answer = await ask(samples, 'how many young carers were known to the service?', { homeBody: housing });
    expect(answer.searched.body).toBeNull();
    expect(answer.citations[0]?.meeting.body).toBe(childrens);
  });

  it('gives way to a body that the question names', async () => {
    const answer = await ask(samples, "what did we hear at the children's scrutiny panel about young carers?", {
      homeBody: housing,
    });
    expect(answer.searched.body).toBe(childrens);
  });

  it('gives way to what flags say', async () => {
    const answer = await ask(samples, 'what did the panel say about young carers?', {
      homeBody: housing,
      limits: { ...base.limits, body: childrens },
    });
    expect(answer.searched.body).toBe(childrens);
  });

  it('of which no minutes are held is left out of account', async () => {
    const answer = await ask(samples, 'what did the panel say about young carers?', { homeBody: 'Planning Committee' });
    expect(answer.searched.body).toBeNull();
  });
});

describe('a question asked as “I”', () => {
  it('is about the one person of the asker’s name, and the answer says so', async () => {
    const answer = await ask(samples, 'what did I say about the recycling rate?', { askerName: 'Jonquil Marsh' });
    expect(answer.notes).toContain('Taking “I” as Jonquil Marsh.');
    expect(answer.status).toBe('answered');
    for (const { said } of answer.sentences) expect(said.speaker).toContain('Jonquil Marsh');
  });

  it.each(['Marsh, Jonquil', 'jonquil marsh', 'Cllr Jonquil Marsh', 'Jonquil Marsh (Waste)'])(
    'knows the name as “%s”',
    async (askerName) => {
      const answer = await ask(samples, 'what did I say about the recycling rate?', { askerName });
      expect(answer.notes).toContain('Taking “I” as Jonquil Marsh.');
    },
  );

  it.each(['Jonquil', 'Marsh', 'Jonquil Marshall', 'Odile Fennimore', ''])(
    'is about nobody for “%s”',
    async (askerName) => {
      const answer = await ask(samples, 'what did I say about the recycling rate?', { askerName });
      expect(answer.notes.join()).not.toContain('Taking');
    },
  );

  it('that anybody could ask is not taken as the asker’s', async () => {
    const question = 'where can I see the recycling rate for 2024/25?';
    const answer = await ask(samples, question, { askerName: 'Jonquil Marsh' });
    expect(answer.notes.join()).not.toContain('Taking');
    expect(quotesOf(answer)).toEqual(quotesOf(await ask(samples, question)));
  });

  it('and what they promised is what the minutes record as theirs by name', async () => {
    const answer = await ask(samples, 'what did I promise to bring back?', { askerName: 'Bram Pennyfeather' });
    expect(quotesOf(answer)).toEqual([
      // "He would share the audit tool", after what he had said.
      expect.stringMatching(/^Bram Pennyfeather, .* He would share the audit tool with Members\.$/),
      'That Mr Pennyfeather would bring an update on the psychology backlog to the Panel in January 2025.',
    ]);
    expect(quotesOf(answer).join()).not.toMatch(/Cloudsley|Marlpit/);
  });

  it('credits to a contact nothing that others said', async () => {
    // Listed as a contact in September 2025, where another officer presented the item.
    const answer = await ask(samples, 'what did I say about the waiting room of the clinic?', {
      askerName: 'Odalys Thornwick',
    });
    expect(quotesOf(answer).join()).not.toContain('noisy');
  });

  it('takes nobody where two councils hold a person of that name', async () => {
    const two = await openMinutes({
      'minutebook.yaml': `files:\n  a.txt: { council: Tollerby Council, body: ${panel} }\n  b.txt: { council: Fenmarsh Council, body: Families Board }\n`,
      'a.txt': 'Agenda item\n\nKites\n\nMinutes:\n\nTobit Garrow advised that 12 kites had been flown.\n',
      'b.txt': 'Agenda item\n\nKites\n\nMinutes:\n\nTobit Garrow advised that 31 kites had been lost.\n',
    });
    try {
      const answer = await ask(two, 'what did I say about kites?', { askerName: 'Tobit Garrow' });
      expect(answer.notes.join()).not.toContain('Taking');
    } finally {
      await two.close();
    }
  });
});

describe('another council in a second question', () => {
  it('“and Fenmarsh?” asks the same of Fenmarsh', async () => {
    const { context } = await ask(councils, 'how was EHCP timeliness in Tollerby?');
    const answer = await ask(councils, 'and Fenmarsh?', { previous: [context] });
    expect(answer.searched.council).toBe('Fenmarsh Council');
    expect(quotesOf(answer)[0]).toContain('EHCP timeliness stood above the national average');
    expect(answer.notes[0]).toContain('Taken with your question before: “EHCP timeliness');
  });

  it('a council that is not held is named', async () => {
    const { context } = await ask(councils, 'how was EHCP timeliness in Tollerby?');
    const answer = await ask(councils, 'and Leeds?', { previous: [context] });
    expect(answer.text).toBe('No minutes of Leeds are held here.');
  });

  it('the council asked about is kept', async () => {
    const { context } = await ask(councils, 'how was EHCP timeliness in Fenmarsh?');
    const answer = await ask(councils, 'what about exclusions?', { previous: [context] });
    expect(answer.searched.council).toBe('Fenmarsh Council');
    expect(answer.status).toBe('not_found');
  });
});

describe('a body that is denied', () => {
  const denied = { deniedBodies: [housing.toUpperCase()] };

  it('is never answered from, and none of its items are shown as nearest', async () => {
    const open = await ask(samples, 'what was the recycling rate for 2024/25?');
    expect(open.citations[0]?.meeting.body).toBe(housing);
    const answer = await ask(samples, 'what was the recycling rate for 2024/25?', denied);
    expect(answer.status).toBe('not_found');
    expect(answer.citations).toEqual([]);
    expect(answer.nearest.every(({ meeting }) => meeting.body !== housing)).toBe(true);
  });

  it('is counted in nothing that was searched, and its gaps are not named', async () => {
    const all = (await ask(samples, 'how many lighthouses were painted?')).searched;
    const some = (await ask(samples, 'how many lighthouses were painted?', denied)).searched;
    const own = (
      await ask(samples, 'how many lighthouses were painted?', { limits: { ...base.limits, body: childrens } })
    ).searched;
    expect(some.meetings).toBe(own.meetings);
    expect(some.meetings).toBeLessThan(all.meetings);
    expect(all.missing.join()).toContain('item 26');
    expect(some.missing.join()).not.toContain('item 26');
  });

  it('is not known by name', async () => {
    const answer = await ask(samples, 'what did the housing panel agree about the work programme?', denied);
    expect(answer.searched.body).toBeNull();
    expect(answer.citations.every(({ meeting }) => meeting.body === childrens)).toBe(true);
  });

  it('is reached by no item number and no turn before', async () => {
    const { context } = await ask(samples, 'what was the recycling rate for 2024/25?');
    for (const question of ['who said that?', 'what was resolved on that?', 'and in 2023/24?']) {
      const answer = await ask(samples, question, { ...denied, previous: [context] });
      expect(answer.citations.filter(({ meeting }) => meeting.body === housing)).toEqual([]);
    }
    const item = await ask(samples, 'what was resolved on item 26?', denied);
    expect(item.text).not.toContain('in private');
  });

  it('is not searched for words', async () => {
    const { library, vocabulary } = samples.book;
    const limits = { council: null, body: null, from: null, to: null };
    const all = await findWords('fly-tipping', { library, vocabulary }, limits);
    const some = await findWords('fly-tipping', { library, vocabulary }, { ...limits, ...denied });
    expect(all.count).toBeGreaterThan(0);
    expect(some.occurrences.filter(({ meeting }) => meeting?.body === housing)).toEqual([]);
    expect(some.searched.meetings).toBeLessThan(all.searched.meetings);
    expect(some.notes.join()).not.toContain('considered in private');
  });
});
