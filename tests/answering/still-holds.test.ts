import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stillHolds } from '../../src/answering/still-holds.js';
import { type Asked, openFolder } from '../support/ask.js';
import { minutesOf, panel, sidecar } from '../support/invented-minutes.js';

const clubs = '5. Holiday Clubs\n\nThe holiday clubs had taken 310 children.';
const boats = '6. Boats\n\nThe boats had carried 44 children.';

let folder: string;
let opened: Asked[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-holds-'));
  opened = [];
});
afterEach(async () => {
  for (const asked of opened) await asked.close();
  rmSync(folder, { recursive: true });
});

/** Ingests the pages over what is there and opens the book again, as a bot that runs on does. */
async function open(pages: Readonly<Record<string, string>>): Promise<Asked> {
  const minutes = join(folder, 'minutes');
  mkdirSync(minutes, { recursive: true });
  for (const [name, text] of Object.entries({ 'minutebook.yaml': sidecar, ...pages }))
    writeFileSync(join(minutes, name), text);
  const asked = await openFolder(minutes, join(folder, 'data'));
  opened.push(asked);
  return asked;
}

const question = 'how many children did the holiday clubs take?';

describe('whether a quotation may still be shown', () => {
  it('it may while its words stand in a public item', async () => {
    const asked = await open({ 'a.txt': minutesOf('16 January 2024', clubs) });
    const answer = await asked.ask(question);
    expect(answer.citations).toHaveLength(1);
    expect(await stillHolds(answer, asked.book)).toEqual([]);
  });

  it('it may where a new version only moved the words, though the book is older', async () => {
    const before = await open({ 'a.txt': minutesOf('16 January 2024', clubs) });
    const answer = await before.ask(question);
    const after = await open({
      'a.txt': minutesOf('16 January 2024', `4. Boats\n\nThe boats had carried 44.\n\n${clubs}`),
    });
    expect(await stillHolds(answer, after.book)).toEqual([]);
    expect(await stillHolds(answer, before.book)).toEqual([]);
  });

  it('it may not once its words are changed', async () => {
    const before = await open({ 'a.txt': minutesOf('16 January 2024', clubs) });
    const answer = await before.ask(question);
    await open({ 'a.txt': minutesOf('16 January 2024', clubs.replace('310', '301')) });
    expect((await stillHolds(answer, before.book)).map(({ label }) => label)).toEqual(['1']);
  });

  it('it may not once its item is exempt', async () => {
    const before = await open({ 'a.txt': minutesOf('16 January 2024', clubs) });
    const answer = await before.ask(question);
    await open({
      'a.txt': minutesOf('16 January 2024', clubs.replace('Clubs', 'Clubs (exempt under paragraph 3 of Schedule 12A)')),
    });
    expect(await stillHolds(answer, before.book)).toHaveLength(1);
  });

  it('it may not once its document is gone', async () => {
    const asked = await open({
      'a.txt': minutesOf('16 January 2024', clubs),
      'b.txt': minutesOf('9 July 2024', boats),
    });
    const answer = await asked.ask(question);
    await asked.book.library.deleteDocument('a.txt');
    expect(await stillHolds(answer, asked.book)).toHaveLength(1);
  });

  it('it may not once its body is denied, in any case of letters', async () => {
    const asked = await open({ 'a.txt': minutesOf('16 January 2024', clubs) });
    const answer = await asked.ask(question);
    expect(await stillHolds(answer, asked.book, [panel.toUpperCase()])).toHaveLength(1);
    expect(await stillHolds(answer, asked.book, ['Another Panel'])).toEqual([]);
  });

  it('the titles of nearest items are looked at too', async () => {
    const asked = await open({ 'a.txt': minutesOf('16 January 2024', clubs) });
    const answer = await asked.ask('how many lighthouses did the holiday clubs visit in boats?');
    expect(answer.status).toBe('not_found');
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect(await stillHolds(answer, asked.book)).toEqual([]);
    await asked.book.library.deleteDocument('a.txt');
    expect(await stillHolds(answer, asked.book)).toHaveLength(answer.nearest.length);
  });
});
