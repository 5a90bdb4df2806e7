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
    [
      'The ferry would be tried from 4 May 2026.',
      { type: 'commitment', who: null, when: 'from 4 May 2026', due: '2026-05-04' },
    ],
    ['A second crew would start in spring 2026.', { type: 'planned', who: null, when: 'in spring 2026', due: null }],
    ['The slipway was to reopen on 9 May 2026.', { type: 'planned', who: null, when: '9 May 2026', due: '2026-05-09' }],
    ['Ms Fenn would let Members have the list.', { type: 'commitment', who: 'Ms Fenn', when: null, due: null }],
    [
      'A reply would be sent within ten working days.',
      { type: 'commitment', who: null, when: 'within ten working days', due: null },
    ],
    [
      'Ms Fenn promised to raise this in May by letter, by 1 June 2026 and again in July.',
      { type: 'commitment', who: 'Ms Fenn', when: 'by 1 June 2026', due: '2026-06-01' },
    ],
    [
      'ACTION: Ms Fenn to provide the timetable by 30 April 2026.',
      { type: 'request', who: null, when: 'by 30 April 2026', due: '2026-04-30' },
    ],
    [
      'It was agreed that the Chair would draft a letter.',
      { type: 'commitment', who: 'the Chair', when: null, due: null },
    ],
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
    'Free crossings were offered to all pupils.',
    'The grant would end in March 2026.',
    'Fares would rise by 4% in April 2026.',
    'Councillor Reed asked whether the pier would open in May.',
    'Councillor Reed requested clarification of the fares.',
    'The next meeting would be held on 9 April 2026.',
    'Every leak would be mended within 24 hours, as the policy required.',
  ])('%s is none', (sentence) => {
    expect(actions(sentence)).toEqual([]);
  });

  it.each([
    [
      'RESOLVED: 1) That the report be noted, 2) That the Harbour Office be invited to the May meeting.',
      [{ quote: 'That the Harbour Office be invited to the May meeting.', who: 'the Harbour Office' }],
    ],
    [
      'RESOLVED: That the report be noted and that Mr Reed report again in July 2026.',
      [{ quote: 'that Mr Reed report again in July 2026.', who: 'Mr Reed' }],
    ],
    [
      'RESOLVED: That Cabinet be recommended to keep the pier.',
      [{ quote: 'That Cabinet be recommended to keep the pier.', who: 'Cabinet' }],
    ],
    ['RESOLVED: That the minutes of the meeting held on 3 March 2026 be approved as a correct record.', []],
    ['RESOLVED: That piers be added to the work programme.', []],
    ['RESOLVED: That Councillor Reed be elected Chair.', []],
    ['RESOLVED: That officers be thanked.', []],
  ])('%s asks what it asks', (sentence, asked) => {
    const { actions } = recordOf(`Agenda item\n\nFerries\n\nMinutes:\n\nNothing was said.\n\n${sentence}\n`);
    expect(actions.map(({ quote, who }) => ({ quote, who }))).toEqual(asked);
  });

  it('what an agenda intends is no follow-up', () => {
    expect(
      recordOf('Agenda item\n\nFerries\n\nThe Panel will be updated by officers.\n\nMinutes:\n\nNothing was said.\n')
        .actions,
    ).toEqual([]);
  });
});
