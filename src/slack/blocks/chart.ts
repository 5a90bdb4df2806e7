import type { KnownBlock } from '@slack/types';
import type { SlackChartData } from '../../metrics/chart/slack-chart.js';
import { clean, isVisible } from '../text/clean.js';
import { pieces, shorten } from '../text/length.js';

/** A drawn chart that Slack holds already. */
export interface ChartImage {
  readonly fileId: string;
  /** States the finding. */
  readonly altText: string;
}

/** Slack's own chart, of one to twelve series with a value for each category; null where its limits do not allow it. */
export function chartBlock({ title, categories, series, unit }: SlackChartData): KnownBlock | null {
  const names = categories.map((category) => shorten(category, 20));
  const titles = series.map(({ name }) => shorten(name, 20));
  const fits =
    names.length > 0 &&
    names.length <= 20 &&
    titles.length > 0 &&
    titles.length <= 12 &&
    new Set(names).size === names.length &&
    new Set(titles).size === titles.length &&
    series.every(({ values }) => values.length === names.length && values.every(Number.isFinite));
  if (!fits) return null;
  const block = {
    type: 'data_visualization',
    title: shorten(title, 50),
    chart: {
      type: 'line',
      series: series.map(({ values }, index) => ({
        name: titles[index],
        data: names.map((label, at) => ({ label, value: values[at] })),
      })),
      axis_config: { categories: names, ...(isVisible(unit) ? { y_label: shorten(unit, 50) } : {}) },
    },
  };
  // Slack's own types do not have this block yet.
  return block as unknown as KnownBlock;
}

/** A picture with its words. Slack takes 2,000 characters of them. */
export const imageBlock = ({ fileId, altText }: ChartImage): KnownBlock => ({
  type: 'image',
  slack_file: { id: fileId },
  alt_text: pieces(clean(altText), 2_000)[0] ?? 'A chart of the figures listed above',
});
