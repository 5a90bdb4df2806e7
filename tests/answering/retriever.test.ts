import { Document } from '@langchain/core/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MinuteBookRetriever } from '../../src/answering/retriever.js';
import { type Asked, openMinutes } from '../support/ask.js';
import { reports } from '../support/invented-minutes.js';

let minutes: Asked;
beforeAll(async () => {
  minutes = await openMinutes(reports);
});
afterAll(() => minutes.close());

describe('the minute book as a LangChain retriever', () => {
  it('gives the nearest passages as documents with the item and meeting they come from', async () => {
    const retriever = new MinuteBookRetriever({ book: minutes.book });
    const found = await retriever.invoke('how many children are missing education?');
    const [first] = found;
    expect(first).toBeInstanceOf(Document);
    expect(first?.pageContent).toContain('137 children were being tracked');
    expect(first?.metadata).toMatchObject({
      source: { document: 'performance-june.txt' },
      item: { title: expect.stringContaining('June 2025') },
      meeting: { council: 'Tollerby Council', heldOn: null },
    });
    const text = await minutes.book.library.documentText('performance-june.txt');
    expect(text?.slice(first?.metadata.source.start, first?.metadata.source.end)).toBe(first?.pageContent);
  });

  it('gives at most as many as its limit', async () => {
    const retriever = new MinuteBookRetriever({ book: minutes.book, limit: 2 });
    expect(await retriever.invoke('timeliness of assessments and plans')).toHaveLength(2);
  });

  it.each(['', '   ', 'the of and', 'zzzz qqqq', '"NEAR(" * -'])(
    'gives nothing for what names nothing: %j',
    async (words) => {
      const retriever = new MinuteBookRetriever({ book: minutes.book });
      for (const { metadata } of await retriever.invoke(words)) expect(metadata.item).not.toBeNull();
    },
  );

  it('can be put in a chain', async () => {
    const titles = new MinuteBookRetriever({ book: minutes.book, limit: 1 }).pipe((found: Document[]) =>
      found.map(({ metadata }) => metadata.item.title),
    );
    expect(await titles.invoke('cabinet priorities of Councillor Wrenfield')).toEqual(['Cabinet Member Priorities']);
  });
});
