import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksSomething, plainWords, usersIn } from '../../src/slack/intake/words.js';

const botUser = 'UBOT';
const read = (text: string): string =>
  plainWords(text, { botUser, nameOf: (user) => (user === 'U2' ? 'Ada Okafor' : null) });

describe('what somebody writes to the bot', () => {
  test.each([
    ['<@UBOT> how many repairs?', 'how many repairs?'],
    ['<@UBOT|minutebook>  how many\n repairs?', 'how many repairs?'],
    ['what did <@U2> promise', 'what did Ada Okafor promise'],
    ['what did <@U3|Sam Lee> promise', 'what did Sam Lee promise'],
    ['<!channel> who said that', 'who said that'],
    ['<!here|here> who', 'here who'],
    ['see <#C1|panel-chat> please', 'see #panel-chat please'],
    ['<https://example.org/a?b=1&amp;c=2|the page> about damp', 'the page about damp'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['```how many\nvoids```', 'how many voids'],
    ['*how* _many_ ~voids~?', 'how many voids?'],
    ['5 * 3 * 2 and a_b_c', '5 * 3 * 2 and a_b_c'],
    ['&gt; quoted &lt;b&gt; &amp; more', 'quoted <b> & more'],
    [':wave: :+1:', ''],
    ['meet at 10:30: why', 'meet at 10:30: why'],
  ])('%j is read as %j', (text, words) => {
    expect(read(text)).toBe(words);
  });

  test('emoji, marks and white space alone ask nothing', () => {
    for (const text of ['', ' \u00a0', '🎉', '?!', '<@UBOT>']) expect(asksSomething(read(text))).toBe(false);
    expect(asksSomething('damp?')).toBe(true);
  });

  test('the people mentioned are known without the bot, each once', () => {
    expect(usersIn('<@UBOT> <@U2> and <@U3|x> and <@U2>', botUser)).toEqual(['U2', 'U3']);
  });

  test('no text, however hostile, takes long or leaves a mention behind', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<', '>', '@U2', '!', '|', '*', '_', '`', ' ', 'a', '\n', ':')), (parts) => {
        expect(read(parts.join(''))).not.toContain('<@U2>');
      }),
    );
    // These would outlast the test where reading took longer than in step with the length.
    read('*<'.repeat(20_000));
    read('<'.repeat(40_000));
    read(`${'*a '.repeat(13_000)}`);
  });
});
