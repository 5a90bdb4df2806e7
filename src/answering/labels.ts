import { formatDay, formatPeriod } from '../minutes/calendar.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';
import type { Said } from './answer.js';
import type { ChosenSentence } from './compose.js';
import { squeeze } from './words.js';

/** What stands beside a quotation so that it is read right: speaker, period and what "the Panel" is. `document` is the text of its document. */
export function labelsFor(candidate: ChosenSentence, item: AgendaItem, meeting: Meeting, document: string): Said {
  return {
    speaker: candidate.sentence.speaker,
    period: periodLabel(item, meeting),
    referent: referentOf(candidate, meeting, document),
  };
}

/** "meeting of 8 July 2025 · figures to June 2025": the day of a meeting and the period of a report are never one label. */
export function periodLabel(item: AgendaItem, meeting: Meeting): string | null {
  const held = meeting.heldOn === null ? null : `meeting of ${formatDay(meeting.heldOn)}`;
  const { start = null, end = null } = item.reportPeriod ?? {};
  const period = formatPeriod(start, end);
  const figures = period === null ? null : `figures ${start === null ? period : `for ${period}`}`;
  const parts = [held, figures].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : null;
}

/** "Ada Marsh advised that:" says no more than the speaker's label. */
const onlyPresents =
  /\b(?:highlighted|advised|reported|explained|said|informed|outlined|noted|stated|gave|presented|added|updated)(?: the (?:Panel|Committee|Board|meeting|Members))?(?: of| on)?(?: that)?(?: (?:the|some) (?:following|key|main|headlines?|highlights|points|updates?)(?: \w+){0,2})?\s*[:–-]*\s*$/i;

/** A short lead-in that begins with the speaker's own name tells who speaks, which another label says. */
function presentsOnly(words: string, speaker: string | null): boolean {
  if (speaker === null) return false;
  const [name = speaker] = speaker.split(',');
  return onlyPresents.test(words) || (words.startsWith(name) && words.slice(name.length).split(' ').length <= 14);
}

const leansOnBody = /\b(?:the|this) (Panel|Committee|Board|Commission|Cabinet)\b/i;

function referentOf({ sentence, text }: ChosenSentence, meeting: Meeting, document: string): string | null {
  const parts: string[] = [];
  // A heading or lead-in may stand in a passage before the sentence's own, so it is read from the document.
  for (const above of [sentence.heading, sentence.leadIn]) {
    if (!above) continue;
    const words = squeeze(document.slice(above.start, above.end));
    const presents = above === sentence.leadIn && presentsOnly(words, sentence.speaker);
    if (words !== '' && !words.includes('█') && !presents) parts.push(`under “${words}”`);
  }
  const body = leansOnBody.exec(text)?.[1];
  if (body) {
    // A body named in full just before is another one than the body of the meeting.
    const before = squeeze(document.slice(sentence.part.start, sentence.end));
    const named = new RegExp(`((?:[A-Z][\\w’'-]+ (?:and |of |for )?){1,6}${body})\\b`).exec(before)?.[1];
    const other =
      named && !/^(?:The|This) /.test(named) && named.toLowerCase() !== (meeting.body ?? '').toLowerCase()
        ? named
        : null;
    if (other) parts.push(`“the ${body}” is the ${other}`);
    else if (meeting.body) parts.push(`“the ${body}” is the ${meeting.body}`);
  }
  return parts.length > 0 ? parts.join('; ') : null;
}
