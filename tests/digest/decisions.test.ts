import { describe, expect, it } from 'vitest';
import { newDecisions } from '../../src/digest/decisions.js';
import type { Resolution, ResolutionKind } from '../../src/minutes/types.js';
import { item, meeting } from '../slack/blocks/invented.js';

const decided = (kind: ResolutionKind, text: string): Resolution => ({
  id: text,
  itemId: 'i1',
  kind,
  text,
  source: { document: 'panel.txt', start: 0, end: text.length, page: null },
});
const place = { item: item(), meeting: meeting() };
const book: Parameters<typeof newDecisions>[0] = {
  placed: (records) => records.map((record) => ({ record, ...place })),
  cite: ({ quote, source }) => ({ label: '1', ...place, quote, source, link: null }),
};
const listed = (resolutions: readonly Resolution[], approvals: readonly string[] = []) =>
  newDecisions(book, { holds: () => true }, resolutions, new Set(approvals));

describe('decisions', () => {
  it.each<[ResolutionKind, string, boolean]>([
    ['noted', 'That the report be noted.', true],
    ['noted', 'That the update be noted and that officers be thanked for their work.', true],
    ['noted', 'That the report be noted, and that the Chair write to the Health Board about the vacancy.', false],
    ['noted', 'That the clinic be welcomed and that it be kept going until March.', false],
    ['agreed', 'That the minutes of the meeting held on 3 June 2025 be agreed as a correct record.', true],
    ['agreed', 'That approval of the minutes of 3 June 2025 be deferred to the next meeting.', true],
    ['agreed', 'That the press and public be excluded from the meeting for item 9.', true],
    ['agreed', 'That the minutes of the improvement board be sent to Members each month.', false],
    ['recommended', 'That Cabinet be recommended to note the report.', false],
  ])('%s, “%s”: routine is %s', (kind, text, routine) => {
    expect(listed([decided(kind, text)])).toMatchObject([{ routine }]);
  });

  it.each<[string, string | null]>([
    ['That Cabinet be recommended to fund two posts.', 'Cabinet'],
    ['That the Cabinet Member for Housing be asked to review the fee.', 'the Cabinet Member for Housing'],
    ['That all schools be asked to name a lead.', 'all schools'],
    ['That the Water Company be invited to the June meeting.', 'the Water Company'],
    ['The Panel recommends to Cabinet that the fee be lowered.', 'Cabinet'],
    ['That a further report be requested for June.', null],
    ['That a report on lettings be brought to the July meeting.', null],
  ])('“%s” is addressed to %s', (text, to) => {
    expect(listed([decided('requested', text)])).toMatchObject([{ to }]);
  });

  it('come in the order of their use, what is routine last', () => {
    const all = [
      decided('noted', 'That the report be noted.'),
      decided('agreed', 'That Councillor Hart be elected Chair.'),
      decided('agreed', 'That the plan be supported.'),
      decided('workProgramme', 'That lettings be added to the work programme.'),
      decided('requested', 'That officers be asked for figures by ward.'),
      decided('recommended', 'That Cabinet be recommended to fund two posts.'),
    ];
    expect(listed(all).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1, 0].map((at) => all[at]?.text));
  });

  it('in an item on earlier minutes are routine', () => {
    expect(listed([decided('agreed', 'That they be signed.')], ['i1'])).toMatchObject([{ routine: true }]);
  });
});
