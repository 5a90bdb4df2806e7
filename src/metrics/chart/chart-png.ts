import type { MetricAnswer } from '../types.js';
import { type ChartSizeName, drawChart } from './draw.js';
import { chartModel } from './model.js';

/** A chart of the answer as a PNG; null where no figure has both a level and a time. */
export async function chartPng(answer: MetricAnswer, size: ChartSizeName = 'desktop'): Promise<Uint8Array | null> {
  const model = chartModel(answer);
  return model === null ? null : drawChart(model, size);
}
