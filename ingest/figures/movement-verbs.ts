import type { Range } from '../../src/minutes/span.js';
import type { Clause } from './clauses.js';
import { statementStart } from './measure.js';
import { kindOf, lead, type Movement, type MovementScene, sourceOf, VERBS, wayIn } from './movement-words.js';
import { subjectAfter } from './trend-subject.js';
import { AUX, PAST, phraseOf } from './words.js';

const ADVERBS =
  '(?:\\s(?:also|further|again|significantly|slightly|steadily|sharply|marginally|generally|overall|all|both|considerably|substantially|markedly|recently|now|still|actually|since|gradually|consistently|continually|in turn|therefore|been|not|however|unfortunately|previously))*';
const BY_VERB = new RegExp(
  `(?<aux>(?:(?<=\\s)(?:had|has|have|was|were|is|are)(?:\\snot)?${ADVERBS}(?:\\scontinu(?:ed|ing) to)?|continu(?:ed|es) to|(?:could|may|might|would|will|should)${ADVERBS}(?:\\s(?:continue to|be|have))?|(?<=\\p{L})))\\s(?:${sourceOf(VERBS, 'v')})(?![\\p{L}-])`,
  'giu',
);

/** Forms that stand without "had" or "was". */
const FINITE =
  /^(?:rose|fell|grew|increased|decreased|declined|dropped|improved|deteriorated|worsened|climbed|doubled|halved|dipped|remained|stabilised|plateaued|levelled|peaked|went|came|got|ticked|crept|(?:was|were) )/;
const BASE = /^(?:rise|increase|grow|fall|decrease|decline|reduce|drop|improve|deteriorate|worsen)$/;
const PARTICIPLE = /^(?:reducing|increasing|rising|falling|remaining|improving|declining|decreasing|growing)/;
const LEVEL = /(?:low|high|good|strong|positive|poor)$/;
/** Words after which a participle has a subject of its own: "with the number entering care remaining stable". */
const OPENS_PARTICIPLE = /^.*(?<!\p{L})(?:with|resulting in|leading to|saw|seen|meaning|showed|showing)\s/iu;
const HAS_VERB = new RegExp(`(?<![\\p{L}-])(?:${AUX}|${PAST})(?![\\p{L}-])`, 'iu');

/** "The number of contacts had decreased", "successfully reducing residential placements". */
export function byVerb(scene: MovementScene): Movement[] {
  const { sentence, clause, bodyStart, without } = scene;
  const said = statementStart(sentence, clause);
  const from = bodyStart > said && bodyStart < clause.end ? bodyStart : said;
  const found: Movement[] = [];
  for (const match of sentence.slice(from, clause.end).matchAll(BY_VERB)) {
    const aux = match.groups?.aux ?? '';
    const start = from + match.index;
    const end = start + match[0].length;
    const verb = match[0].slice(aux.length).trim().toLowerCase();
    const direction = wayIn(VERBS, 'v', match.groups);
    // "had not changed" is steady; "had not improved" and "had changed" say no way.
    if (/would|will|should/i.test(aux) || /\bnot\b/i.test(aux) !== (verb === 'changed')) continue;
    if (aux === '' && !FINITE.test(verb) && !PARTICIPLE.test(verb)) continue;
    if (BASE.test(verb) && !/(?:to|could|may|might)\s*$/i.test(aux)) continue;
    const isModal = /could|may|might/i.test(aux);
    const kind = isModal ? 'forecast' : kindOf(lead(sentence, clause, start), direction);
    if (kind === null) continue;
    const object = /^(?:was|were|is|are)\b/i.test(aux) ? null : objectAfter(sentence, end, clause, without);
    if (object !== null) {
      if (isModal || /^(?:remain|stabilised|been)/.test(verb)) continue;
      const stop = Math.min(clause.end, end + object.length + 1);
      found.push({ ...shared, start, end: stop, kind, direction, subject: object, rule: 'movement of an object' });
      continue;
    }
    const opened = subjectStart(
      sentence,
      Math.max(from, found.at(-1)?.end ?? from),
      start,
      aux === '' && PARTICIPLE.test(verb),
    );
    if (opened === null) continue;
    const named = phraseOf(sentence, { start: opened, end: start }, without);
    const subject = completeSubject(named, sentence.slice(end, clause.end));
    found.push({
      ...shared,
      start: opened,
      end,
      kind: LEVEL.test(verb) ? 'level' : kind,
      direction,
      subject,
      rule: 'movement by verb',
    });
  }
  return found;
}

const shared = { isPresupposed: false, isNamed: false };

/** Where the subject of a verb begins: after a clause of its own that ends with a comma; null where a participle has none. */
function subjectStart(sentence: string, from: number, verbAt: number, isParticiple: boolean): number | null {
  const words = sentence.slice(from, verbAt);
  if (isParticiple) {
    const opened = OPENS_PARTICIPLE.exec(words);
    return opened ? from + opened[0].length : null;
  }
  const comma = words.lastIndexOf(', ');
  return comma > 0 && HAS_VERB.test(words.slice(0, comma)) && words.length - comma > 6 ? from + comma + 2 : from;
}

/** "Timeliness had improved with annual reviews": what follows says of what. */
function completeSubject(subject: string, after: string): string {
  if (!/^(?:the\s)?(?:timeliness|performance|numbers?|rates?|levels?|attendance|compliance)$/i.test(subject))
    return subject;
  const of =
    /^\s(?:with|for|in|of|around|at)\s(?:the\s)?(?<what>(?!line|the|this|that|part|general|total|\d)[^,;:.]{3,50})/i.exec(
      after,
    )?.groups?.what;
  return of === undefined ? subject : `${subject} of ${of}`;
}

/** "reducing residential placements": what a verb moves; null where it moves by itself. */
function objectAfter(sentence: string, end: number, clause: Clause, without: readonly Range[]): string | null {
  const right = sentence.slice(end, clause.end);
  if (!/^\s\p{L}/u.test(right)) return null;
  if (
    /^\s(?:by|to|from|in|on|at|over|since|due|because|as|and|but|which|with|during|for|after|following|when|while|whilst|compared|again|further|slightly|significantly|steadily|sharply|this|last|year|month|across|within|however|although|despite|than|also|so|overall|considerably|substantially|throughout|through|until|between|amongst|among|against|below|above|or|if|until|recently|again|nationally|locally|markedly|quickly|rapidly|too|before|whereas|marginally|gradually|consistently)(?!\p{L})/iu.test(
      right,
    )
  )
    return null;
  const object = subjectAfter(sentence, end, clause.end, without);
  return object === '' ? null : object;
}
