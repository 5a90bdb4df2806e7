import fc from 'fast-check';
import { expect } from 'vitest';
import type { Message } from '../../../src/slack/blocks/message.js';
import { readableText, textFaults } from '../../support/fake-slack/pings.js';
import { validateBlocks } from '../../support/fake-slack/validate-blocks.js';
import { validateView } from '../../support/fake-slack/validate-view.js';

/** Slack takes the message, nobody is called by it, and its text stands for the whole of it. */
export function expectTaken({ text, blocks }: Message): void {
  const { faults, characters } = validateBlocks(blocks, 'message');
  expect(faults).toEqual([]);
  expect(textFaults({ text, blocks })).toEqual([]);
  expect(characters).toBeLessThanOrEqual(11_000);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text.trim()).not.toBe('');
  expect(emptyTexts(blocks)).toEqual([]);
}

export function expectView(view: unknown, type: 'modal' | 'home'): void {
  expect(validateView(view, type)).toEqual([]);
  const { blocks } = view as { blocks: unknown };
  expect(textFaults({ blocks })).toEqual([]);
  expect(emptyTexts(blocks)).toEqual([]);
}

/** Whole blocks of rich text in which a reader sees nothing. */
function emptyTexts(blocks: unknown): string[] {
  return (blocks as { type: string }[])
    .filter(({ type }) => type === 'rich_text' || type === 'section')
    .filter((block) => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(readableText({ blocks: [block] })))
    .map((block) => JSON.stringify(block).slice(0, 200));
}

/** What a reader sees, with Slack's escapes undone. */
export const seen = (message: { readonly text?: string; readonly blocks: unknown }): string =>
  unescaped(readableText(message));

export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const nasty = [
  '<!channel> <!here|x> <@U0123ABCD> <#C0123ABCD|general>',
  '<script>alert("x")</script>&amp;&lt;!everyone&gt;',
  '*bold* _italic_ ~struck~ `code` ```block``` > quote\n• bullet',
  '<https://elsewhere.example|Harrowmere Council>',
  '@channel @here :warning: [link](https://elsewhere.example) **b**',
  '\u202eevods\u202c \u2066right\u2069 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627',
  '\u00a0\u00a0\u2007\u202f\u200b\ufeff\u2060',
  '\u0000\u0007\u001b[31m\u009b',
  '\ud800 \udfff \ud83d\ude00',
  '\u115f\u3164\u2800\u200d',
  '&'.repeat(60),
  'ab<&>'.repeat(3_000),
  'x'.repeat(40_000),
  'word '.repeat(8_000),
  '\ud83d\ude00'.repeat(5_000),
  '',
  '   \n\t ',
];

/** Text that nobody would wish to see in a message: marks, calls, markup, invisible, turned, endless. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...nasty.slice(0, 10)), { maxLength: 6 }).map((all) => all.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3_000 }) },
);
