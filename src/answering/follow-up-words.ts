import { termsOf } from '../library/terms.js';

/** "And …", "ok, but …": words that hook a question to the one before and say nothing themselves. */
export const lead =
  /^(?:\W*(?:and|but|so|ok(?:ay)?|also|then|plus|right|thanks|thank you|well|yes|no)\b[\s,.–-]*)+(?=\S)/i;
/** "What about …": another thing is put in the place of the last one. */
export const insteadOf = /^(?:(?:what|how) about|what of|(?:the )?same for)\b\s*/i;
/** Words that narrow what was asked: "for girls", "just primary schools", "against what target". */
export const narrowing =
  /^(?:for|in|at|among|amongst|of|with|by|from|just|only|under|over|aged|within|outside|excluding|including|against|compared|versus|vs)\b|\bonly\W*$/i;

/** "It", "that", "that item": what was answered. */
export const refersToAnswer = (text: string): boolean =>
  (/\bit\b/i.test(text) && !expletive.test(text)) || demonstrative.test(text);

/** "How long does it take to …" and "is it true that …" refer to nothing before. */
const expletive =
  /\b(?:than|as) it (?:is|was)\b|\bit\s+(?:takes?|taking|taken|took|costs?|costing|(?:true|possible|likely|worth|legal|allowed|normal|right|fair)\b)(?=.*\b(?:to|that|if)\s+\w)|\b(?:is|was|will|would) it (?:be )?(?:true|possible|likely|worth|legal|allowed|normal|right|fair)\b/i;
const demonstrative =
  /\b(?:that|this)(?=\s*(?:[?.!,;]|$)|\s+(?:item|one|point|report|figure|number|decision|meeting|issue|matter|topic|subject|said|minuted|recorded|discussed|reported|agreed|happen\w*|change\w*|cost|mean|include)\b)|\b(?:is|was|did|does|has|had|will|would|of|about|on|for|behind)\s+(?:that|this)\b(?!\s+(?:the|a|an|(?:financial |academic |municipal )?(?:year|month|quarter|week|term)|autumn|spring|summer|winter|panel|committee|board|council)\b)/i;

/** "How many of them": the things that were asked about. */
export const refersToThings = /\b(?:them|those|these)\b|\b(?:are|were|do|did|have|had|will|would|can) they\b/i;
/** "What did they say about …": whoever spoke, which is no topic. */
export const actsOrSays =
  /\b(?:they|he|she)\s+(?:also |then |actually )?(?:say|said|saying|think|thought|want(?:ed)?|agree[ds]?|decide[ds]?|resolve[ds]?|promise[ds]?|report(?:ed)?|advise[ds]?|tell|told|mention(?:ed)?|explain(?:ed)?|recommend(?:ed)?)\b/i;
export const onePerson = /\b(?:he|she|him|her)\b/i;

export const asksWhoSaidIt =
  /^(?:who|which (?:councillor|cllr|officer|member|person))\s+(?:said|says|told (?:us|them|the panel)|reported|advised|stated|confirmed|mentioned|raised|claimed)\b(?:\s+(?:that|this|it|so|these|those))?\W*$|^who (?:was|is) (?:that|it)\W*$|^says who\W*$/i;
export const asksWhenItWasSaid =
  /^(?:when|what date|what day|(?:which|what) (?:meeting|panel|committee|board|body)|where) (?:was|is|were|are) (?:that|this|it|these|those)(?: (?:said|from|reported|minuted|recorded|discussed|raised|at|in|on))?\W*$/i;
/** Only these words ask for the day of an event as well as for that of the meeting. */
export const mayAskForEvent = /^when (?:was|is) (?:that|this|it)\W*$/i;

export const sameTimeLastYear =
  /\b(?:the )?same (?:time|period|point|month|quarter|stage|date|day)(?: of| in)?(?: the)? (?:last|previous|prior) year\b|\b(?:a|one) year (?:earlier|before|ago|previously|prior)\b|\b(?:the )?(?:year before|previous year|prior year)\b|\bthis time last year\b/i;
/** "Compared with last year" limits nothing to last year: what is asked for is the figure of now beside that of then. */
export const comparedWithLastYear =
  /\b(?:(?:when )?compared? (?:with|to)|in comparison (?:with|to)|against|versus|vs\.?|than(?: it was| they were)?(?: in| at)?|up on|down on)\s+(?:the )?(?:(?:same (?:time|period|point|month|quarter|stage)|this time)(?: of| in)?(?: the)? )?(?:last|previous) year\b/i;
export const beforeThat =
  /\b(?:before (?:that|then|this)|prior to (?:that|this)|previously|the (?:time|one|figure) before|earlier than that)\b/i;
export const afterThat =
  /\b(?:after (?:that|then|this)|since (?:that|then)|later than that|afterwards|the next (?:one|figure)|subsequently)\b/i;
export const newest = /\b(?:latest|most recent|newest|now|currently|current|today|these days)\b/i;

/** Words that point or ask and name no topic of their own; what was resolved is asked of something. */
const pointing = new Set(
  termsOf(
    `same else again though instead others too case point period year earlier previous previously prior item figure stage
    then subsequently afterwards sooner later exactly precisely matter issue topic subject thing date time
    resolved resolution agreed decided decision recommended recommendation outcome approved voted`,
  ),
);
export const namesTopic = ({ stem }: { readonly stem: string }): boolean => !pointing.has(stem);

/** What can be measured of many things: without the thing such a word asks nothing. */
const measures = new Set(
  termsOf(
    `timeliness compliance rate rates ratio target targets cost costs costing price fee fees charge wait waiting backlog average mean median total
    timescale timescales deadline weeks days months week day month percentage budget spend spending funding grant vacancies turnover satisfaction
    caseload benchmark outcome result reason cause trend increase decrease rise fall change size age breakdown`,
  ),
);
/** Whom a figure is compared with. */
const comparators = new Set(
  termsOf('national nationally england english regional region neighbours statistical benchmark target comparator'),
);

export const isMeasure = ({ stem }: { readonly stem: string }): boolean => measures.has(stem) || /^\d/.test(stem);
export const isComparator = ({ stem }: { readonly stem: string }): boolean => comparators.has(stem);
