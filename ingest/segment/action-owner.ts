import type { ActionType } from '../../src/minutes/types.js';
import { person } from './roles.js';

const owner =
  /^(?<who>(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}|(?:The|the) (?:[A-Z][\w’'-]+ ?(?:of |for |and )?){1,6}|Officers|Members)(?:,[^,]{3,90},)?\s+(?:also |then |further )?(?:agreed|undertook|offered|advised|explained|confirmed|requested|asked|would|will|said|stated|welcomed|suggested|committed|promised|informed)\b/;

/** "… that Mr Teel would bring an update" · "Rowan Teel would write". */
const promiser = new RegExp(
  `(?:^|[Tt]hat |, |and )(?!The |This |These )(?<who>${person}) (?:would|will|undertook to|agreed to|offered to) (?!not\\b)`,
  'u',
);

/** Who is to act, as printed; for a request, who asks. Null where the words name nobody. */
export function ownerOf(words: string, type: ActionType): string | null {
  const who = owner.exec(words)?.groups?.who?.trim() ?? null;
  const inner =
    /\b(?:the|The) (?<who>(?:[A-Z][\w’'-]+ ){0,4}(?:Team|Service|Services|Council|Officers?|Director|Manager|Head|Chair|Leader|Unit|Partnership|Trust|Group|School|Panel|Committee|Board)) (?:would|will) /
      .exec(words)
      ?.groups?.who?.trim() ?? null;
  const named = promiser.exec(words)?.groups?.who ?? null;
  if (type === 'request') return who ?? inner;
  if (named) return named;
  if (who && /\b(?:agreed|undertook|offered|committed|promised) to\b|^(?:The|the|Officers|Members)/.test(words))
    return /^(?:The|the) (?:Panel|Committee|Board)$/.test(who) ? null : who;
  return inner && !/^(?:Panel|Committee|Board)$/.test(inner) ? `the ${inner}` : null;
}

/** Whom a decision asks to act, as printed: "That the Director write", "Mr Teel would bring", "schools be asked to". */
export function decidedOwnerOf(words: string): string | null {
  const asked =
    /\b[Tt]hat (?<who>(?!(?:a|an|it|this|there)\b)[^,;.]{2,80}?) be (?:formally |also |further )?(?:asked|requested|recommended|invited|urged|instructed|encouraged|tasked|directed)\b/.exec(
      words,
    )?.groups?.who;
  const named = asked ?? decidedToDo.exec(words)?.groups?.who ?? promiser.exec(words)?.groups?.who ?? null;
  return named === null ? null : named.trim().replace(/^The /, 'the ');
}

const decidedToDo = new RegExp(
  `\\b[Tt]hat (?<who>${person}|[Oo]fficers|(?:the )?(?:Chair|Cabinet|Director|Cabinet Member|Head|Leader|Panel|Committee|Board|Scrutiny Officer|Service Director|[A-Z][\\w’'-]+ (?:Officer|Manager|Director|Team|Service))(?: (?:of|for) [A-Z][\\w’' ]+?)?) (?:write|visit|report|come back|bring|provide|review|circulate|prepare|investigate|explore|meet|attend|produce|submit|share|look|arrange|invite|contact|draft|monitor|publish|undertake|seek|return|present|send|raise|liaise)\\b`,
  'u',
);
