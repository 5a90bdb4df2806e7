import { lookUpMetric } from '../../src/metrics/look-up.js';
import type { MetricAnswer, MetricQuestion } from '../../src/metrics/types.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { type ReportGiven, register, shelfOfReports } from './invented-figures.js';

const vocabulary = loadVocabulary();

/** Looks a measure up in the invented reports, or in those given, as asked in November 2025 by an officer of Harrowmere. */
export const ask = (
  question: string | MetricQuestion,
  reports?: readonly ReportGiven[],
  homeCouncil: string | null = 'Harrowmere Council',
): Promise<MetricAnswer> =>
  lookUpMetric(
    typeof question === 'string' ? { query: question } : question,
    { shelf: shelfOfReports(reports), register, vocabulary },
    { today: '2025-11-20', homeCouncil },
  );
