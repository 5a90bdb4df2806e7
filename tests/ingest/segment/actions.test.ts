import { describe, expect, it } from 'vitest';
import { recordOf } from './record-of.js';

const actions = (sentence: string) =>
  recordOf(`Agenda item\n\nFerries\n\nMinutes:\n\n${sentence}\n`).actions.map(({ type, who, when, due }) => ({
    type,
    who,
    when,
    due,
  }));

describe('follow-ups', () => {
  it.each([
    [
      'Mr Reed undertook to circulate the timetable by 12 January 2026.',
      { type: 'commitment', who: 'Mr Reed', when: 'by 12 January 2026', due: '2026-01-12' },
    ],
    [
      'The Panel would be updated on the ferry in the coming months.',
      { type: 'commitment', who: null, when: 'in the coming months', due: null },
    ],
    [
      'The Panel requested that a report be brought to the next meeting.',
      { type: 'request', who: 'The Panel', when: 'to the next meeting', due: null },
    ],
    ['A new pier was due to open soon.', { type: 'planned', who: null, when: 'soon', due: null }],
    [
      'Two piers would be opened by March 2026.',
      { type: 'planned', who: null, when: 'by March 2026', due: '2026-03-31' },
    ],
    ['It was said that Ms Fenn would write to Members.', { type: 'commitment', who: 'Ms Fenn', when: null, due: null }],
  ])('%s', (sentence, action) => {
    expect(actions(sentence)).toEqual([action]);
  });

  it.each([
    'If the pier was shut, boats would be sent elsewhere.',
    'Boats would often be held at the quay.',
    'The Department for Transport would publish guidance next year.',
    'The Panel considered the report that it had asked for in June.',
    'Crews were working on the pier.',
    'The cost would not be known.',
    'Each family would be visited.',
  ])('%s is none', (sentence) => {
    expect(actions(sentence)).toEqual([]);
  });

  it('what an agenda intends is no follow-up', () => {
    expect(
      recordOf('Agenda item\n\nFerries\n\nThe Panel will be updated by officers.\n\nMinutes:\n\nNothing was said.\n')
        .actions,
    ).toEqual([]);
  });
});
