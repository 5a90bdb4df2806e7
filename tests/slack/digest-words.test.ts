import { describe, expect, it } from 'vitest';
import { readDigestWords } from '../../src/slack/intake/digest-words.js';

const today = '2026-03-02';
const on = (more: object) => ({ kind: 'on', body: null, words: null, owner: null, ...more });

describe('the words behind /digest', () => {
  it.each([
    ['', { kind: 'show' }],
    ['help', { kind: 'show' }],
    ['on weekly Monday 09:00', on({ weekday: 1, time: '09:00' })],
    ['ON every friday at 4.30pm', on({ weekday: 5, time: '16:30' })],
    ['on Wednesdays 9', on({ weekday: 3, time: '09:00' })],
    ['on tue 12am', on({ weekday: 2, time: '00:00' })],
    ['on sun 23:59', on({ weekday: 7, time: '23:59' })],
    [
      'on weekly Monday 09:00 for Housing Panel about damp and mould approved by <@U0ADMIN001|ines>',
      on({ weekday: 1, time: '09:00', body: 'Housing Panel', words: 'damp and mould', owner: 'U0ADMIN001' }),
    ],
    [
      'on Monday 09:00 about provision for carers',
      on({ weekday: 1, time: '09:00', words: 'provision', body: 'carers' }),
    ],
    ['off', { kind: 'off' }],
    ['preview', { kind: 'preview' }],
    ['resume', { kind: 'resume' }],
    ['pause until 8 May 2026', { kind: 'pause', until: '2026-05-08' }],
    ['pause until 2026-05-08', { kind: 'pause', until: '2026-05-08' }],
    ['pause 8 May', { kind: 'pause', until: '2026-05-08' }],
    ['pause until 4 January', { kind: 'pause', until: '2027-01-04' }],
    ['watch school exclusions', { kind: 'watch', words: 'school exclusions' }],
    ['unwatch', { kind: 'unwatch', words: null }],
    ['unwatch exclusions', { kind: 'unwatch', words: 'exclusions' }],
  ])('“%s”', (text, wanted) => {
    expect(readDigestWords(text, today)).toEqual(wanted);
  });

  it.each([
    ['on', /such as: \/digest on weekly Monday 09:00/],
    ['on weekly Mon 25:00', /“25:00” is no time of day/],
    ['on Monday 9:75', /no time of day/],
    ['on Monday 13pm', /no time of day/],
    ['on Monday', /Say when on Monday/],
    ['on Someday 09:00', /day of the week/],
    ['on m 09:00', /day of the week/],
    ['on monthly Monday 09:00', /day of the week/],
    ['on Monday 09:00 approved by me', /with @/],
    ['on Monday 09:00 for', /Write a body/],
    ['off now', /Nothing goes behind “off”/],
    ['pause', /until when/],
    ['pause until soon', /“soon” is no day/],
    ['pause until 1 March 2026', /not ahead/],
    ['watch', /words to watch/],
    [`watch ${'x'.repeat(200)}`, /at most 150/],
    ['please', /does not know/],
  ])('“%s” is answered by one sentence that says what to change', (text, said) => {
    const wanted = readDigestWords(text, today);
    expect(wanted.kind).toBe('wrong');
    expect(wanted.kind === 'wrong' && wanted.said).toMatch(said);
  });
});
