import type { Sentence } from '../../src/minutes/sentence.js';
import type { Range } from '../../src/minutes/span.js';
import type { ActionType } from '../../src/minutes/types.js';
import { decidedOwnerOf, ownerOf } from './action-owner.js';
import { dueOf, timeOf } from './action-times.js';
import { findDecidedParts } from './decided-actions.js';
import { squeeze } from './plain.js';
import { isPlannedFor } from './planned-for.js';
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
  '(?:provided?|brought|bring|report(?:ed)?|present(?:ed)?|circulated?|shared?|sent|send|submit(?:ted)?|updated?|informed|briefed|arranged?|set up|establish(?:ed)?|undertaken|undertake|carried out|carry out|completed?|produced?|prepared?|published?|publish|introduced?|implemented?|launched?|launch|reviewed|review|investigated?|followed up|follow(?:ing)? up|looked (?:at|into)|look (?:at|into)|considered|explored?|explore|commissioned|commenced?|recruit(?:ed)?|consulted|available|scheduled|organised|invited|contacted|written|write|added|included|made|taken|rolled out|opened?|built|hold|held|visit|feed ?back|checked|confirmed|clarified|developed|evaluated|analysed|discussed|return(?:ed)?|come back|revisited?|appointed|delivered|deliver|issued|tabled|raised|chased|drafted|drawn up|found|fitted|tried|trialled|piloted|evaluated|consulted|repaired|purchased|asked|supplied|forwarded|emailed|reported back|checked)';
const promised = new RegExp(
  `\\b(?:would|will|is to|are to|was to|were to)\\s+(?:now |then |shortly |also |all )?(?:be )?(?:being )?${doing}\\b`,
  'i',
);
const futureBe = new RegExp(
  `\\b(?:would|will)\\s+(?:now |then |shortly )?(?:be\\s+)?(?:${doing}|following up|looking|having)\\b`,
  'i',
);

/** What somebody who speaks says that they themselves will do. */
const own =
  '(?:let|share|check|email|e-mail|write|send|find out|speak|raise|ask|take|bring|provide|circulate|feed ?back|report|draft|meet|liaise|contact|arrange|follow|come back|get back|confirm|supply|look|respond|reply|forward|pass|seek|pursue|update|inform|clarify|review|prepare|revise|amend|produce|investigate|explore)';
const ownPromise = new RegExp(
  `(?:\\b(?:${person}|[Oo]fficers?|[Ss]he|[Hh]e|[Tt]hey|[Tt]he (?:(?:[A-Z][\\w’'-]*|of|for|and) ?){1,8}|[Tt]he officer) (?:would|will)|\\band (?:would|will)) (?:also |then |now )?${own}\\b`,
  'u',
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
      /\b(?:Panel|Committee|Board|Members?|Chair|Councillors?|Cllrs?|Scrutiny)\b[^.;]{0,80}\b(?:requested|asked (?:for|to (?:see|have|receive|be)|that|if .{0,40} could|officers to|the .{0,40} to)|asks (?:for|that|to)|suggested (?:that|the|a|an|having|inviting)|recommended that)\b/,
  },
  { type: 'request', pattern: /^(?:ACTIONS?|Actions?)\s*(?::|–|—|-)\s*\S/ },
  {
    type: 'request',
    pattern:
      /\b(?:resolved|agreed|decided) that\b[^.;]{0,120}\bbe (?:asked|requested|recommended|invited|urged|instructed)\b/i,
  },
  {
    type: 'request',
    pattern:
      /\b(?:resolved|decided|agreed) to (?:invite|write|ask|request|recommend|visit|seek|refer|call|urge|lobby|establish|set up)\b/i,
  },
  {
    type: 'request',
    pattern:
      /\bto be (?:emailed|sent|circulated|provided|shared|supplied) (?:to|after|following|before|at|in|by|outside)\b/i,
  },
  // An action log names the work, then who is "to" do it.
  {
    type: 'request',
    pattern:
      /(?:^|[:–—]\s+)(?:[A-Z][\w’'.-]*(?: (?:and|of|for|the|&|[A-Z][\w’'.-]*)){0,6} )to (?:provide|circulate|come|send|write|report|bring|share|arrange|check|contact|update|prepare|review|draft|confirm|supply|investigate|speak|raise|follow|submit|present|feed|attend|meet)\b/,
  },
  { type: 'request', pattern: /:\s+to (?:come|be brought|be circulated|go|return|report|be reported|follow)\b/ },
  {
    type: 'request',
    pattern: /\b[Ii]t was (?:proposed|suggested|requested|recommended) that\b/,
  },
  { type: 'commitment', pattern: /\b[Ii]t was agreed (?:that\b[^.;]{0,160}\b(?:would|should)\b|to\b)/ },
  {
    type: 'request',
    pattern:
      /\b(?:suggestion|request) (?:by|from) (?:the )?(?:Panel|Committee|Board|Members?|Chair)\b[^.;]{0,120}\b(?:would|could|be|should)\b/i,
  },
  {
    type: 'commitment',
    pattern:
      /\b(?:agreed|undertook|offered|promised|committed) (?:that (?:a|an|the) [^.;]{1,60} would be|to) (?:[a-z]+ )?(?:provided?|sent|shared|circulated|supply|draft|provide|bring|report|present|circulate|share|send|submit|update|arrange|set up|look|review|investigate|check|ask|write|contact|produce|prepare|explore|take|find|follow|supply|speak|raise|consider|include|confirm|feed|organise|invite|discuss|return)\b/i,
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
    type: 'commitment',
    pattern: /(?<!\b(?:is|are|was|were|be|been) )\b(?:undertook|promised|offered|volunteered) to [a-z]+\b/i,
  },
  { type: 'planned', pattern: /\b(?:is|are|was|were) being (?:arranged|organised|scheduled|set up) for\b/i },
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
  { type: 'commitment', pattern: ownPromise },
  { type: 'commitment', pattern: promised },
  { type: 'commitment', pattern: futureBe },
];

/** What makes a "would" a habit, a condition or a hope rather than a promise. */
const notAPromise =
  /\b(?:if|unless|when|whenever|where|should (?:a|the|any)|in cases?|in the event)\b[^.]{0,160}\b(?:would|will)\b|\b(?:would|will)\b[^.]{0,160}\b(?:if (?:the|a|an|any|they|there|it)|where (?:a|an|appropriate|necessary|needed|possible|the|that)|when (?:a|an|the|they|it)|whenever)\b|\b(?:each|every|any|not all|some) (?:child|young person|family|case|school|notification|tenant|resident|application|report|referral)\b|\bwould (?:like|not|also|normally|usually|always|often|never|rather|have|still|help|mean|allow|enable|ensure|cost|need|require|depend|continue|increase|reduce)\b|\b(?:will|would) not\b|\bwould be (?:helped|welcomed?|supported|driven|based)\b|\bin order to be\b|\bable to be\b|, which (?:would|will)\b|\bas (?:the )?(?:policy|law|guidance|regulations?|legislation|contract)\b[^.]{0,20}\brequire|\bnext meeting (?:would|will) be held\b|^Should\b/i;
/** A question that is answered at the meeting leaves nothing to follow up. */
const answeredThere =
  /\b(?:requested|asked for|sought) (?:further |some )?(?:clarification|clarity|confirmation|assurances?|reassurance|an explanation)\b/i;
/** "The report that it had asked for in June" tells of an earlier request, which was the earlier meeting's. */
const askedBefore = /\bhad (?:previously |also )?(?:asked|requested|suggested|recommended)\b/;
/** Another body's plans are not a follow-up of the panel's. */
const outside =
  /\b(?:Ofsted|Department (?:for|of) [A-Z]\w+|DfE|Government|Ministry|MHCLG|Home Office|Treasury|Parliament|CQC|NHS England)\b[^.;]{0,60}\b(?:would|will|were|was|are|is)\b/;

/** Finds the follow-ups that sentences of minutes commit somebody to. What an agenda intends promises nothing. */
export function findActions(text: string, sentences: readonly Sentence[]): ActionDraft[] {
  return sentences.flatMap((sentence) => {
    if (sentence.section === 'agenda') return [];
    if (sentence.section === 'decision') return decidedIn(text, sentence);
    return clausesOf(text, sentence).flatMap((clause) => readClause(text, clause, sentence) ?? []);
  });
}

/** A decision asks in words of its own: "That a report be brought". Each part that asks is quoted by itself. */
function decidedIn(text: string, { start, end, leadIn }: Sentence): ActionDraft[] {
  const underThat = leadIn !== null && /\bthat\W*$/i.test(text.slice(leadIn.start, leadIn.end));
  return findDecidedParts(text.slice(start, end), { underThat }).map(({ type, words, ...part }) => {
    const range = { start: start + part.start, end: start + part.end };
    const when = timeOf(words);
    const what = squeeze(text.slice(range.start, range.end)).replace(/[.;,]\s*(?:and)?$/, '');
    return { ...range, type, who: decidedOwnerOf(words), what, when, due: dueOf(when) };
  });
}

/** A sentence may hold two promises joined by "and" or ";": each with its own subject and verb is a follow-up of its own. */
function clausesOf(text: string, sentence: Sentence): Range[] {
  const words = text.slice(sentence.start, sentence.end).replace(/\n/g, ' ');
  const cuts = [0];
  for (const joint of words.matchAll(
    /;\s+|,?\s+and (?:that )?(?=(?:there|the|a|an|officers|members|it|this|she|he|they)\s+(?:[\w’'-]+\s+){0,5}(?:would|will)\b)/gi,
  ))
    if (/\b(?:would|will|agreed|planned|due|asked|requested)\b/.test(words.slice(cuts.at(-1), joint.index)))
      cuts.push(joint.index + joint[0].length);
  return cuts.map((cut, index) => ({
    start: sentence.start + cut,
    end: index + 1 < cuts.length ? sentence.start + (cuts[index + 1] ?? words.length) : sentence.end,
  }));
}

function typeOf(words: string, when: string | null): ActionType | null {
  const rule = rules.find(({ pattern }) => pattern.test(words));
  if (rule) return rule.type;
  return when !== null && isPlannedFor(words) ? 'planned' : null;
}

function readClause(text: string, clause: Range, sentence: Sentence): ActionDraft | null {
  const { leadIn } = sentence;
  const said = squeeze(text.slice(clause.start, clause.end));
  // "Under the plan the Council would:" makes a plan of each entry below it.
  const before = leadIn === null ? '' : squeeze(text.slice(leadIn.start, leadIn.end)).replace(/:$/, '');
  const words = /\b(?:would|will|agreed to|is to|are to|was to|were to)$/.test(before) ? `${before} ${said}` : said;
  if (notAPromise.test(words) && !/\b(?:agreed|undertook|offered|requested|asked) (?:to|that|for)\b/i.test(words))
    return null;
  if (outside.test(words) || answeredThere.test(words)) return null;
  // "In response to a request from the Panel" is how an answer is introduced, and what was asked for is the answer.
  if (/^In (?:response|answer|reply) to a (?:request|question)\b/.test(words) && !futureBe.test(words)) return null;
  const when = timeOf(words);
  const type = typeOf(words, when);
  if (type === null || (type === 'request' && askedBefore.test(words))) return null;
  const whole = { start: sentence.start, end: sentence.end };
  return {
    ...whole,
    type,
    who: ownerOf(words, type),
    what: words.replace(/[.;,]\s*(?:and)?$/, ''),
    when,
    due: dueOf(when),
  };
}
