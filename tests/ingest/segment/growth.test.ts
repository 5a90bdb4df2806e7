import { describe, expect, it } from 'vitest';
import { recordOf } from './record-of.js';

const repeat = (size: number, piece: (count: number) => string): string => {
  const pieces: string[] = [];
  for (let length = 0; length < size; length += pieces.at(-1)?.length ?? 0) pieces.push(piece(pieces.length + 1));
  return pieces.join('');
};

const titles = ['Apologies', 'Declarations of Interest', 'Harbour Dredging', 'Ponds and Damp', 'Work Programme'];
const meeting = (count: number): string =>
  `## Harbour Scrutiny Panel - ${1 + (count % 28)} March ${1990 + (count % 40)}\n\nPresent: Councillor Ash Fenn (Chair)\n\n${titles
    .map(
      (title, index) =>
        `${index + 1}. ${title}\n\nRowan Teel, Head of Harbours, reported that ${count * 13} boats came in, ${count % 100}% of those expected.\n\n` +
        `In response it was said that:\n\n- there were ${count} vacancies\n- a report would be brought in June ${2000 + (count % 30)}\n\nRESOLVED – That the report be noted.\n\n`,
    )
    .join('')}`;

const shapes: readonly (readonly [string, (count: number) => string])[] = [
  ['many meetings', meeting],
  [
    'many numbered items',
    (count) => `${count}. Report ${count} on Boats\n\nThe Panel heard that ${count} boats sank.\n\n`,
  ],
  [
    'one long paragraph',
    (count) => `The Panel heard that ${count} boats had come in and that nobody had slept for ${count} nights. `,
  ],
  [
    'one long hard-wrapped paragraph',
    (count) => `The Panel heard that ${count} boats had come in and that\nnobody had slept\n`,
  ],
  [
    'many people in one item',
    (count) =>
      `Rowan T${'abcdefghijklm'[count % 13]}e${'nopqrstuvwx'[count % 11]}l, Head of Boats ${count}, said that ${count} boats sank. Child K was there.\n\n`,
  ],
  ['a list that never counts up', (count) => `${count % 9}. a boat\n`],
  [
    'many private parts',
    (count) =>
      `${count}. Sale of Boat ${count}\n\nRESOLVED – That the press and public be excluded for item ${count + 1} under Schedule 12A.\n\n` +
      `${count}A. EXEMPT ITEMS\n\nPart 2\n\nA price was named.\n\nThe meeting returned to public session.\n\n`,
  ],
];

describe('the time to read a page grows with its length', () => {
  const timeOf = (text: string): number => {
    const before = process.cpuUsage();
    recordOf(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };

  it.each(shapes)('%s', (_, piece) => {
    const [short, long] = [repeat(15_000, piece), repeat(30_000, piece)];
    recordOf(short);
    const ratio = (): number => timeOf(long) / timeOf(short);
    // A busy machine may spoil one measurement; growth with the square of the length spoils both.
    expect(ratio() < 3 || ratio() < 3).toBe(true);
  });
});
