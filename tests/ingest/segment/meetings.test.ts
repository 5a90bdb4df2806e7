import { describe, expect, it } from 'vitest';
import { recordOf } from './record-of.js';

const item = '\n\n1. Ferries\n\nThe ferry was late.\n';
const meetings = (text: string) =>
  recordOf(text).meetings.map(({ council, body, heldOn, minutesStatus }) => [council, body, heldOn, minutesStatus]);

describe('the meeting a page prints', () => {
  it.each([
    ['Ponds Panel - Friday, 8th August, 2025 10.00 am', [null, 'Ponds Panel', '2025-08-08', 'unknown']],
    [
      'Agenda and draft minutes\n\nPonds Panel - Friday, 8th August, 2025',
      [null, 'Ponds Panel', '2025-08-08', 'draft'],
    ],
    ['Agenda, decisions and draft minutes\n\nCabinet - 8 August 2025', [null, 'Cabinet', '2025-08-08', 'draft']],
    [
      'MINUTES of a meeting of the Ponds Panel held at the Mill on Thursday 6 March 2025 at 7pm',
      [null, 'Ponds Panel', '2025-03-06', 'unknown'],
    ],
    ['Wexcombe Council\n\nPONDS PANEL\n\n6 March 2025', ['Wexcombe Council', 'Ponds Panel', '2025-03-06', 'unknown']],
    ['Minutes of the Ponds Panel held on 6 March 2025', [null, 'Ponds Panel', '2025-03-06', 'unknown']],
    ['# Ponds Panel\n\n**Date:** 6 March 2025', [null, 'Ponds Panel', '2025-03-06', 'unknown']],
    [
      'Agenda and minutes\n\nMoved from 1st March 2025, Ponds Panel - Thursday, 6th March, 2025',
      [null, 'Ponds Panel', '2025-03-06', 'unknown'],
    ],
    ['Meeting: 06/03/2025 - Cabinet (Item 12)', [null, 'Cabinet', '2025-03-06', 'unknown']],
  ])('%s', (head, meeting) => {
    expect(meetings(`${head}${item}`)).toEqual([meeting]);
  });

  it.each([
    'The Panel met on 6 March 2025.',
    'Data for the period ending 31 March 2025',
    'Agenda item\n\nMinutes of the meeting of the Panel held on 4 March 2025\n\nMinutes:\n\nThey were agreed.',
    'Agenda item\n\nDate of Next Meeting\n\nTuesday 3 June 2025\n\nMinutes:\n\nIt was noted.',
    'Ferries\n\nPonds Panel will consider the ferry.\n\nMinutes:\n\nThe pier opened on 6 March 2025.',
  ])('%s says nothing of when the meeting was', (text) => {
    expect(recordOf(text).meetings.map(({ heldOn }) => heldOn)).toEqual([null]);
  });

  it('several on one page stay apart', () => {
    const page = (day: string) =>
      `Meeting: ${day} - Cabinet (Item 12)\n\nFerries\n\nMinutes:\n\nThe ferry was late.\n\n`;
    expect(meetings(page('06/03/2025') + page('03/04/2025'))).toEqual([
      [null, 'Cabinet', '2025-03-06', 'unknown'],
      [null, 'Cabinet', '2025-04-03', 'unknown'],
    ]);
  });
});
