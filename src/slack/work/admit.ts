import type { Job, NewAudit } from '../../state/state.js';
import { refusalMessage } from '../blocks/gate.js';
import type { BotParts } from '../bot-parts.js';
import type { Person } from '../gates/look-up.js';
import { isSilent } from '../gates/refusal.js';
import { whisperTo } from './place.js';
import { type Done, placeOf, type Request } from './request.js';

const window = 10 * 60_000;

/** Lets a request in, or says why not: who asks, where, and how often. */
export async function admit(
  { gate, state, config, meters, now }: BotParts,
  job: Job,
  request: Request,
): Promise<{ readonly let: 'in'; readonly person: Person } | { readonly let: 'out'; readonly done: Done }> {
  const verdict = await gate.check({ user: job.user, channel: job.channel, shared: request.shared }, 'asked');
  const since = new Date(now().getTime() - window);
  const why =
    verdict.let === 'out'
      ? verdict.why
      : (await state.jobsOfUser(job.user, since)) > config.slack.questionsPerTenMinutes
        ? 'too_many_questions'
        : null;
  if (verdict.let === 'in' && why === null) return verdict;
  const refused = why ?? 'lookup_failed';
  meters.refused(refused);
  const audit: NewAudit = {
    at: now(),
    team: job.team,
    user: job.user,
    channel: job.channel,
    event: 'refused',
    ref: null,
    detail: { why: refused },
  };
  const posts = isSilent(refused)
    ? []
    : [whisperTo(placeOf(job, request), refusalMessage(refused, config.contact), null)];
  return { let: 'out', done: { posts, audit: [audit] } };
}
