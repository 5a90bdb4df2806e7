import { findMessages } from '../blocks/find.js';
import { noWordsMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { readQuestion } from './answer-request.js';
import { whisperTo } from './place.js';
import { type Handler, placeOf } from './request.js';

const noLimits = { council: null, body: null, from: null, to: null };

/** Lists every occurrence of some words, for the asker alone. */
export const findRequest: Handler = async (parts: BotParts, { job, request }) => {
  const place = placeOf(job, request);
  const words = await readQuestion(parts, request.text);
  if (words === '') return { posts: [whisperTo(place, noWordsMessage(), null)], audit: [] };
  const found = await parts.desk.find(words, { ...noLimits, deniedBodies: parts.config.deniedBodies });
  const cites = found.occurrences.flatMap(({ item, document }) => (item ? [{ document, itemId: item.id }] : []));
  return {
    posts: findMessages(found).map((body) => whisperTo(place, body, null, cites)),
    audit: [
      {
        at: parts.now(),
        team: job.team,
        user: job.user,
        channel: job.channel,
        event: 'find',
        ref: null,
        detail: { count: found.count },
      },
    ],
  };
};
