import { describe, expect, it } from 'vitest';
import { recordOf } from './segment/record-of.js';

const known = { council: 'Fenmoor Council', body: 'Allotments Committee', heldOn: '2025-03-04' };
const page = (words: string, title = '4. Hedges') => `${title}\n\nThe Committee was told that ${words}.\n`;
const idsOf = (text: string, sidecar: Partial<typeof known>) => {
  const { items, meetings } = recordOf(text, { sidecar });
  return { item: items[0]?.id, meeting: meetings[0]?.id };
};

describe('ids of items and meetings', () => {
  it('are the same for two wordings of one item of a known meeting', () => {
    expect(idsOf(page('hedges grew'), known)).toEqual(idsOf(page('the hedges were cut'), known));
  });

  it.each(['council', 'body', 'heldOn'] as const)(
    'tell items apart by their words where the %s is not known',
    (key) => {
      const { [key]: _, ...rest } = known;
      const [one, other] = [idsOf(page('hedges grew'), rest), idsOf(page('the hedges were cut'), rest)];
      expect(one.item).not.toBe(other.item);
      expect(one.meeting).not.toBe(other.meeting);
      expect(idsOf(page('hedges grew'), rest)).toEqual(one);
    },
  );

  it('tell items of one name apart by their words, whichever stands first', () => {
    const [one, other] = [page('hedges grew', '# Update'), page('ponds were dug', '# Update')];
    const idsByWords = (text: string): (string | undefined)[] => {
      const { items } = recordOf(text, { sidecar: known });
      const starting = (words: string) =>
        items.find(({ source }) => text.slice(source.start, source.end).includes(words))?.id;
      expect(items).toHaveLength(2);
      return [starting('hedges grew'), starting('ponds were dug')];
    };
    const ids = idsByWords(`${one}\n${other}`);
    expect(idsByWords(`${other}\n${one}`)).toEqual(ids);
    expect(ids.join()).not.toContain('-2');
  });

  it('number only what is the same to the letter', () => {
    const same = page('hedges grew', '# Update');
    const { items } = recordOf(`${same}\n${same}`, { sidecar: known });
    expect(items.map(({ id }) => id.endsWith('-2'))).toEqual([false, true]);
  });
});
