import { describe, expect, it } from 'vitest';
import { countOf, readNumber } from '../../../ingest/segment/numbers.js';

describe('the number a heading begins with', () => {
  it.each([
    ['7 Harbour Dredging', '7', 'unsaid'],
    ['7. Harbour Dredging', '7', 'unsaid'],
    ['33A Markets', '33A', 'unsaid'],
    ['1/25 Apologies', '1/25', 'unsaid'],
    ['25.1 Apologies', '25.1', 'unsaid'],
    ['90 (6) PERFORMANCE', '90 (6)', 'unsaid'],
    ['XII. Ponds', 'XII', 'unsaid'],
    ['HSP.12 Ponds', 'HSP.12', 'unsaid'],
    ['Item 7 – Ponds', '7', 'agendaItem'],
    ['Agenda Item No. 7: Ponds', '7', 'agendaItem'],
    ['Minute 44: Ponds', '44', 'minute'],
    ['1829.', '1829', 'unsaid'],
  ])('%s', (words, number, kind) => {
    expect(readNumber(words)).toMatchObject({ number, kind });
  });

  it.each(['Ponds', 'I agree', '£2.4 million', '2nd Report', '71% of tenants'])('%s begins with none', (words) => {
    expect(readNumber(words)).toBeNull();
  });

  it.each([
    ['33A', 33],
    ['1/25', 1],
    ['XIV', 14],
    ['90 (6)', 90],
    ['25.1', 25],
  ])('%s counts as %d', (number, count) => {
    expect(countOf(number)).toBe(count);
  });
});
