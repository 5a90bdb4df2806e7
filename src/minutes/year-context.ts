import type { Range } from './span.js';

/** Whether a bare four-digit number is a year, judged by the words around it: "in 2024" is, "2024 children" and "the Care Act 2014" are not. */
export function isYearHere(text: string, { start, end }: Range, lenient: boolean): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 24);
  if (NAMED_LAW.test(before) || NUMBER_OF.test(before) || MEASURED.test(after)) return false;
  if (YEAR_BEFORE.test(before)) return true;
  if (COUNTED.test(after)) return false;
  if (TIME_BEFORE.test(before)) return true;
  if (/\d\s$|\d[-–]$/.test(before) || /^\s\d{3}/.test(after)) return false;
  if (/(?:^|[^\p{L}])to\s+$/iu.test(before)) return false;
  // A question is a few words long: whatever else the number might be would have to be said.
  return lenient || EDGE_AFTER.test(after) || NOUN_AFTER.test(after);
}

/** A year in the name of a statute or standing document says when that was made, not when something happened. */
const NAMED_LAW =
  /(?:Act|Acts|Regulations?|Order|Rules|Measure|Code|Directive|Convention|Charter|Vision|Agenda|Together|Ddeddf|Rheoliadau)(?:\s+\([^()]{1,20}\))?,?\s+\(?$/u;

const NUMBER_OF =
  /(?:[£$€#]|\b(?:over|around|about|approximately|nearly|almost|than|exceeding|reaching|reached|totalling|room|page|minute|paragraph|section|no\.?|number|ref\.?|reference|item|id|least|most|another))\s*$/i;

const YEAR_BEFORE =
  /(?:\b(?:in|during|since|throughout|until|till|year|years|early|late|mid|before|after|by|up to)\s+|\b(?:mid|pre|post|early|late)-|(?:spring|summer|autumn|winter)\s+)$/i;

const TIME_BEFORE =
  /(?:\b(?:from|for|of|between|end of|start of|beginning of|(?:199|20[0-5])\d\s+(?:and|to|or)|with|on|year)\s+)$/i;

const MEASURED =
  /^(?:\s*(?:%|per\s?cent|hours\b|hrs\b|k\b|m\b|km\b|miles\b|words\b|pounds\b)|\s+(?:cases|instances|occasions|places|people)\b)/i;

/** Things that minutes count. After "in" they may open the next clause, so "in" has already decided by then. */
const COUNTED =
  /^\s+(?:\p{Ll}{3,14}\s+)?(?:children|pupils|young|people|persons|families|parents|carers|adults|plans|cases|referrals|contacts|assessments|reviews|visits|places|homes|households|staff|posts|students|learners|schools|incidents|episodes|calls|users|residents|responses|requests|applications|apprentices|appointments|hours|days|weeks|months|words|copies|items|units|properties|tonnes|jobs|members|volunteers|attendances|exclusions|suspensions)\b/iu;

const EDGE_AFTER = /^(?:['’]s\b|\s*(?:$|[.,;:)\]!?"”·•|/–—-]|\r?\n))/;

const NOUN_AFTER =
  /^\s+(?:data|figures?|results?|reports?|survey|census|inspection|exams?|examination|gcse|a-level|outturn|position|performance|return|compared|and|or|to|was|were|had|has|is|saw|onwards?|national|cohort|baseline|levels?|totals?|onward|budget|strategy|plan|programme|priorities|targets?|ehcp|meeting|academic|calendar|council|financial|municipal|when|as|but|with|at|by|showed|shows)\b/i;
