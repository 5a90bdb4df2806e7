import { findDates } from '../../src/minutes/dates.js';
import { findPeriods } from '../../src/minutes/periods.js';
import type { Sentence } from '../../src/minutes/sentence.js';
import type { Range } from '../../src/minutes/span.js';
import type { ActionType } from '../../src/minutes/types.js';
import { squeeze } from './plain.js';
import { person } from './roles.js';

export interface ActionDraft extends Range {
  readonly type: ActionType;
  readonly who: string | null;
  readonly what: string;
  /** Verbatim words of time. */
  readonly when: string | null;
  readonly due: string | null;
}

/** Verbs of work that somebody can be asked about later. */
const doing =
  '(?:provided?|brought|bring|report(?:ed)?|present(?:ed)?|circulated?|shared?|sent|send|submit(?:ted)?|updated?|informed|briefed|arranged?|set up|establish(?:ed)?|undertaken|undertake|carried out|carry out|completed?|produced?|prepared?|published?|publish|introduced?|implemented?|launched?|launch|reviewed|review|investigated?|followed up|follow(?:ing)? up|looked (?:at|into)|look (?:at|into)|considered|explored?|explore|commissioned|commenced?|recruit(?:ed)?|consulted|available|scheduled|organised|invited|contacted|written|write|added|included|made|taken|rolled out|opened?|built|hold|held|visit|feed ?back|checked|confirmed|clarified|developed|evaluated|analysed|discussed|return(?:ed)?|come back|revisited?|appointed|delivered|deliver|issued|tabled|raised|chased)';
const promised = new RegExp(
  `\\b(?:would|will|is to|are to|was to|were to)\\s+(?:now |then |shortly |also |all )?(?:be )?(?:being )?${doing}\\b`,
  'i',
);
const futureBe = new RegExp(
  `\\b(?:would|will)\\s+(?:now |then |shortly )?(?:be\\s+)?(?:${doing}|following up|looking|having)\\b`,
  'i',
);

interface Rule {
  readonly type: ActionType;
  readonly pattern: RegExp;
}

/** In order: the first that fits decides. Each names what makes the words a follow-up and not business as usual. */
const rules: readonly Rule[] = [
  {
    type: 'request',
    pattern:
      /\b(?:Panel|Committee|Board|Members?|Chair|Councillors?|Cllrs?|Scrutiny)\b[^.;]{0,80}\b(?:requested|asked (?:for|that|if .{0,40} could|officers to|the .{0,40} to)|suggested that|recommended that)\b/,
  },
  {
    type: 'request',
    pattern:
      /\b(?:suggestion|request) (?:by|from) (?:the )?(?:Panel|Committee|Board|Members?|Chair)\b[^.;]{0,120}\b(?:would|could|be|should)\b/i,
  },
  {
    type: 'commitment',
    pattern:
      /\b(?:agreed|undertook|offered|promised|committed) to (?:[a-z]+ )?(?:provide|bring|report|present|circulate|share|send|submit|update|arrange|set up|look|review|investigate|check|ask|write|contact|produce|prepare|explore|take|find|follow|supply|speak|raise|consider|include|confirm|feed|organise|invite|discuss|return)\b/i,
  },
  {
    type: 'commitment',
    pattern:
      /\b(?:an?|the|this|further|more|final|updated?|these|those) (?:[\w’'-]+ ){0,8}(?:report|update|briefing|paper|information|details?|data|figures|breakdown|note|response|presentation|session|plan|strategy|analysis)\b[^.;]{0,140}\b(?:would|will)\s+(?:also |then |now )?(?:be |come|go|return|follow)/i,
  },
  {
    type: 'commitment',
    pattern:
      /\b(?:Panel|Committee|Board|Members|Councillors)\b[^.;]{0,60}\b(?:would|will) (?:be |receive |have |consider )(?:updated|informed|provided|given|briefed|kept|sent|an update|a report|a further)/i,
  },
  { type: 'commitment', pattern: /\b(?:would|will) be following (?:this |it |that )?up\b/i },
  {
    type: 'planned',
    pattern:
      /\b(?:planned|scheduled|arranged|proposed) (?:visit|session|meeting|workshop|review|event|consultation|briefing|tour)\b/i,
  },
  {
    type: 'planned',
    pattern:
      /\b(?:was|were|is|are) (?:due|scheduled|planned|expected) to (?:open|take place|be held|start|begin|commence|launch|complete|be completed|go live|move|report|come|be published|be presented|be finished|finish)\b/i,
  },
  { type: 'planned', pattern: /\b(?:would|will) be (?:future )?opportunit(?:y|ies) to\b/i },
  {
    type: 'planned',
    pattern: /\b(?:will|would) (?:have|be) (?:[\w’'-]+ ){0,6}(?:built|opened|completed|installed|launched|open)\b/i,
  },
  { type: 'commitment', pattern: promised },
  { type: 'commitment', pattern: futureBe },
];

/** What makes a "would" a habit, a condition or a hope rather than a promise. */
const notAPromise =
  /\b(?:if|unless|when|whenever|where|should (?:a|the|any)|in cases?|in the event)\b[^.]{0,160}\b(?:would|will)\b|\b(?:would|will)\b[^.]{0,160}\b(?:if (?:the|a|an|any|they|there|it)|where (?:a|an|appropriate|necessary|needed|possible|the|that)|when (?:a|an|the|they|it)|whenever)\b|\b(?:each|every|any|not all|some) (?:child|young person|family|case|school|notification|tenant|resident|application|report|referral)\b|\bwould (?:like|not|also|normally|usually|always|often|never|rather|have|still|help|mean|allow|enable|ensure|cost|need|require|depend|continue|increase|reduce)\b|\b(?:will|would) not\b|\bwould be (?:helped|welcomed?|supported|driven|based)\b|\bin order to be\b|\bable to be\b/i;
/** "The report that it had asked for in June" tells of an earlier request, which was the earlier meeting's. */
const askedBefore = /\bhad (?:previously |also )?(?:asked|requested|suggested|recommended)\b/;
/** Another body's plans are not a follow-up of the panel's. */
const outside =
  /\b(?:Ofsted|Department (?:for|of) [A-Z]\w+|DfE|Government|Ministry|MHCLG|Home Office|Treasury|Parliament|CQC|NHS England)\b[^.;]{0,60}\b(?:would|will|were|was|are|is)\b/;

const timeWords =
  /\b(?:(?:by|before|in|at|from|during|for|until|to) )?(?:the )?(?:(?:early|late|mid|spring|summer|autumn|winter|beginning of|end of|start of|middle of|first|second|third|fourth) )*(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?(?: meeting)?|(?:next|following|future|later|forthcoming|coming|new) (?:meeting|panel meeting|committee meeting|municipal year|financial year|school year|academic year|year|months?|weeks?|quarter|term|summer|spring|autumn|winter)|later in the (?:year|municipal year)|(?:a|the) (?:future|later|subsequent|next) (?:panel |committee |board )?meeting|(?:coming|next few|next (?:two|three|four|six|twelve)) (?:weeks|months)|due course|20\d{2}(?:[/-]\d{2,4})?|(?:two|three|six|twelve|\d{1,2}) (?:weeks|months)(?:['’] time)?|soon|shortly|annually|quarterly|(?:spring|summer|autumn|winter)(?: term)?(?: 20\d{2})?)\b/gi;

/** Finds the follow-ups that sentences of minutes commit somebody to. `spoken` sentences only: an agenda promises nothing. */
export function findActions(text: string, sentences: readonly Sentence[]): ActionDraft[] {
  const actions: ActionDraft[] = [];
  for (const sentence of sentences) {
    if (sentence.section === 'agenda') continue;
    for (const clause of clausesOf(text, sentence)) {
      const action = readClause(text, clause, sentence);
      if (action) actions.push(action);
    }
  }
  return actions;
}

/** A sentence may hold two promises joined by "and" or ";": each with its own subject and verb is a follow-up of its own. */
function clausesOf(text: string, sentence: Sentence): Range[] {
  const words = text.slice(sentence.start, sentence.end).replace(/\n/g, ' ');
  const cuts = [0];
  for (const joint of words.matchAll(
    /;\s+|,?\s+and (?=(?:there|the|a|an|officers|members|it|this|she|he|they)\s+(?:[\w’'-]+\s+){0,5}(?:would|will)\b)/gi,
  ))
    if (/\b(?:would|will|agreed|planned|due|asked|requested)\b/.test(words.slice(cuts.at(-1), joint.index)))
      cuts.push(joint.index + joint[0].length);
  return cuts.map((cut, index) => ({
    start: sentence.start + cut,
    end: index + 1 < cuts.length ? sentence.start + (cuts[index + 1] ?? words.length) : sentence.end,
  }));
}

function readClause(text: string, clause: Range, sentence: Sentence): ActionDraft | null {
  const words = squeeze(text.slice(clause.start, clause.end));
  if (notAPromise.test(words) && !/\b(?:agreed|undertook|offered|requested|asked) (?:to|that|for)\b/i.test(words))
    return null;
  if (outside.test(words)) return null;
  // "In response to a request from the Panel" is how an answer is introduced, and what was asked for is the answer.
  if (/^In (?:response|answer|reply) to a (?:request|question)\b/.test(words) && !futureBe.test(words)) return null;
  const rule = rules.find(({ pattern }) => pattern.test(words));
  if (!rule || (rule.type === 'request' && askedBefore.test(words))) return null;
  const whole = { start: sentence.start, end: sentence.end };
  const when = timeOf(words);
  return {
    ...whole,
    type: rule.type,
    who: ownerOf(words, rule.type),
    what: words.replace(/[.;,]\s*(?:and)?$/, ''),
    when,
    due: dueOf(when),
  };
}

/** The last words of time in a clause: "in September … by January 2026" is due at the last. */
function timeOf(words: string): string | null {
  const found = [...words.matchAll(timeWords)]
    .map((match) => match[0].trim())
    .filter((match) => !/^(?:(?:to|for|from|the) )?20\d{2}(?:[/-]\d{2,4})?$/i.test(match));
  return found.at(-1) ?? null;
}

/** A day printed in full fixes a date; so does a month with its year, by its last day. "Next month" fixes none. */
function dueOf(when: string | null): string | null {
  if (when === null) return null;
  const day = findDates(when)[0]?.date;
  if (day !== undefined) return day;
  const month = findPeriods(`in ${when.replace(/^(?:by|in|at|during|until) (?:the )?(?:end of )?/i, '')}`).find(
    (period) => period.kind === 'month' && !period.derived,
  );
  return /^before\b/i.test(when) ? null : (month?.period.end ?? null);
}

const owner =
  /^(?<who>(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}|(?:The|the) (?:[A-Z][\w’'-]+ ?(?:of |for |and )?){1,6}|Officers|Members)(?:,[^,]{3,90},)?\s+(?:also |then |further )?(?:agreed|undertook|offered|advised|explained|confirmed|requested|asked|would|will|said|stated|welcomed|suggested|committed|promised|informed)\b/;

/** "… that Mr Teel would bring an update" · "Rowan Teel would write". */
const promiser = new RegExp(
  `(?:^|[Tt]hat |, |and )(?!The |This |These )(?<who>${person}) (?:would|will|undertook to|agreed to|offered to) (?!not\\b)`,
  'u',
);

function ownerOf(words: string, type: ActionType): string | null {
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
