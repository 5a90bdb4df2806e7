import type { Answer } from '../../answering/answer.js';
import { newReference } from '../../answering/reference.js';
import { squeeze } from '../../answering/words.js';
import type { MetricText } from '../../metrics/describe.js';
import type { CitedObservation, CitedTrend, MetricAnswer } from '../../metrics/types.js';

/**
 * A look-up as an answer, so that it is kept, shown with its sources, copied for a report and reached by a withdrawal as every other answer
 * is. Its sentences are those that the figures, or where there are none the trends, were read from.
 */
export function metricRecord(looked: MetricAnswer, text: MetricText, meetings: number, tookMs: number): Answer {
  const told: readonly (CitedObservation | CitedTrend)[] =
    looked.observations.length > 0 ? looked.observations : looked.trends;
  const byLabel = new Map(told.map((one) => [one.citation.label, one]));
  const { councils, body, from, to, undated } = looked.scope;
  return {
    question: looked.query,
    ref: newReference(),
    status: byLabel.size > 0 ? 'answered' : 'not_found',
    mode: 'extractive',
    sentences: [...byLabel.values()].map(({ citation, speaker, period }) => ({
      text: squeeze(citation.quote),
      citations: [citation.label],
      said: { speaker, period: period.text, referent: null },
    })),
    text: text.headline,
    notes: text.notes,
    citations: [...byLabel.values()].map(({ citation }) => citation),
    nearest: [],
    searched: {
      meetings,
      council: councils?.length === 1 ? (councils[0] ?? null) : null,
      body,
      from,
      to,
      undated,
      missing: [],
    },
    timingsMs: { embed: 0, retrieve: tookMs, compose: 0, total: tookMs },
  };
}
