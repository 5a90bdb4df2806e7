import type { Json } from './json.js';
import type { Post, Sources } from './posts.js';

export interface Redaction extends Sources {
  readonly at: Date;
  /**
   * The body that replaces a message. It is given the post as it was, and may keep its frame but none of its words. The same body again says
   * that it holds none: a message made from it is changed where it stands, and is still sent where it waits.
   */
  readonly bodyFor: (post: Post) => Json;
  /** Withdrawn sentences, where they are known: they are taken out wherever else they stand, such as in a question that repeats one. */
  readonly texts?: readonly string[];
}

export interface Redacted {
  /** References of the answers that lost words. */
  readonly answers: readonly string[];
  /** Messages that were sent and are now being replaced, each by an update in the outbox. */
  readonly posts: readonly Post[];
  /** Messages that may be read in Slack and cannot be changed from here. */
  readonly unchangeable: readonly Post[];
}
