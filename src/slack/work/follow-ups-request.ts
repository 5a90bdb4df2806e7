import { currentMarks } from '../../follow-ups/current-marks.js';
import { hasWords } from '../../follow-ups/topic.js';
import { londonDay } from '../../state/london-day.js';
import type { Cite } from '../../state/state.js';
import { actionsMessages, decisionsMessages, severalBodiesMessage } from '../blocks/follow-ups.js';
import type { Message } from '../blocks/message.js';
import { namesOf } from '../gates/names.js';
import { bodiesMeant, readFollowUps } from '../intake/follow-up-words.js';
import { answerRequest, readQuestion } from './answer-request.js';
import { whisperTo } from './place.js';
import { type Done, type Handler, placeOf } from './request.js';

/** Lists decisions or actions for the asker alone; words after "actions" that name no body held make it a question after all. */
export const followUpsRequest: Handler = async (parts, admitted) => {
  const { job, request } = admitted;
  const { desk, config, now, state, gate } = parts;
  const wanted = readFollowUps(await readQuestion(parts, request.text));
  const asked = { council: null, body: null, from: null, to: null, deniedBodies: config.deniedBodies };
  const today = londonDay(now());
  const done = (messages: readonly Message[], cites: readonly Cite[], count: number): Done => ({
    posts: messages.map((body) => whisperTo(placeOf(job, request), body, null, cites)),
    audit: [
      {
        at: now(),
        team: job.team,
        user: job.user,
        channel: job.channel,
        event: wanted?.kind ?? 'ask',
        ref: null,
        detail: { count },
      },
    ],
  });
  if (wanted?.kind === 'decisions') {
    if (wanted.topic !== null && !hasWords(wanted.topic)) return answerRequest(parts, admitted);
    const found = await desk.decisions({ ...asked, topic: wanted.topic, today });
    const { messages, shown } = decisionsMessages(found, today, {
      kind: 'decisions',
      id: String(job.id),
      topic: wanted.topic,
    });
    return done(messages, shown.flatMap(citesOfListed), found.count);
  }
  if (wanted === null) return answerRequest(parts, admitted);
  const bodies = wanted.body === null ? null : await bodiesOf(parts, wanted.body);
  if (bodies?.length === 0) return answerRequest(parts, admitted);
  if (bodies !== null && bodies.length > 1) return done([severalBodiesMessage(wanted.body ?? '', bodies)], [], 0);
  const body = bodies?.[0] ?? null;
  const found = await desk.actions({ ...asked, body, today, marks: await currentMarks(state) });
  const { messages, shown, count } = actionsMessages(found, {
    asked: wanted.state,
    list: { kind: 'actions', id: String(job.id), state: wanted.state, body },
    marks: gate.mayMark(job.user),
    names: await namesOf(
      parts.lookUp,
      found.actions.map(({ mark }) => mark?.by),
    ),
  });
  return done(messages, shown.flatMap(citesOfListed), count);
};

async function bodiesOf({ desk, config }: Parameters<Handler>[0], words: string): Promise<readonly string[]> {
  const { councils } = await desk.facts(config.deniedBodies);
  const held = new Set(councils.flatMap(({ bodies }) => bodies.filter((body) => body !== null)));
  return bodiesMeant(words, [...held]);
}

/** Everything whose words stand in a list, so that a withdrawal reaches it. */
export const citesOfListed = (one: {
  readonly citation: { readonly item: { readonly id: string }; readonly source: { readonly document: string } };
  readonly response?: { readonly item: { readonly id: string }; readonly source: { readonly document: string } } | null;
}): Cite[] =>
  [one.citation, ...(one.response ? [one.response] : [])].map(({ item, source }) => ({
    document: source.document,
    itemId: item.id,
  }));
