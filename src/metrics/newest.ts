import { orderDay } from './order.js';
import type { CitedObservation, MetricAnswer } from './types.js';

/**
 * The figure that answers first: of those with the latest time a level before a change, the whole before a part, and the last
 * in order. Only a figure of the home council, where there is one. Null where nothing is found.
 */
export function newestFigure(
  { observations }: Pick<MetricAnswer, 'observations'>,
  homeCouncil: string | null = null,
): CitedObservation | null {
  const ours = observations.filter(({ citation }) => homeCouncil !== null && citation.meeting.council === homeCouncil);
  const eligible = (ours.length > 0 ? ours : observations).filter(({ period }) => period.basis !== 'unstated_earlier');
  const levels = eligible.filter(({ value }) => value !== null);
  const ordered = (levels.length > 0 ? levels : eligible).filter((one) => dayOf(one) !== null);
  const last = ordered.at(-1) ?? levels.at(-1) ?? eligible.at(-1) ?? observations.at(-1);
  if (!last) return null;
  const day = dayOf(last);
  const together = ordered.filter((one) => dayOf(one) === day);
  return together.findLast(({ segment }) => segment === null) ?? last;
}

const dayOf = ({ period, citation }: CitedObservation): string | null => orderDay(period, citation);
