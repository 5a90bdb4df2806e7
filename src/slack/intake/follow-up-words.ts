import type { StateAsked } from '../../follow-ups/actions.js';

/** What `/minutes decisions …` or `/minutes actions …` asks for. */
export type FollowUpsWanted =
  | { readonly kind: 'decisions'; readonly topic: string | null }
  /** `body` is as typed: whether it names a body is for the minute book to say. */
  | { readonly kind: 'actions'; readonly state: StateAsked; readonly body: string | null };

const states = ['open', 'overdue', 'marked'] as const;

/** Reads a request for a tracker; null for anything else, which is a question. What ends in a question mark always is one. */
export function readFollowUps(text: string): FollowUpsWanted | null {
  const words = text.trim();
  if (/[?？]$/.test(words)) return null;
  const decisions = /^decisions(?:\s+(?<topic>.+))?$/isu.exec(words);
  if (decisions) return { kind: 'decisions', topic: decisions.groups?.topic ?? null };
  const actions = /^actions(?:\s+(?<state>open|overdue|marked)(?!\S))?(?:\s+(?<body>.+))?$/isu.exec(words);
  if (!actions) return null;
  const state = actions.groups?.state?.toLowerCase();
  return {
    kind: 'actions',
    state: states.find((one) => one === state) ?? null,
    body: actions.groups?.body ?? null,
  };
}

/** The bodies that words may stand for: the one named in full, else those whose names hold every word. */
export function bodiesMeant(words: string, bodies: readonly string[]): readonly string[] {
  const wanted = plain(words);
  const exact = bodies.filter((body) => plain(body).join(' ') === wanted.join(' '));
  if (exact.length > 0) return exact;
  return bodies.filter((body) => {
    const own = plain(body);
    return wanted.length > 0 && wanted.every((word) => own.includes(word));
  });
}

const plain = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .match(/[\p{L}\p{N}]+/gu)
    ?.filter((word) => !/^(?:the|and|of|for)$/.test(word)) ?? [];
