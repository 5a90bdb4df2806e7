import { describe, expect, it } from 'vitest';
import { resolutionMarker } from '../../../ingest/segment/resolution-marker.js';
import { recordOf } from './record-of.js';

describe('the words that announce a decision', () => {
  it.each([
    ['RESOLVED – That it be noted.', 'That it be noted.'],
    ['RESOLVED: That it be noted.', 'That it be noted.'],
    ['RESOLVED that it be noted.', 'that it be noted.'],
    ['Resolved:- That it be noted.', 'That it be noted.'],
    ['Resolved to appoint a clerk.', 'to appoint a clerk.'],
    ['AGREED: To note it.', 'To note it.'],
    ['NOTED the report.', 'the report.'],
    ['**RESOLVED:** That it be noted.', 'That it be noted.'],
    ['RESOLVED (unanimously) – that it be noted.', 'that it be noted.'],
    ['RESOLVED (1) that it be noted.', '(1) that it be noted.'],
    ['The Panel AGREED that it be noted.', 'that it be noted.'],
    ['It was unanimously RESOLVED that it be noted.', 'that it be noted.'],
    ['It was agreed: that it be noted.', 'that it be noted.'],
    ['Resolved to RECOMMEND: (to Council) That it be kept.', 'That it be kept.'],
    ['PENDERFYNWYD: Nodi’r adroddiad.', 'Nodi’r adroddiad.'],
  ])('%s', (words, rest) => {
    expect(words.slice(resolutionMarker(words))).toBe(rest);
  });

  it.each([
    'It was agreed in March that the bridge stay shut.',
    'Agreed actions were listed.',
    'RECOMMENDATIONS',
    'The decision was put off.',
    'AGREED ACTIONS',
  ])('%s announces none', (words) => {
    expect(resolutionMarker(words)).toBe(0);
  });
});

describe('what was resolved', () => {
  const resolved = (decision: string): string[][] =>
    recordOf(`Agenda item\n\nFerries\n\nMinutes:\n\nThe Panel met.\n\n${decision}\n`).resolutions.map(
      ({ kind, text }) => [kind, text],
    );

  it.each([
    ['RESOLVED: That the report be noted.', [['noted', 'That the report be noted.']]],
    [
      'RESOLVED: That the ferry be added to the work programme.',
      [['workProgramme', 'That the ferry be added to the work programme.']],
    ],
    ['RESOLVED: That Cabinet be recommended to keep it.', [['recommended', 'That Cabinet be recommended to keep it.']]],
    ['RESOLVED: That the Director be asked to report.', [['requested', 'That the Director be asked to report.']]],
    [
      'RESOLVED: That the plan be approved and officers be thanked.',
      [['agreed', 'That the plan be approved and officers be thanked.']],
    ],
    [
      'RESOLVED: 1) The Panel noted the plan, 2) That ponds be dug.',
      [
        ['noted', 'The Panel noted the plan'],
        ['agreed', 'That ponds be dug.'],
      ],
    ],
    [
      'RESOLVED –\n\n1. That the plan be noted;\n\n2. That ponds be dug.',
      [
        ['noted', 'That the plan be noted'],
        ['agreed', 'That ponds be dug.'],
      ],
    ],
    [
      'RESOLVED:\n\nThat the plan be noted.\n\nThat ponds be dug.',
      [
        ['noted', 'That the plan be noted.'],
        ['agreed', 'That ponds be dug.'],
      ],
    ],
    ['That the report be noted.', [['noted', 'That the report be noted.']]],
    ['It was said that the report be damned.', []],
    ['The motion was lost.', []],
  ])('%j', (decision, expected) => {
    expect(resolved(decision)).toEqual(expected);
  });

  it('a decision printed twice was taken once', () => {
    const { resolutions } = recordOf(
      'Agenda item\n\nFerries\n\nDecision:\n\nThat the ferry be kept.\n\nMinutes:\n\nRESOLVED: That the ferry be kept.\n',
    );
    expect(resolutions).toHaveLength(1);
  });
});
