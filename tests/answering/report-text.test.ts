import { describe, expect, it } from 'vitest';
import type { Since } from '../../src/answering/record-since.js';
import { reportText } from '../../src/answering/report-text.js';
import type { StoredAnswer } from '../../src/state/state.js';
import { answerOf, givenAnswer, type Quoted } from '../state/records.js';

const stored = (answer: Parameters<typeof answerOf>[0] = {}, quotations?: readonly Quoted[]): StoredAnswer => {
  const made = answerOf({ ref: 'KERBS', at: new Date('2026-06-30T23:05:00Z'), ...answer }, quotations);
  return { ...made, evidence: made.evidence.map((evidence) => ({ ...evidence, withdrawnOn: null })) };
};
const unchanged: Since = {
  label: '1',
  words: 'as_quoted',
  withdrawnOn: null,
  minutesStatus: 'draft',
  agreements: [],
};
const linesOf = (answer: StoredAnswer, since: readonly Since[] | null = [unchanged]): string[] =>
  reportText(answer, since).split('\n');

describe('the text for a report', () => {
  it('says what was asked and gives each quotation with all that it takes to check it', () => {
    expect(reportText(stored(), [unchanged])).toBe(
      `Question: how many kerbs were relaid?
Answer KERBS, given on 1 July 2026 at 00:05 by Minutebook 0.1.0, in the words of the minutes
Scope: Harrowmere Council
Searched: 3 meetings
Note: Beside it: “Forty kerbs were relaid in Saddlers Row.”

[1] Harrowmere Council, Roads Panel. Kerbs. Meeting of 10 February 2026; item 6; status draft.
Quotation: “Forty kerbs were relaid in Saddlers Row.”
With the sentences around it: “The surveyor was asked about kerbs. Forty kerbs were relaid in Saddlers Row. Members thanked the surveyor for the work.”
Said by Ada Marsh.
Status of the minutes when cited: draft. It is the same now. The words stand as quoted.
https://harrowmere.example/item6
Source: roads/march.txt, SHA-256 ${'ab'.repeat(32)}, taken in on 20 February 2026`,
    );
  });

  it.each<[string, Partial<Since>, RegExp]>([
    [
      'approved',
      { minutesStatus: 'approved', agreements: [{ outcome: 'approved', decidedOn: '2026-03-10', amendment: null }] },
      /draft\. Now: approved\. Agreed as a correct record at the meeting of 10 March 2026\./,
    ],
    [
      'amended',
      { agreements: [{ outcome: 'amended', decidedOn: null, amendment: 'for “Forty” read “Fifty”' }] },
      /Amended at a later meeting: “for “Forty” read “Fifty””/,
    ],
    [
      'deferred',
      { agreements: [{ outcome: 'deferred', decidedOn: '2026-03-10', amendment: null }] },
      /Agreement was deferred at the meeting/,
    ],
    ['changed', { words: 'changed' }, /copy held now does not have these words/],
    ['gone', { words: 'not_held', minutesStatus: null }, /meeting is no longer held\. The document is no longer held/],
    ['withdrawn in the minutes', { words: 'withdrawn' }, /have been withdrawn since/],
  ])('says when the words have since been %s', (_what, change, said) => {
    expect(reportText(stored(), [{ ...unchanged, ...change }])).toMatch(said);
  });

  it('says that nothing can be looked up where there is no library', () => {
    expect(reportText(stored(), null)).toContain('draft. Their status now cannot be looked up.');
  });

  it('shows no word that was withdrawn', () => {
    const answer = stored({}, [{ quote: '', before: null, after: null }]);
    const text = reportText(
      {
        ...answer,
        evidence: answer.evidence.map((each) => ({ ...each, before: null, after: null, withdrawnOn: '2026-04-01' })),
      },
      [unchanged],
    );
    expect(text).toContain('The words quoted here were withdrawn on 1 April 2026.');
    expect(text).not.toMatch(/Quotation:|around it/);
    expect(text).toContain('item 6');
  });

  it.each<[string, Partial<StoredAnswer['answer']['citations'][number]['meeting']>, object | null, string]>([
    ['the meeting', {}, null, '“last month”: as said at the meeting of 10 February 2026.'],
    [
      'the report',
      { heldOn: null },
      { text: 'June 2025', start: null, end: '2025-06-30' },
      '“last month”: as said in the report with figures to June 2025; the day of the meeting is not stated.',
    ],
    ['nothing', { heldOn: null }, null, '“last month”: when this was said is not stated.'],
  ])('labels relative times by %s', (_by, meeting, reportPeriod, expected) => {
    const answer = stored({}, [{ quote: 'Kerbs relaid Last month were inspected.', before: null, after: null }]);
    const citations = answer.answer.citations.map((citation) => ({
      ...citation,
      meeting: { ...citation.meeting, ...meeting },
      item: { ...citation.item, reportPeriod: reportPeriod as never },
    }));
    expect(linesOf({ ...answer, answer: { ...answer.answer, citations } })).toContain(expected);
  });

  it('says what is not stated instead of guessing', () => {
    const answer = stored();
    const citations = answer.answer.citations.map((citation) => ({
      ...citation,
      link: null,
      meeting: { ...citation.meeting, council: null, body: null, heldOn: null, minutesStatus: 'unknown' as const },
      item: { ...citation.item, agendaItemNumber: null, titleBasis: 'derived' as const },
    }));
    const sentences = answer.answer.sentences.map((sentence) => ({
      ...sentence,
      said: { speaker: null, period: null, referent: null },
    }));
    const evidence = answer.evidence.map((each) => ({ ...each, sha256: null, ingestedAt: null }));
    const lines = linesOf({ ...answer, evidence, answer: { ...answer.answer, citations, sentences } }, null);
    expect(lines).toContain(
      '[1] Council and body not stated. Kerbs (title not printed). Date and period not stated; item number not stated; status not stated.',
    );
    expect(lines).toContain('Speaker not named.');
    expect(lines).toContain('No link is held.');
    expect(lines).toContain('Source: roads/march.txt, SHA-256 not known');
  });

  it('gives an answer that was none with its nearest items by title only', () => {
    const [nearest] = givenAnswer('X', '', [{ quote: 'Kerbs' }]).citations;
    const answer = givenAnswer('KERBS', 'how many lighthouses?', []);
    const text = reportText(stored({ scope: null, answer: { ...answer, nearest: nearest ? [nearest] : [] } }), []);
    expect(text).toContain('The minutes held do not say.');
    expect(text).toContain('Nearest item, by title only: Harrowmere Council, Roads Panel. Kerbs.');
    expect(text).not.toContain('Scope');
  });

  it('says which words are no longer kept', () => {
    const answer = stored({ answer: { ...givenAnswer('KERBS', '', []), text: '' } });
    const text = reportText({ ...answer, question: null, scope: null }, []);
    expect(text).toContain('Question: no longer kept');
    expect(text).toContain('what was said of it is no longer kept');
  });

  it('says that a model worded the answer and that the quotations are the record', () => {
    const answer = stored();
    const text = reportText({ ...answer, answer: { ...answer.answer, mode: 'model', text: 'About forty. [1]' } }, []);
    expect(text).toContain('worded by a model');
    expect(text).toContain('Answer: About forty. [1]\nThe quotations below, not this wording, are the record.');
  });

  it('holds nothing that acts on a terminal', () => {
    const text = reportText(stored({ question: 'how\u001b[2J many\r\n\u202ekerbs\u0007?' }), []);
    expect(text).toContain('Question: how [2J many kerbs ?');
    expect(text).not.toMatch(/[^\n\P{Cc}]|\u202e/u);
  });
});
