import { describe, expect, it } from 'vitest';
import { splitBlocks } from '../../../ingest/segment/blocks.js';
import { squeeze } from '../../../ingest/segment/plain.js';

const wordsOf = (text: string): string[] => splitBlocks(text).map(({ start, end }) => squeeze(text.slice(start, end)));

/** Enough lines that go on in lower case to show that the page is wrapped. */
const wrapped = `The Panel was told that the harbour wall had been surveyed by
divers over three days in May and that the stones below the low
water mark were sound, although the pointing above it had been
washed out in several places by the winter storms.`;

describe('on a page that is wrapped at a width', () => {
  it.each([
    [
      'ends the last entry of a list at its short line, full stop or not',
      '- repairs to the steps\n- a new lamp at the end of the pier\nMembers asked when the work on the wall would begin.',
      [
        'repairs to the steps',
        'a new lamp at the end of the pier',
        'Members asked when the work on the wall would begin.',
      ],
    ],
    [
      'ends an entry of two lines at the short one',
      '- repairs to the steps, which had been worn by the boats of the\nsailing club\nMembers asked when the work would begin.',
      [
        'repairs to the steps, which had been worn by the boats of the sailing club',
        'Members asked when the work would begin.',
      ],
    ],
    [
      'carries an entry on where its line was full',
      '- repairs to the steps, which were to be paid for jointly with\nHarrowmere Sailing Club over the next three years',
      [
        'repairs to the steps, which were to be paid for jointly with Harrowmere Sailing Club over the next three years',
      ],
    ],
    [
      'carries an entry on in lower case however short its line',
      '- repairs to the steps\nand to the rail\nMembers asked when the work on the wall would begin.',
      ['repairs to the steps and to the rail', 'Members asked when the work on the wall would begin.'],
    ],
  ])('%s', (_what, list, blocks) => {
    expect(wordsOf(`${wrapped}\n\n${list}\n`).slice(1)).toEqual(blocks);
  });
});
