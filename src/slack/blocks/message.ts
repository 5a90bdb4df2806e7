import type { ActionsBlockElement, Button, ContextBlock, KnownBlock, PlainTextElement } from '@slack/types';
import { clean } from '../text/clean.js';
import { escapeMrkdwn } from '../text/escape.js';
import { pieces, shorten } from '../text/length.js';

/** A message: blocks, and words that are complete without them. Slack takes at most 50 blocks and advises at most 4,000 characters of text. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Text in which Slack finds no mention, link or emoji; `most` UTF-16 units at most. For labels, which may be cut. */
export const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: shorten(text, most),
  emoji: false,
});

/** Small print, for a line that may be cut. */
export const small = (text: string): ContextBlock => ({ type: 'context', elements: [plain(text, 1_900)] });

/** What a button belongs to: several look alike in one channel. A screen reader says it after the button's words. */
const named = (label: string, about: string): string => shorten(about.trim() === '' ? label : `${label}: ${about}`, 75);

/** A button. `value` is at most 2,000 characters and holds no words of the minutes. */
export const button = (
  label: string,
  { actionId, value, about }: { readonly actionId: string; readonly value: string; readonly about: string },
): Button => ({
  type: 'button',
  action_id: actionId,
  text: plain(label, 75),
  value,
  accessibility_label: named(label, about),
});

/** Two thumbs under a message: Slack keeps them small and shows which was pressed. Not for a message that only one person sees. */
export const thumbs = (actionId: string, ref: string, about: string): KnownBlock => {
  const thumb = (label: string, verdict: string) => ({
    text: plain(label, 75),
    value: `${ref}:${verdict}`,
    accessibility_label: named(label, about),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionId,
        positive_button: thumb('Helpful', 'helpful'),
        negative_button: thumb('Not helpful', 'not_helpful'),
      },
    ],
  };
};

/** Elements side by side; at most 25. */
export const row = (elements: readonly ActionsBlockElement[]): KnownBlock => ({
  type: 'actions',
  elements: [...elements],
});

export const heading = (text: string): KnownBlock => ({ type: 'header', text: plain(text, 150) });

/** One or a few sentences in the bot's own words. */
export const plainMessage = (...sentences: readonly string[]): Message => ({
  text: escapeMrkdwn(pieces(clean(sentences.join(' ')), 3_700)[0] ?? '–'),
  blocks: sentences.map((sentence) => ({ type: 'section', text: plain(sentence, 2_900) })),
});
