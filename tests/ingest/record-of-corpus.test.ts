import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DocumentRecord } from '../../src/library/records.js';
import { expectSound } from './segment/invariants.js';
import { recordsIn } from './segment/record-of.js';

const shared = join(import.meta.dirname, '..', '..', '..', 'shared');
const corpus = join(shared, 'corpus');
const gold = join(shared, 'gold');

const labelled = z.object({ actions: z.array(z.object({ type: z.string(), quote: z.string() })) });

describe.skipIf(!existsSync(corpus))('the real minutes beside the project', async () => {
  const records = existsSync(corpus) ? await recordsIn(corpus) : [];
  const items = records.flatMap((record) => record.items);

  it('are five documents with nine items, eight of them with a printed title', () => {
    expect(records).toHaveLength(5);
    expect(items).toHaveLength(9);
    expect(items.filter(({ titleBasis }) => titleBasis === 'derived')).toHaveLength(1);
  });

  it('print two numbers, of the two items that are cut short', () => {
    const numbered = items.filter((item) => item.agendaItemNumber !== null || item.minuteNumber !== null);
    expect(numbered.map((item) => [item.agendaItemNumber, item.minuteNumber, item.truncated])).toEqual([
      ['7', null, true],
      ['25', null, true],
    ]);
    expect(items.filter(({ truncated }) => truncated)).toHaveLength(2);
  });

  it('never say when the meeting was', () => {
    expect(records.flatMap(({ meetings }) => meetings).every(({ heldOn }) => heldOn === null)).toBe(true);
  });

  it('hold seven resolutions in six places', () => {
    expect(records.flatMap(({ resolutions }) => resolutions)).toHaveLength(7);
    expect(new Set(records.flatMap(({ resolutions }) => resolutions.map(({ itemId }) => itemId))).size).toBe(6);
  });

  it('credit people with whole roles', () => {
    const speakers = records.flatMap(({ passages }) => passages.flatMap(({ sentences }) => sentences));
    const named = new Set(speakers.map(({ speaker }) => speaker).filter((speaker) => speaker !== null));
    expect(named.size).toBeGreaterThan(8);
    for (const speaker of named) {
      expect(speaker.split(' ').length).toBeLessThanOrEqual(18);
      expect(speaker).not.toMatch(/Minutes|Contact|(?:\band|\bof|\bfor|,)$/);
    }
  });

  it('are sound in every offset', () => {
    for (const record of records)
      expectSound(readFileSync(join(corpus, record.document.document), 'utf8').replace(/^\ufeff/, ''), record);
  });

  it.skipIf(!existsSync(gold))('give nine of the ten labelled follow-ups or more, and hardly any other', () => {
    const results = ['000_184793d5eeafe28b', '002_7808dae5f33cc6eb'].map((name) =>
      compare(
        labelled.parse(JSON.parse(readFileSync(join(gold, `${name}.json`), 'utf8'))).actions,
        records.find(({ document }) => document.document.startsWith(name)),
      ),
    );
    expect(results.reduce((sum, { strict }) => sum + strict, 0)).toBe(10);
    expect(results.reduce((sum, { hits }) => sum + hits, 0)).toBeGreaterThanOrEqual(9);
    expect(results.reduce((sum, { extra }) => sum + extra, 0)).toBeLessThanOrEqual(2);
  });
});

function compare(
  labels: readonly { readonly type: string; readonly quote: string }[],
  record: DocumentRecord | undefined,
): { strict: number; hits: number; extra: number } {
  const found = record?.actions ?? [];
  const isSame = (quote: string, action: string): boolean =>
    action.includes(quote.slice(0, 40)) || quote.includes(action);
  const strict = labels.filter(({ type }) => ['commitment', 'planned', 'request'].includes(type));
  return {
    strict: strict.length,
    hits: strict.filter(({ quote }) => found.some((action) => isSame(quote, action.quote))).length,
    extra: found.filter((action) => !labels.some(({ quote }) => isSame(quote, action.quote))).length,
  };
}
