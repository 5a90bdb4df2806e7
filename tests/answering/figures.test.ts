import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, openMinutes, quotesOf } from '../support/ask.js';
import { minutesOf, panel, reports } from '../support/invented-minutes.js';

let minutes: Asked;
let undated: Asked;
beforeAll(async () => {
  minutes = await openMinutes({
    'minutebook.yaml': `files:
  tollerby.txt: { council: Tollerby Council, body: ${panel} }
  fenmarsh.txt: { council: Fenmarsh Council, body: Families Board }
  ostrey.txt: { council: Ostrey Council, body: Schools Forum }
`,
    'tollerby.txt': minutesOf(
      '11 March 2025',
      `5. School Places

Under section 14 of the Act the Council had to provide school places, and the plan of 3 March 2025 said so. New school places were popular with parents.

6. Attendance

Attendance at primary schools was 94.6%. Attendance of girls at secondary schools was 91.2%.

7. Missing Children

Return home interviews were offered after 61 missing episodes.

8. Reviews

The 45 day assessments were discussed at length.

9. Exclusions

There had been 17 suspensions of boys.`,
    ),
    'fenmarsh.txt': `Fenmarsh Council

Minutes of the Families Board held on 4 February 2025

3. Attendance

Attendance at primary schools was 93.1%.

4. Education

There were 29 children missing education in January.
`,
    'ostrey.txt': `Ostrey Council

Minutes of the Schools Forum held on 5 February 2025

3. Grants

Two grants were paid.
`,
  });
  undated = await openMinutes(reports);
});
afterAll(() => Promise.all([minutes.close(), undated.close()]));

describe('a question that asks for a figure', () => {
  it.each([
    ['sections of an Act and dates count nothing', 'how many school places are there?'],
    ['a number in the name of a measure counts nothing', 'how many 45 day assessments were there?'],
    ['a figure for boys is none for girls', 'how many girls were suspended?'],
    ['a figure for primary schools is none for nurseries', 'what was attendance at nursery schools?'],
    ['a figure for secondary girls is none for secondary boys', 'what was attendance of boys at secondary schools?'],
  ])('%s', async (_name, question) => {
    const answer = await minutes.ask(question);
    expect({ status: answer.status, quotes: quotesOf(answer) }).toEqual({ status: 'not_found', quotes: [] });
  });

  it.each([
    ['what was attendance at primary schools in Tollerby?', 'Attendance at primary schools was 94.6%.'],
    ['what was attendance of girls at secondary schools?', 'Attendance of girls at secondary schools was 91.2%.'],
    ['how many boys were suspended?', 'There had been 17 suspensions of boys.'],
  ])('the part of the population that is asked about is what is cited: %s', async (question, quote) => {
    const answer = await minutes.ask(question);
    expect(quotesOf(answer)[0]).toBe(quote);
  });

  it('figures are shown as printed', async () => {
    const answer = await minutes.ask('how many bicycles, or what was attendance at primary schools in Fenmarsh?');
    expect(answer.text).not.toMatch(/93%|94%/);
  });
});

describe('children missing education and children who go missing', () => {
  it.each([
    'how many children are missing education?',
    'how many CME are there?',
    'number of children missing from education',
  ])('a question on the one is never answered with the other: %s', async (question) => {
    const all = await minutes.ask(question);
    expect(quotesOf(all).join()).not.toContain('61');
    const tollerby = await minutes.ask(question, { council: 'Tollerby Council' });
    expect(tollerby.status).toBe('not_found');
  });

  it.each([
    'how many children went missing?',
    'how many missing children were there?',
    'how many return home interviews were there?',
    'are more children going missing?',
  ])('and the reverse: %s', async (question) => {
    const all = await minutes.ask(question);
    expect(quotesOf(all).join()).not.toContain('29');
    const fenmarsh = await minutes.ask(question, { council: 'Fenmarsh Council' });
    expect(fenmarsh.status).toBe('not_found');
    const two = await undated.ask(question);
    expect(quotesOf(two).join()).not.toContain('137');
  });
});

describe('several councils in one question', () => {
  it('each is quoted in its own words and they are not ranked', async () => {
    const answer = await minutes.ask('compare attendance at primary schools in Tollerby and Fenmarsh');
    const byCouncil = new Set(answer.citations.map(({ meeting }) => meeting.council));
    expect(byCouncil).toEqual(new Set(['Tollerby Council', 'Fenmarsh Council']));
    expect(quotesOf(answer)).toEqual(
      expect.arrayContaining(['Attendance at primary schools was 94.6%.', 'Attendance at primary schools was 93.1%.']),
    );
    expect(answer.notes.join()).toContain('not ranked');
    expect(answer.text).not.toMatch(/better|worse|higher|lower|1\.5/);
  });

  it('labels run through the whole answer', async () => {
    const answer = await minutes.ask('compare attendance at primary schools in Tollerby and Fenmarsh');
    expect(answer.citations.map(({ label }) => label)).toEqual(
      answer.citations.map((_citation, index) => String(index + 1)),
    );
    expect(answer.sentences.flatMap(({ citations }) => citations)).toEqual(answer.citations.map(({ label }) => label));
  });

  it('“us” is the home council', async () => {
    const answer = await minutes.ask('is primary attendance higher with us or in Fenmarsh?', {
      homeCouncil: 'Tollerby',
    });
    expect(new Set(answer.citations.map(({ meeting }) => meeting.council))).toEqual(
      new Set(['Tollerby Council', 'Fenmarsh Council']),
    );
  });

  it('a council whose minutes say nothing of it is named', async () => {
    const answer = await minutes.ask('compare primary attendance in Tollerby and Ostrey');
    expect(answer.status).toBe('answered');
    expect(answer.notes).toContain('The minutes held of Ostrey Council do not say.');
    expect(new Set(answer.citations.map(({ meeting }) => meeting.council))).toEqual(new Set(['Tollerby Council']));
  });
});

describe('what the question takes for granted', () => {
  it.each([
    ['a change is no total', 'how many EHCPs have we got?', 'The minutes give a change here, not a total.'],
    [
      'per cent or percentage points may be unstated',
      '45 day assessments up by how much?',
      'Whether per cent or percentage points is not stated.',
    ],
    [
      'both figures may be of one report',
      'have initial health assessments recovered from 31 to 78?',
      'Both figures are from the same report.',
    ],
    [
      'an announced list may be missing',
      'what did Cllr Wrenfield say her priorities were?',
      'The minutes announce a list here; it is missing from the copy held.',
    ],
  ])('%s, and a note says so', async (_name, question, note) => {
    const answer = await undated.ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.notes).toContain(note);
    expect(quotesOf(answer).join()).not.toContain(note);
  });

  it('a question about a change is given no note that it is one', async () => {
    const answer = await undated.ask('by how much did the number of EHCPs rise?');
    expect(quotesOf(answer)[0]).toContain('312');
    expect(answer.notes.join()).not.toContain('not a total');
  });
});
