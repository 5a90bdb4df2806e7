import { createHash } from 'node:crypto';
import type { KnownBlock, PlainTextOption } from '@slack/types';
import { plural, squeeze } from '../../answering/words.js';
import type { Candidate, MetricAnswer } from '../../metrics/types.js';
import { line } from '../text/line.js';
import { actionIds } from './action-ids.js';
import { button, plain, row } from './message.js';
import { listed, type Part } from './part.js';

/** Up to so many choices each have a button; more stand in a menu. */
const mostButtons = 10;
/** Named in the message; the menu has all. */
const mostNamed = 40;
/** Slack takes 100 groups of 100 choices. */
const mostTogether = 100;

/** The choices by name, for whoever sees no buttons. */
export function choiceParts({ candidates }: MetricAnswer): Part[] {
  if (candidates.length <= mostButtons)
    // The buttons show the names; only the text lacks them.
    return listed(candidates.map((candidate) => line(nameOf(candidate)))).map(({ text }) => ({ text, blocks: [] }));
  const left = candidates.length - mostNamed;
  return listed([
    ...candidates.slice(0, mostNamed).map((candidate) => line(nameOf(candidate))),
    ...(left > 0 ? [line(`and ${plural(left, 'more measure')} in the menu below`)] : []),
  ]);
}

/** Buttons or a menu, of which none is pressed or chosen beforehand. Each carries the answer's reference, so that the choice keeps its place and time. */
export function choiceBlocks({ candidates, query }: MetricAnswer, ref: string): KnownBlock[] {
  if (candidates.length === 0) return [];
  if (candidates.length <= mostButtons)
    return [
      row(
        candidates.map((candidate, index) =>
          button(nameOf(candidate), {
            actionId: `${actionIds.metricChoice}:${index}`,
            value: `${ref}:${keyOf(candidate)}`,
            about: squeeze(query),
          }),
        ),
      ),
    ];
  const groups = chunks(candidates, mostTogether).slice(0, mostTogether);
  return [
    row([
      {
        type: 'static_select',
        action_id: actionIds.metricPick,
        placeholder: plain('Choose a measure', 150),
        option_groups: groups.map((group) => ({
          label: plain(`${group[0]?.name ?? ''} to ${group.at(-1)?.name ?? ''}`, 75),
          options: group.map(
            (candidate): PlainTextOption => ({
              text: plain(nameOf(candidate), 75),
              value: `${ref}:${keyOf(candidate)}`,
            }),
          ),
        })),
      },
    ]),
  ];
}

/** The metric's key that a button or a menu carries behind the reference, among the keys held; null where it is no longer held. */
export const chosenMetric = (value: string, keys: readonly string[]): string | null => {
  const chosen = value.slice(value.indexOf(':') + 1);
  return keys.find((key) => keyOf({ key }) === chosen) ?? null;
};

/** Slack takes 150 characters in a menu; a key made of the minutes' own words may be longer. */
function keyOf({ key }: Pick<Candidate, 'key'>): string {
  return key.length > 0 && key.length <= 120 ? key : `#${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

const nameOf = ({ name, observations }: Candidate): string => `${squeeze(name)} (${plural(observations, 'figure')})`;

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  const found: Value[][] = [];
  for (let at = 0; at < values.length; at += size) found.push(values.slice(at, at + size));
  return found;
}
