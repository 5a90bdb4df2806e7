import { isPlain, listsReasons, mustHold, tellingKinds } from './evidence.js';
import type { Question } from './question.js';
import { printsPeriod, sentenceWithin } from './time-limit.js';

/** What is known of a sentence before it is weighed. */
export interface Traits {
  readonly text: string;
  /** Share of the question met in and around the sentence, and in it alone, 0 to 1. */
  readonly coverage: number;
  readonly ownCoverage: number;
  /** Whether it holds the sort of words asked for; null where any will do. */
  readonly fits: boolean | null;
  /** Its passage's similarity as a share of the nearest one's, 0 to 1. */
  readonly share: number;
  readonly procedural: boolean;
  readonly section: 'agenda' | 'minutes' | 'decision';
  /** It reports a question. */
  readonly asks: boolean;
  /** The minutes credit it to somebody whom the question names. */
  readonly saidByNamed: boolean;
  /** The day that its months and quarters without a year are counted from; null where unknown. */
  readonly saidOn: string | null;
  /** It announces a list that the copy does not hold, so it is all that can be shown. */
  readonly listMissing: boolean;
}

/**
 * Round weights, found on the development half of `bench/questions` and flat around these values: what a sentence is about counts most,
 * then whether it holds the sort of words asked for.
 */
const bonus = {
  context: 0.85,
  passage: 0.3,
  fits: 0.5,
  /** Who, when and why are told by the kind of words more than by the question's own. */
  fitsTelling: 0.85,
  fitsWeakly: 0.4,
  lists: 0.2,
  misfit: 0.3,
  decision: 0.4,
  notDecision: 0.1,
  agenda: 0.5,
  announces: 0.15,
  procedural: 0.4,
  question: 0.3,
  dated: 0.15,
  credited: 0.2,
};

/** How well a sentence answers; comparable within one question. */
export function meritOf(question: Question, traits: Traits): number {
  const { coverage, ownCoverage, share, text } = traits;
  const about = bonus.context * coverage + (1 - bonus.context) * ownCoverage + bonus.passage * share;
  const dated =
    (sentenceWithin(text, question.scope, traits.saidOn) === true ? bonus.dated : 0) +
    (printsPeriod(text, question.scope, traits.saidOn) ? bonus.dated : 0);
  const credited = traits.saidByNamed ? bonus.credited : 0;
  return about + credited + fitness(question, traits) + decided(question, traits) + dated - drawbacks(traits);
}

function fitness({ kind }: Question, { fits, text }: Traits): number {
  if (fits === null) return 0;
  if (!fits) return mustHold.has(kind) ? -bonus.misfit : 0;
  if (!tellingKinds.has(kind)) return bonus.fits;
  if (kind === 'why' && listsReasons(text)) return bonus.fitsTelling + bonus.lists;
  return isPlain(kind, text) ? bonus.fitsTelling : bonus.fitsWeakly;
}

function decided({ kind }: Question, { section }: Traits): number {
  if (kind !== 'decision') return 0;
  return section === 'decision' ? bonus.decision : -bonus.notDecision;
}

function drawbacks({ section, procedural, asks, text, listMissing }: Traits): number {
  const announces = /[:–-]\s*$/.test(text) && !listMissing;
  return (
    (section === 'agenda' ? bonus.agenda : 0) +
    (procedural ? bonus.procedural : 0) +
    (asks ? bonus.question : 0) +
    (announces ? bonus.announces : 0)
  );
}
