import type { KnownBlock } from '@slack/types';
import { sourceWords } from '../../answering/source-words.js';
import { daysInWords, joinWords, plural, squeeze } from '../../answering/words.js';
import { slackChartOf } from '../../metrics/chart/slack-chart.js';
import { describeMetric, type FigureLine, type TrendLine } from '../../metrics/describe.js';
import type { MetricAnswer } from '../../metrics/types.js';
import { type Line, line } from '../text/line.js';
import { actionIds } from './action-ids.js';
import { type ChartImage, chartBlock, imageBlock } from './chart.js';
import { button, type Message, row } from './message.js';
import { choiceBlocks, choiceParts } from './metric-choices.js';
import { pack } from './pack.js';
import { joined, listed, mute, type Part, paragraphs, smallPrint } from './part.js';

export interface MetricFrame {
  /** Its newest figure stands first where several councils minute the measure. */
  readonly homeCouncil: string | null;
  /** What the buttons carry, so that the same look-up can be made again; at most 2,000 characters. */
  readonly value: string;
  /** Shown where Slack's own chart block does not fit. */
  readonly image?: ChartImage | null;
}

/** The newest figures are shown; the CSV has all of them. */
const mostFigures = 30;
const mostTrends = 5;

/**
 * The figures of a measure: the newest first, then one line a figure, what is worked out or not recorded, trends in words, and the chart. The
 * text says all of it without the chart. Where the measure is not certain, the choices, none of them picked.
 */
export function metricMessages(answer: MetricAnswer, frame: MetricFrame): Message[] {
  const { headline, lines, notes, trends } = describeMetric(answer, { homeCouncil: frame.homeCouncil });
  const left = lines.length - mostFigures;
  return pack(
    [
      ...paragraphs([line({ text: headline, bold: true })]),
      ...(answer.status === 'ambiguous' ? [...choiceParts(answer), mute(...choiceBlocks(answer, frame.value))] : []),
      ...(left > 0 ? paragraphs([line(`The ${plural(left, 'earlier figure')} can be had with “Send CSV”.`)]) : []),
      ...listed(lines.slice(-mostFigures).map(figureLine)),
      ...listed(notes.map((note) => line(note))),
      ...trendParts(trends, answer),
      ...smallPrint(scopeWords(answer)),
      mute(...charts(answer, frame), ...buttons(answer, frame)),
    ],
    `“${squeeze(answer.query)}”`,
  );
}

/** "72.7% · July 2025 · single month · meeting of 9 September 2025", the last part leading to the sentence. */
const figureLine = ({ text, observation: { citation } }: FigureLine): Line =>
  line(`${text} · `, { text: placeWords(citation), link: citation.link });

/** A link names what it leads to: when it was minuted, else under which title. */
function placeWords(citation: FigureLine['observation']['citation']): string {
  const { when, what } = sourceWords(citation);
  return when === 'date not stated' ? `${what} (date not stated)` : when;
}

function trendParts(trends: readonly TrendLine[], { status }: MetricAnswer): Part[] {
  if (trends.length === 0) return [];
  const title = status === 'found' ? 'Stated in words, without a figure' : 'What the minutes say in words';
  const shown = trends.slice(-mostTrends);
  const left = trends.length - shown.length;
  return joined(
    paragraphs([line({ text: title, bold: true })]),
    listed([
      ...(left > 0 ? [line(`${plural(left, 'earlier one')} under “Show sources”`)] : []),
      ...shown.map(({ place, quote, link, trend }) =>
        line(`“${quote}” · ${place} · `, { text: sourceWords(trend.citation).what, link }),
      ),
    ]),
  );
}

function scopeWords({ scope: { councils, body, from, to, undated } }: MetricAnswer): string {
  const who = [councils === null ? null : joinWords(councils), body].filter((part) => part !== null).join(', ');
  const when = from === null && to === null ? '' : `, ${daysInWords(from, to)}`;
  const without = undated === 0 ? '' : ` · ${plural(undated, 'figure')} left out, because nothing says when`;
  return `Looked in ${who === '' ? 'all minutes held' : `the minutes of ${who}`}${when}${without}`;
}

/** Slack's own chart where it fits, else the drawn one. */
function charts(answer: MetricAnswer, { image = null }: MetricFrame): KnownBlock[] {
  const data = slackChartOf(answer);
  const own = data === null ? null : chartBlock(data);
  if (own !== null) return [own];
  return image === null ? [] : [imageBlock(image)];
}

function buttons({ query, observations, trends }: MetricAnswer, { value }: MetricFrame): KnownBlock[] {
  const to = (label: string, actionId: string) => button(label, { actionId, value, about: squeeze(query) });
  const wanted = [
    ...(observations.length + trends.length > 0 ? [to('Show sources', actionIds.metricSources)] : []),
    ...(observations.length > 0 ? [to('Send CSV', actionIds.metricCsv)] : []),
  ];
  return wanted.length > 0 ? [row(wanted)] : [];
}
