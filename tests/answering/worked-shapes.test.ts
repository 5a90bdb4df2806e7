import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../src/answering/answer-question.js';
import { type Asked, openMinutes, quotesOf } from '../support/ask.js';
import { reports } from '../support/invented-minutes.js';

let minutes: Asked;
beforeAll(async () => {
  minutes = await openMinutes(reports);
});
afterAll(() => minutes.close());

const home = { homeCouncil: 'Tollerby' };

/** Officers' questions in their own words, over invented minutes that are hard in the same way as real ones. */
describe('questions as officers ask them', () => {
  it('“how many EHCPs have we got?” is told the rise, and that it is no total', async () => {
    const answer = await minutes.ask('how many EHCPs have we got?', home);
    expect(quotesOf(answer)[0]).toBe(
      'Number of EHCPs had risen by 312 in June 2025 compared with the same month of 2024.',
    );
    expect(answer.sentences[0]?.said.speaker).toBe('Ilse Brandreth, Service Director for Learning');
    expect(answer.notes).toContain('The minutes give a change here, not a total.');
  });

  it('“20 week compliance same time last year?” is given no figure of another year', async () => {
    const answer = await minutes.ask('EHCP 20 week compliance same time last year?', home);
    expect(quotesOf(answer).join()).not.toMatch(/44\.8|61\.3/);
  });

  it('“have … recovered from 31 to 78?” is told that both are of one report, with the clause that limits', async () => {
    const answer = await minutes.ask('have initial health assessments recovered from 31 to 78?');
    expect(quotesOf(answer)).toEqual([
      'Initial health assessment timeliness had fallen to 31%, however within a further month of the due date the figure rose to 78%.',
    ]);
    expect(answer.sentences[0]?.said.period).toBe('figures to January 2024');
    expect(answer.notes.join()).toContain('same report');
  });

  it('“what’s happened to exclusions since I came?” quotes both reports, each with its period', async () => {
    const answer = await minutes.ask("what's happened to exclusions since I came?", home);
    const periods = new Set(answer.sentences.map(({ said }) => said.period));
    expect(periods).toEqual(new Set(['figures to January 2024', 'figures to June 2025']));
    expect(quotesOf(answer).join()).toContain('There were still worries');
    const board = answer.sentences.find(({ text }) => text.includes('the Board was looking'));
    expect(board?.said.referent).toContain('Fair Access Partnership Board');
  });

  it('“what were her priorities?” is told that the list is missing, without the next speaker’s words', async () => {
    const answer = await minutes.ask('what did Cllr Wrenfield say her priorities were?');
    expect(quotesOf(answer)[0]).toBe('Councillor Wrenfield advised that her cabinet priorities were:');
    expect(quotesOf(answer).join()).not.toContain('Bostock');
    expect(answer.notes.join()).toContain('missing from the copy held');
  });

  it('“who’s better, us or Fenmarsh?” quotes each and ranks neither', async () => {
    const answer = await minutes.ask("who's better on EHCP timeliness, us or Fenmarsh?", home);
    const quoted = Object.fromEntries(answer.citations.map(({ meeting, quote }) => [meeting.council, quote]));
    expect(quoted['Tollerby Council']).toContain('44.8%');
    expect(quoted['Fenmarsh Council']).toContain('above the national average');
    expect(answer.notes.join()).toContain('not ranked');
    expect(answer.notes).toContain('The copy held of item 25 stops before the end.');
  });

  it('“what did Fenmarsh resolve on item 25?” is not known, because the copy stops', async () => {
    const answer = await minutes.ask('what did Fenmarsh resolve on item 25?');
    expect(answer).toMatchObject({ status: 'not_found', sentences: [], citations: [] });
    expect(answer.text).toMatch(/^Not known: .* stops before the end/);
    expect(answer.nearest.map(({ quote }) => quote)).toEqual(["Children's Quarterly Monitoring Report (Q2 2025/26)"]);
  });

  it('“are more children going missing?” is answered with its caution and without children missing education', async () => {
    const answer = await minutes.ask('are more children going missing?');
    expect(quotesOf(answer)).toContain(
      'The number of children going missing over the year had gone up, after an earlier fall, and auditing with partners went on.',
    );
    expect(quotesOf(answer).join()).not.toContain('137');
    expect(answer.sentences[0]?.said.speaker).toBe('Tobit Garrow, Head of Safeguarding');
  });

  it('“which children’s home was rated Inadequate?” is answered in public words and names none', async () => {
    const answer = await minutes.ask("which children's home was rated Inadequate?");
    expect(quotesOf(answer)).toContain(
      "One children's home rated Inadequate had lately been through a mock inspection led by a retired inspector.",
    );
  });

  it('“proof that late conferences weren’t risky” is what the Panel was told, with no named speaker', async () => {
    const answer = await minutes.ask("Ofsted want proof that late child protection conferences weren't a risk");
    const audit = answer.sentences.find(({ text }) => text.includes('audits'));
    expect(audit?.said.speaker).toBeNull();
    expect(audit?.text).toContain('outside of timescales');
  });

  it('“what happened with JS at the home” is refused', async () => {
    const answer = await minutes.ask('what happened with JS at the home');
    expect(answer).toMatchObject({ status: 'refused', text: refusal, nearest: [], notes: [] });
  });

  it('“what was said in part 2” is told that no private part is marked', async () => {
    const answer = await minutes.ask('what was said in part 2');
    expect(answer.text).toMatch(/^No private part is marked in the minutes held;/);
  });

  it('“45 day assessments up by how much?” is the printed figure, its unit not stated', async () => {
    const answer = await minutes.ask('45 day assessments up by how much?');
    expect(quotesOf(answer)).toEqual([
      '45 day assessments were under the national average, but had gone up since the autumn by over 12%.',
    ]);
    expect(answer.notes).toEqual(['Whether per cent or percentage points is not stated.']);
  });
});
