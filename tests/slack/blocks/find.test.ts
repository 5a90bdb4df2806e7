import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMessages, readFindValue } from '../../../src/slack/blocks/find.js';
import type { Message } from '../../../src/slack/blocks/message.js';
import { found, item, meeting, occurrence } from './invented.js';
import { expectTaken, hostile, unescaped } from './taken.js';

const page = (result: Parameters<typeof findMessages>[0], at = 0): Message => {
  const messages = findMessages(result, at);
  expect(messages).toHaveLength(1);
  return messages[0] as Message;
};
const buttons = ({ blocks }: Message) =>
  (
    blocks as unknown as {
      type: string;
      elements: { action_id: string; value: string; accessibility_label: string }[];
    }[]
  )
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements);

describe('occurrences', () => {
  it('begin with their count and are listed under meeting and item', () => {
    const { text } = page(found([occurrence('Two bus passes were lost.', 'bus passes')]));
    const lines = text.split('\n');
    expect(lines[0]).toBe('“bus passes”: 1 occurrence, oldest first.');
    expect(lines[1]).toBe(
      'Meeting of 9 September 2025 · Harrowmere Council, Children and Learning Scrutiny Panel · <https://minutes.harrowmere.example/mgAi.aspx?ID=701|item 7, Attendance and travel to school> · approved minutes',
    );
    expect(lines[2]).toBe('· “Two bus passes were lost.”');
    expect(lines.at(-1)).toBe('Searched 14 meetings');
  });

  it('that there are none is said plainly, with what could not be looked in', () => {
    const { text, blocks } = page(
      found([], { notes: ['panel.pdf could not be read at the last ingest and was not searched.'] }),
    );
    expect(text.split('\n').slice(0, 2)).toEqual([
      '“bus passes” does not occur in the minutes held.',
      '· panel.pdf could not be read at the last ingest and was not searched.',
    ]);
    expect(buttons({ text, blocks })).toEqual([]);
  });

  it('in one sentence twice are shown once, with how often', () => {
    const twice = occurrence('Bus passes and bus passes.', 'bus passes');
    expect(page(found([twice, twice])).text).toContain('· “Bus passes and bus passes.” (2 times)');
  });

  it('in a very long line are shown with what stands around them', () => {
    const long = `${'before '.repeat(300)}bus passes ${'after '.repeat(300)}`.trim();
    const shown = page(found([occurrence(long, 'bus passes')])).text.split('\n')[2] ?? '';
    expect(shown).toMatch(/^· “… before .*bus passes after .* …”$/);
    expect(shown.length).toBeLessThan(700);
  });

  it('are all reached by the buttons, each once', () => {
    const many = Array.from({ length: 134 }, (_, index) =>
      occurrence(`Sentence ${index} on bus passes.`, 'bus passes', {
        item: item({ id: `i${index}`, title: `Item ${index}` }),
      }),
    );
    const result = found(many);
    const shown: string[] = [];
    let at: number | null = 0;
    while (at !== null) {
      const message = page(result, at);
      expectTaken(message);
      shown.push(...(message.text.match(/Sentence \d+ on/g) ?? []));
      const next = buttons(message).find(({ action_id: id }) => id === 'find_more');
      const value = next ? readFindValue(next.value) : null;
      expect(value?.query ?? 'bus passes').toBe('bus passes');
      at = value?.page ?? null;
    }
    expect(shown).toHaveLength(134);
    expect(new Set(shown).size).toBe(134);
  });

  it('have buttons whose labels for a screen reader name the words', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      occurrence(`Sentence ${index}.`, 's', { item: item({ id: `i${index}` }) }),
    );
    for (const { accessibility_label: label } of buttons(page(found(many), 1))) expect(label).toContain('“bus passes”');
  });

  it('of a page that is not there are those of the nearest page', () => {
    const result = found([occurrence('One.', 'One')]);
    expect(page(result, 99)).toEqual(page(result, 0));
  });

  it('whatever they hold, Slack takes every page and nobody is called', () => {
    const place = fc.record({
      text: hostile,
      title: hostile,
      body: hostile,
      document: hostile,
      link: fc.option(hostile),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), hostile, hostile, fc.nat(3), (places, query, note, at) => {
        const occurrences = places.map(({ text, title, body, document, link }, index) =>
          occurrence(text, text.slice(3, 20), {
            document,
            link,
            item: item({ title, id: `i${index}` }),
            meeting: meeting({ body }),
          }),
        );
        for (const message of findMessages(found(occurrences, { query, notes: [note], variants: [note] }), at))
          expectTaken(message);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('the value of a button to another page', () => {
  it('is read back as it was made, and anything else is nothing', () => {
    expect(readFindValue('3 damp and mould')).toEqual({ page: 3, query: 'damp and mould' });
    for (const value of ['', 'x', '3', '3 ', '-1 damp', 'K7QXM']) expect(readFindValue(value)).toBeNull();
  });

  it('words too long for a button are not cut: the page says where all of them are', () => {
    const query = 'w'.repeat(1_950);
    const many = Array.from({ length: 60 }, (_, index) =>
      occurrence(`Sentence ${index}.`, 's', { item: item({ id: `i${index}` }) }),
    );
    const messages = findMessages(found(many, { query }));
    expect(messages.flatMap(buttons)).toEqual([]);
    expect(unescaped(messages.map(({ text }) => text).join('\n'))).toContain(
      '“minutebook find” on the command line lists all',
    );
  });
});
