import { line } from '../text/line.js';
import type { Message } from './message.js';
import { pack } from './pack.js';
import { joined, listed, paragraphs, smallPrint } from './part.js';

const lead =
  'Ask a question about what the panels were told, what they resolved or who said it, and Minutebook answers in the words of the minutes.';

const ways = [
  'In a channel: mention Minutebook with your question. In a direct message: just ask. Follow-up questions go in the same thread.',
  '/minutes QUESTION answers you alone, with a button to share it.',
  '/minutes find WORDS lists every place where the words stand.',
  '/minutes decisions TOPIC and /minutes actions list what was decided, and what somebody said that they would do; “actions overdue” only what is past its day, “actions marked” what officers marked.',
  '/minutes scope shows or sets what “our panel” means in this channel.',
  '/metric MEASURE shows a figure over time.',
  '/digest tells what this channel is sent once a week, and how to set that up.',
];

/** How to ask. `examples`: questions that the minutes held answer; three are shown. */
export function usageMessage(examples: readonly string[]): Message {
  const shown = examples.slice(0, 3).map((example) => line(example));
  const [message] = pack(
    [
      ...paragraphs([line(lead)]),
      ...listed(ways.map((way) => line(way))),
      ...(shown.length === 0 ? [] : joined(paragraphs([line({ text: 'For example', bold: true })]), listed(shown))),
      ...smallPrint('What the minutes do not say, Minutebook does not say either.'),
    ],
    'How to ask',
  );
  return message ?? { text: lead, blocks: [] };
}
