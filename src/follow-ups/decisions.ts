import type { Library } from '../library/library.js';
import { createCitations } from '../metrics/places.js';
import type { Vocabulary } from '../vocabulary/types.js';
import { openFollowUpBook } from './book.js';
import { addresseeOf, isRoutine } from './decision-words.js';
import { indexMentions } from './mentions.js';
import { readTopic } from './topic.js';
import type { CitedDecision, FollowUpLimits, Searched } from './types.js';

export interface DecisionsAsked extends FollowUpLimits {
  /** Words that a decision or the title of its item must be about; null for every decision. */
  readonly topic: string | null;
  /** ISO day; nothing minuted after it is looked at. */
  readonly today: string;
}

export interface Decisions {
  readonly topic: string | null;
  /** What was looked for beside the topic's own words. */
  readonly variants: readonly string[];
  readonly count: number;
  /** Oldest first. */
  readonly decisions: readonly CitedDecision[];
  /** How the topic was read, where that needs saying. */
  readonly notes: readonly string[];
  readonly searched: Searched;
}

/** The decisions within the limits, with whom they ask and, for recommendations, the response that the minutes tell of. */
export async function listDecisions(
  asked: DecisionsAsked,
  { library, vocabulary }: { readonly library: Library; readonly vocabulary: Vocabulary },
): Promise<Decisions> {
  const { today } = asked;
  const [book, definitions, all] = await Promise.all([
    openFollowUpBook(library, asked),
    library.definitions(),
    library.resolutions(),
  ]);
  const topic = asked.topic === null ? null : readTopic(asked.topic, vocabulary.withLearnt(definitions));
  const mentions = await indexMentions(book);
  const cite = createCitations();
  const decisions = book
    .placed(all)
    .filter(
      ({ record, item, meeting }) =>
        book.isWithin({ item, meeting }) &&
        !record.text.includes('█') &&
        (meeting.heldOn ?? '') <= today &&
        (topic === null || topic.holds(`${item.title}\n\n${record.text}`)),
    )
    .map(({ record, ...place }): CitedDecision => {
      const to = addresseeOf(record.text);
      const later = record.kind === 'recommended' ? mentions.after({ what: record.text, who: to }, place, today) : [];
      return {
        ...record,
        routine: isRoutine(record),
        to,
        response: later.find(({ quote }) => tellsOfResponse.test(quote)) ?? null,
        meetingsSince: book.heldSince(place.meeting, today),
        citation: cite({ quote: record.text, source: record.source }, place),
      };
    });
  return {
    topic: asked.topic,
    variants: topic?.variants ?? [],
    count: decisions.length,
    decisions,
    notes: topic?.notes ?? [],
    searched: book.searched,
  };
}

const tellsOfResponse =
  /\b(?:respon(?:se|ded)|repl(?:y|ied)|accepted|rejected|agreed|approved|declined|considered (?:the|its) recommendation|implemented|adopted)\b/i;
