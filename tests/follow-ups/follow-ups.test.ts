import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FollowUpsAsked, inState, listActions, overdueActions } from '../../src/follow-ups/actions.js';
import { type DecisionsAsked, listDecisions } from '../../src/follow-ups/decisions.js';
import { actionLine, decisionLine } from '../../src/follow-ups/lines.js';
import type { FollowUp, Mark } from '../../src/follow-ups/types.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { runIngest, withLibrary } from '../support/ingest-run.js';

const vocabulary = loadVocabulary();
const folder = mkdtempSync(join(tmpdir(), 'minutebook-follow-ups-'));
const data = join(folder, 'data');
const council = 'Larkhampton Borough Council';

const pages: Readonly<Record<string, string>> = {
  'a-march.txt': `${council}
Minutes of the Harbour Scrutiny Panel held on 4 March 2025

1. Ferries

Mr Reed undertook to circulate the lighthouse maintenance schedule by 30 April 2025.

Ms Fenn promised to bring a costed paper on moorings and dredging in due course.

Mr Reed undertook to send the ferry passenger survey by 1 May 2025.

RESOLVED:
1. That the report be noted.
2. That Cabinet be recommended to buy a second dredger for the harbour.
3. That EHCPs for pupils on the islands be reviewed by June 2025.

2. Private matter (exempt under paragraph 3 of Schedule 12A)

Mr Reed undertook to circulate the secret tender by 30 April 2025.

RESOLVED: That the secret tender be accepted.
`,
  'b-june.txt': `${council}
Minutes of the Harbour Scrutiny Panel held on 3 June 2025

1. Surveys

The ferry passenger survey had been sent to Members and was discussed.

RESOLVED: That the survey be noted.
`,
  'c-september.txt': `${council}
Minutes of the Harbour Scrutiny Panel held on 2 September 2025

1. Dredging

Cabinet had agreed in its response that a second dredger be bought for the harbour.

Ms Fenn promised to bring a costed paper on moorings and dredging to the next meeting.

RESOLVED: That officers be thanked.
`,
  'd-other.txt': `${council}
Minutes of the Lighthouse Committee held on 2 July 2025

1. Schedule

The lighthouse maintenance schedule had been circulated.

RESOLVED: That the schedule be noted.
`,
};

beforeAll(async () => {
  const minutes = join(folder, 'minutes');
  mkdirSync(minutes);
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(minutes, name), text);
  await runIngest(data, [minutes]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const everything = { council: null, body: null, from: null, to: null, deniedBodies: [], today: '2025-10-01' };
const actions = (asked: Partial<FollowUpsAsked> = {}) =>
  withLibrary(data, (library) => listActions(library, { ...everything, ...asked }));
const decisions = (asked: Partial<DecisionsAsked> = {}) =>
  withLibrary(data, (library) => listDecisions({ ...everything, topic: null, ...asked }, { library, vocabulary }));

async function actionAbout(words: string, asked: Partial<FollowUpsAsked> = {}): Promise<FollowUp> {
  const found = (await actions(asked)).actions.find(({ what }) => what.includes(words));
  if (!found) throw new Error(`No action about ${words}.`);
  return found;
}

describe('actions', () => {
  it('are overdue when their own day has passed and nobody spoke of them again', async () => {
    const schedule = await actionAbout('lighthouse');
    expect(schedule).toMatchObject({ state: 'overdue', due: '2025-04-30', mentions: [], meetingsSince: 2 });
    expect(actionLine(schedule).notes).toEqual([
      'overdue since 30 April 2025',
      'owner: Mr Reed',
      'when: “by 30 April 2025”, 30 April 2025',
      'no later mention found in the 2 meetings held since',
    ]);
  });

  it('are not overdue on the day itself, nor judged by what was minuted later', async () => {
    expect((await actionAbout('lighthouse', { today: '2025-04-30' })).state).toBe('open');
    expect((await actionAbout('lighthouse', { today: '2025-05-01' })).state).toBe('overdue');
    const survey = await actionAbout('passenger survey', { today: '2025-05-02' });
    expect(survey).toMatchObject({ state: 'overdue', mentions: [], meetingsSince: 0 });
    expect((await actions({ today: '2025-03-03' })).actions).toEqual([]);
  });

  it('mentioned again by a later meeting of the body are open, and say where', async () => {
    const survey = await actionAbout('passenger survey');
    expect(survey.state).toBe('open');
    expect(survey.mentions.map(({ quote, meeting }) => [meeting.heldOn, quote])).toEqual([
      ['2025-06-03', 'The ferry passenger survey had been sent to Members and was discussed.'],
    ]);
    expect(actionLine(survey).notes).toContain('mentioned again: 3 June 2025, item 1');
  });

  it('without a day of their own are never overdue', async () => {
    const paper = await actionAbout('in due course');
    expect(paper).toMatchObject({ when: 'in due course', due: null, state: 'open' });
  });

  it('asked for again keep the day on which they were first asked for', async () => {
    const again = await actionAbout('to the next meeting');
    expect(again.firstAsked).toBe('2025-03-04');
    expect(actionLine(again).notes).toContain('first asked 4 March 2025');
    expect((await actionAbout('to the next meeting', { from: '2025-08-01' })).firstAsked).toBe('2025-03-04');
  });

  it('stand in the state that an officer gave them', async () => {
    const { id } = await actionAbout('lighthouse');
    const mark: Mark = { actionId: id, verdict: 'done', by: 'L. Gumbrell', at: new Date(0), reason: 'sent by post' };
    const marked = await actionAbout('lighthouse', { marks: new Map([[id, mark]]) });
    expect(marked).toMatchObject({ state: 'done', mark });
    expect(actionLine(marked).notes[0]).toBe('marked done on 1 January 1970: sent by post');
  });

  it('are listed oldest first, narrowed to meetings, and by state', async () => {
    const all = (await actions()).actions;
    expect(all.map(({ citation }) => citation.meeting.heldOn)).toEqual(
      all.map(({ citation }) => citation.meeting.heldOn).toSorted(),
    );
    expect((await actions({ from: '2025-08-01' })).actions).toHaveLength(1);
    expect((await actions({ body: 'Lighthouse Committee' })).actions).toEqual([]);
    expect((await actions({ deniedBodies: ['harbour scrutiny panel'] })).actions).toEqual([]);
    const overdue = inState(all, 'overdue');
    expect(inState(all, 'open')).toEqual(all);
    expect(overdue.length).toBeLessThan(all.length);
    const onTheDay = await withLibrary(data, (library) => overdueActions(library, everything));
    expect(onTheDay.map(({ id }) => id)).toEqual(expect.arrayContaining(overdue.map(({ id }) => id)));
    expect(onTheDay.map(({ due }) => due)).toEqual(onTheDay.map(({ due }) => due).toSorted());
  });

  it('of a private item are not told', async () => {
    expect(JSON.stringify([await actions(), await decisions()])).not.toContain('secret');
  });
});

describe('decisions', () => {
  const texts = async (asked: Partial<DecisionsAsked> = {}): Promise<string[]> =>
    (await decisions(asked)).decisions.map(({ text }) => text);

  it('are all listed, oldest first, those that ask nothing told apart', async () => {
    const { decisions: all, count } = await decisions();
    expect(count).toBe(all.length);
    expect(all.map(({ citation }) => citation.meeting.heldOn)).toEqual([
      ...['2025-03-04', '2025-03-04', '2025-03-04'],
      ...['2025-06-03', '2025-07-02', '2025-09-02'],
    ]);
    expect(all.map(({ routine }) => routine)).toEqual([true, false, false, true, true, true]);
  });

  it('of a topic hold its words or their known variants, in any order', async () => {
    expect(await texts({ topic: 'harbour dredger' })).toEqual([expect.stringContaining('second dredger')]);
    expect(await texts({ topic: '"harbour dredger"' })).toEqual([]);
    const plans = await decisions({ topic: 'education, health and care plans' });
    expect(plans.decisions.map(({ text }) => text)).toEqual([expect.stringContaining('EHCPs')]);
    expect(plans.variants.join(' ')).toMatch(/EHC/);
    expect(await texts({ topic: 'ferries' })).toHaveLength(3);
    expect(await texts({ topic: 'zeppelins' })).toEqual([]);
  });

  it('that recommend say to whom, and what response the minutes tell of', async () => {
    const find = async (today: string) => {
      const found = (await decisions({ today })).decisions.find(({ kind }) => kind === 'recommended');
      if (!found) throw new Error('The recommendation is not listed.');
      return found;
    };
    const later = await find('2025-10-01');
    expect(later).toMatchObject({ to: 'Cabinet', response: { meeting: { heldOn: '2025-09-02' } } });
    expect(decisionLine(later, '2025-10-01').notes[1]).toMatch(
      /^response: 2 September 2025, item 1: “Cabinet had agreed/,
    );
    const before = await find('2025-08-01');
    expect(decisionLine(before, '2025-08-01').notes).toEqual([
      'recommended, to Cabinet',
      'no response found in the minutes held',
    ]);
    expect(decisionLine(await find('2025-04-01'), '2025-04-01').notes).toEqual(['recommended, to Cabinet']);
  });
});
