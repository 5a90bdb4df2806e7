import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sinceGiven } from '../../src/answering/record-since.js';
import type { Library } from '../../src/library/library.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import type { StoredAnswer } from '../../src/state/state.js';
import { recordOf } from '../contracts/records.js';
import { answerOf } from '../state/records.js';

const words = 'Forty kerbs were relaid in Saddlers Row.';
const march = (passages: readonly string[] = [words]) =>
  recordOf({
    document: 'march.txt',
    heldOn: '2025-03-04',
    status: 'draft',
    items: [{ id: 'kerbs', title: 'Kerbs', passages }],
  });

let folder: string;
let library: Library;
let stored: StoredAnswer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-since-'));
  library = openSqliteLibrary(join(folder, 'library.sqlite'), { create: true });
  const record = march();
  await library.storeDocument(record);
  const [item, meeting, passage] = [record.items[0], record.meetings[0], record.passages[0]];
  if (!item || !meeting || !passage) throw new Error('The record is empty.');
  const answer = answerOf({}, [{ quote: words, document: 'march.txt', itemId: 'kerbs' }]);
  const citations = answer.answer.citations.map((citation) => ({ ...citation, item, meeting, source: passage.source }));
  stored = {
    ...answer,
    answer: { ...answer.answer, citations },
    evidence: answer.evidence.map((each) => ({ ...each, withdrawnOn: null })),
  };
});
afterEach(async () => {
  await library.close();
  rmSync(folder, { recursive: true });
});

const since = async () => (await sinceGiven(stored, library))[0];

describe('what has become of a citation', () => {
  it('is nothing while the minutes are as they were', async () => {
    expect(await sinceGiven(stored, library)).toEqual([
      { label: '1', words: 'as_quoted', withdrawnOn: null, minutesStatus: 'draft', agreements: [] },
    ]);
  });

  it('is nothing where the words have only moved', async () => {
    await library.storeDocument(march(['A new first paragraph was added.', words]));
    expect(await since()).toMatchObject({ words: 'as_quoted' });
  });

  it('is known where the minutes were agreed later', async () => {
    await library.storeDocument(
      recordOf({
        document: 'april.txt',
        heldOn: '2025-04-01',
        items: [{ title: 'Minutes', passages: ['The minutes were agreed.'] }],
        approvals: [{ body: 'Housing Panel', minutesOf: '2025-03-04', outcome: 'amended' }],
      }),
    );
    expect(await since()).toMatchObject({
      words: 'as_quoted',
      minutesStatus: 'approved',
      agreements: [{ outcome: 'amended' }],
    });
  });

  it('is a change where the item has other words now', async () => {
    await library.storeDocument(march(['Fifty kerbs were relaid in Saddlers Row.']));
    expect(await since()).toMatchObject({ words: 'changed', minutesStatus: 'draft' });
  });

  it('is that nothing is held where the document is gone', async () => {
    await library.deleteDocument('march.txt');
    expect(await since()).toMatchObject({ words: 'not_held', minutesStatus: null });
  });

  it('is a withdrawal where the state says so, or the words are withheld now', async () => {
    const evidence = stored.evidence.map((each) => ({ ...each, withdrawnOn: '2026-04-01' }));
    expect((await sinceGiven({ ...stored, evidence }, library))[0]).toMatchObject({
      words: 'withdrawn',
      withdrawnOn: '2026-04-01',
    });
    const record = march(['█'.repeat(words.length)]);
    await library.storeDocument(record);
    expect(await since()).toMatchObject({ words: 'withdrawn', withdrawnOn: null });
  });

  it('needs no look for an answer that quotes nothing', async () => {
    const none = { ...stored, answer: { ...stored.answer, citations: [] }, evidence: [] };
    expect(await sinceGiven(none, library)).toEqual([]);
  });
});
