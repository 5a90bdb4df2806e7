import type { DigestSpec } from '../../digest/make-digest.js';
import type { Digest, Subscription } from '../../state/state.js';

/** What a channel's digest is of: what became known in its window, as far as the channel asked for it. */
/** `worded`: whether a model words its first lines; never where somebody approves it, who is to send what they saw. */
export const specOf = (
  { since, until, delivered }: Pick<Digest, 'since' | 'until' | 'delivered'>,
  { council, body, words }: Pick<Subscription, 'council' | 'body' | 'words'>,
  worded: boolean,
): DigestSpec => ({
  window: { kind: 'known', since: since.toISOString(), until: until.toISOString(), delivered },
  council,
  body,
  words,
  leftOut: [],
  worded,
});
