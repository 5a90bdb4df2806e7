import type { Config } from '../config.js';
import { describeMetric, type FigureLine, type TrendLine } from '../metrics/describe.js';
import type { MetricAnswer } from '../metrics/types.js';
import { squeeze } from '../metrics/words.js';
import { type Output, paint, wrap } from './output.js';

/** The figures for a person at a terminal: the newest first, then one line a figure with its sentence, then what is stated in words. */
export function describeMetricAnswer(
  output: Output,
  answer: MetricAnswer,
  { homeCouncil }: Pick<Config, 'homeCouncil'>,
): string {
  const { headline, lines, choices, notes, trends } = describeMetric(answer, { homeCouncil });
  return [
    paint(output, 'bold', wrap(output, headline)),
    ...choices.map((choice) => wrap(output, `- ${choice}`, '  ')),
    ...notes.map((note) => wrap(output, `· ${note}`, '  ')),
    ...lines.flatMap((line) => ['', ...figureLines(output, line)]),
    ...(trends.length === 0 ? [] : ['', paint(output, 'bold', 'Stated in words, without a figure')]),
    ...trends.flatMap((trend) => trendLines(output, trend)),
  ].join('\n');
}

function figureLines(output: Output, { text, observation, link }: FigureLine): string[] {
  const { quote, speaker, citation } = observation;
  const said = [
    speaker === null ? null : `said by ${speaker}`,
    citation.meeting.body,
    citation.meeting.minutesStatus === 'unknown' ? null : citation.meeting.minutesStatus,
    link ?? citation.source.document,
  ].filter((part) => part !== null);
  return [
    paint(output, 'bold', wrap(output, text)),
    wrap(output, `“${squeeze(quote)}” [${citation.label}]`, '  '),
    paint(output, 'dim', wrap(output, `· ${said.join(' · ')}`, '  ')),
  ];
}

function trendLines(output: Output, { quote, place, link, trend }: TrendLine): string[] {
  return [
    wrap(output, `“${quote}” [${trend.citation.label}]`, '  '),
    paint(output, 'dim', wrap(output, `· ${place} · ${link ?? trend.citation.source.document}`, '  ')),
  ];
}
