import { expect, it } from 'vitest';
import { readChosenMeasure, withChosenMeasure } from '../../src/metrics/chosen-measure.js';

it.each([
  ['LAC in 2024', 'children-in-care-number', 'LAC in 2024 [children-in-care-number]'],
  ['LAC [lac-iha-timeliness]', 'children-in-care-rate', 'LAC [children-in-care-rate]'],
  ['', 'recycling-rate', '[recycling-rate]'],
])('“%s” with %s chosen is “%s”, and can be read back', (query, key, chosen) => {
  expect(withChosenMeasure(query, key)).toBe(chosen);
  expect(readChosenMeasure(chosen)).toEqual({ words: readChosenMeasure(query).words, key });
});

it.each(['attendance', 'places [interim] in schools', 'empty []', 'open ['])('“%s” chooses nothing', (query) => {
  expect(readChosenMeasure(query)).toEqual({ words: query, key: null });
});
