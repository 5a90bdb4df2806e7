import type { Resolution } from '../minutes/types.js';

/** Whether a decision asks nothing of anybody: it only notes, receives, welcomes or thanks, or belongs to the procedure of a meeting. */
export function isRoutine({ kind, text }: Pick<Resolution, 'kind' | 'text'>): boolean {
  const words = squeeze(text);
  return isProcedure(words) || (kind === 'noted' && onlyNotes(words));
}

/** "That Cabinet be recommended to …" is for Cabinet: whom a decision recommends to or asks, as printed; null where it names nobody. */
export function addresseeOf(text: string): string | null {
  const words = squeeze(text);
  const found = asked.exec(words)?.groups?.who ?? told.exec(words)?.groups?.who ?? null;
  return found === null ? null : found.replace(/^The /, 'the ').replace(/^All /, 'all ');
}

const asked =
  /\bthat (?<who>(?!(?:the |a |an )?(?:further )?(?:report|results|business|figures|draft|plan|policy)\b|it\b)[^,;.]{2,80}?) (?:is |are |be )(?:recommended|asked|requested|invited|urged)\b/i;
const told = /\brecommends? (?:to )?(?<who>(?:the )?(?:Cabinet|Full Council|Executive))\b/;

const isProcedure = (words: string): boolean =>
  /\b(?:press and(?: the)? public|public and(?: the)? press)\b.{0,40}\bexcluded\b/i.test(words) ||
  /\bminutes\b.{0,160}\b(?:correct record|approved|confirmed|signed|agreed|deferred)\b/i.test(words) ||
  /\bapologies\b.{0,60}\b(?:received|noted|accepted)\b/i.test(words);

/** Whether no part of a decision asks for anything. */
const onlyNotes = (words: string): boolean =>
  !/\b(?:write|bring|report back|circulate|invite|ask|request|kept|continue|provide|share|review)\b/i.test(words);

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
