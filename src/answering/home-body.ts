import type { Meeting } from '../minutes/types.js';
import { shortName } from './scope.js';

const means =
  /\b(?:our|the|this) (?:panel|committee|board|commission|forum)\b(?! of\b)|\b(?:we|us|our|ours)\b|\b(?:latest|most recent|last meeting|newest|currently|at the moment|now)\b/i;

/** A channel's home body and the words of a question that mean it. */
export interface HomeBody {
  readonly body: string;
  readonly words: string;
}

/**
 * In a channel with a home body, "we", "our panel", "the panel" and "latest" mean that body. Null where the question says none of them, or
 * no minutes of the body are held.
 */
export function homeBodyMeant(
  question: string,
  homeBody: string | null,
  meetings: readonly Meeting[],
  homeCouncil: string | null,
): HomeBody | null {
  const words = means.exec(question)?.[0];
  if (homeBody === null || words === undefined) return null;
  const plain = (name: string): string => name.toLowerCase().replace(/’/g, "'");
  const held = meetings.find(
    ({ body, council }) =>
      body !== null &&
      plain(body) === plain(homeBody) &&
      (homeCouncil === null || council === null || plain(shortName(council)) === plain(shortName(homeCouncil))),
  );
  return held?.body ? { body: held.body, words } : null;
}
