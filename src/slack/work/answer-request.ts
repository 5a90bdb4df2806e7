import type { AskOptions } from '../../answering/answer-question.js';
import type { Turn } from '../../answering/turn.js';
import { londonDay } from '../../state/london-day.js';
import { answerMessages } from '../blocks/answer.js';
import { tooLongMessage, usageMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { asksSomething, plainWords, usersIn } from '../intake/words.js';
import { showStatus } from '../transport/show-status.js';
import { citesOf } from './cites.js';
import { canReadBack, flatConversationMs, isFlat, postTo, whisperTo } from './place.js';
import { type Admitted, type Done, type Handler, placeOf } from './request.js';

export const longestQuestion = 2_000;
const mostCitations = 5;

/** Answers a question and makes what is to be posted. */
export const answerRequest: Handler = async (parts, admitted) => {
  const { job, request } = admitted;
  const place = placeOf(job, request);
  const question = await readQuestion(parts, request.text);
  if (!asksSomething(question) || /^(?:help|hello|hi|hey)[?!.]*$/i.test(question)) {
    const { examples } = await parts.desk.facts(parts.config.deniedBodies);
    return { posts: [whisperTo(place, usageMessage(examples), null)], audit: [] };
  }
  if (question.length > longestQuestion)
    return { posts: [whisperTo(place, tooLongMessage(question.length, longestQuestion), null)], audit: [] };
  void showStatus(parts, place);
  return answer(parts, admitted, question);
};

/** The question in plain words, with the names of people mentioned instead of their ids. */
export async function readQuestion({ identity, lookUp }: BotParts, text: string): Promise<string> {
  const names = new Map<string, string | null>();
  for (const user of usersIn(text, identity.botUser).slice(0, 5))
    names.set(
      user,
      await lookUp.person(user, 600_000).then(
        ({ name }) => name,
        () => null,
      ),
    );
  return plainWords(text, { botUser: identity.botUser, nameOf: (user) => names.get(user) ?? null });
}

async function answer(parts: BotParts, admitted: Admitted, question: string): Promise<Done> {
  const { state, desk, config, identity, now, meters } = parts;
  const { job, request, person } = admitted;
  const place = placeOf(job, request);
  const scope = request.widened ? null : await state.scopeOf({ team: job.team, channel: place.channel });
  const options: AskOptions = {
    limits: { council: null, body: null, from: null, to: null },
    limit: mostCitations,
    today: londonDay(now()),
    homeCouncil: request.widened ? null : (scope?.council ?? config.homeCouncil),
    homeBody: scope?.body ?? null,
    askerName: person.name,
    previous: await turnsBefore(parts, admitted),
    deniedBodies: config.deniedBodies,
  };
  const asker = { jobId: job.id, team: job.team, user: job.user, channel: place.channel, threadTs: job.threadTs };
  let asked = await desk.ask(question, options, asker);
  // One in a thousand or so once many answers are kept.
  while (!(await state.refIsFree(asked.answer.ref))) asked = await desk.ask(question, options, asker);
  const { answer: given, record } = asked;
  meters.answered(given.status);
  const readBack = place.responseUrl === null && canReadBack(place.channel, identity.scopes);
  const bodies = answerMessages(given, {
    private: place.responseUrl !== null,
    canWiden: scope?.body != null || given.searched.council != null,
  });
  return {
    answer: record,
    posts: bodies.map((body) => postTo(place, { body, ref: given.ref, cites: citesOf(given), readBack })),
    audit: [
      {
        at: now(),
        team: job.team,
        user: job.user,
        channel: job.channel,
        event: given.status,
        ref: given.ref,
        detail: {
          citations: given.citations.map(({ item, source }) => ({ itemId: item.id, document: source.document })),
        },
      },
    ],
  };
}

/** What was said before in this thread, from our own records. A command stands alone. */
async function turnsBefore({ state, now }: BotParts, { job, request }: Admitted): Promise<Turn[]> {
  if (request.responseUrl !== null || job.threadTs === null || job.channel === null) return [];
  const turns = await state.turnsOf({ team: job.team, channel: job.channel, threadTs: job.threadTs, limit: 3 });
  const since = isFlat(job.threadTs) ? now().getTime() - flatConversationMs : 0;
  return turns
    .filter(({ at, context }) => at.getTime() >= since && context !== null)
    .map(({ context }) => context as Turn);
}
