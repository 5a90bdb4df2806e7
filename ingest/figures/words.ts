import type { Range } from '../../src/minutes/span.js';

/** Words that a clause is taken apart by. Written as sources, for use inside larger patterns. */

/** Forms of be, have and do, and modals: where one stands, the subject of a clause is over. */
export const AUX =
  "(?:was|were|is|are|had|has|have|did|does|would|will|could|can|may|might|should|must|wasn['’]t|weren['’]t|isn['’]t|aren['’]t)";

/** Past tenses in which minutes say what a figure does. Some are participles too, so a form of be or have decides before them. */
export const PAST =
  '(?:stood|sat|rose|fell|grew|dropped|increased|decreased|reduced|declined|improved|worsened|deteriorated|remained|reached|exceeded|totalled|totaled|numbered|averaged|came|took|went|saw|showed|lived|made|met|achieved|attended|moved|expressed|began|continued|represented|accounted|equated|amounted|cost|generated|delivered|collected|doubled|halved|trebled|rated|said|felt|agreed|responded|waited|left|joined|stayed|became|got|gave|held|ran|led|lost|won|paid|sent|visited|used|opened|closed|passed|failed|missed|dealt|answered|received|completed|issued|approved|reported|recorded|registered|contained|included|scored|returned|recovered|processed|resolved|secured|saved|spent|covered|served|started|ended|finished|needed|required|chose|thought|believed|knew|wanted|accepted|declined|upheld|gained|retained|peaked|hit|topped|varied|ranged|stabilised|plateaued|outperformed|underspent|overspent|took up|signed|volunteered|submitted|raised|fed|relied|related|involved|concerned|resulted|arose|occurred|happened|originated|comprised|constituted|formed|progressed|converted|complied|benefited|participated|engaged|applied|qualified)';

/** Verbs by which somebody says something. */
export const SAYING =
  '(?:identif(?:ied|ies)|advis(?:ed|es|ing)|report(?:ed|s|ing)|explain(?:ed|s|ing)|stat(?:ed|es|ing)|not(?:ed|es|ing)|inform(?:ed|s|ing)|said|says|confirm(?:ed|s|ing)|highlight(?:ed|s|ing)|show(?:ed|s|n|ing)|heard|told|indicat(?:ed|es|ing)|add(?:ed|s|ing)|repl(?:ied|ies)|respond(?:ed|s)|answer(?:ed|s)|outlin(?:ed|es)|comment(?:ed|s)|clarif(?:ied|ies)|emphasis(?:ed|es)|stress(?:ed|es)|reveal(?:ed|s)|suggest(?:ed|s)|acknowledg(?:ed|es)|observ(?:ed|es)|point(?:ed|s) out|understood|reminded|announced|learn(?:ed|t)|pleased|estimated|found|demonstrat(?:ed|es|ing)|assur(?:ed|es)|welcom(?:ed|es)|(?:meant|means))';

/** Where the main statement of a clause is over and something is set beside it. */
export const TAIL =
  /(?:,|\s[-–—]|\s?\()\s*(?=(?:(?!who|which|that)(?:\p{Ll}+\s){1,4}(?:was|were|had|has|have|is|are)|which|who|where|when|while|whilst|although|though|but|however|as|so|because|due|owing|resulting|bringing|giving|meaning|making|leaving|compar|against|versus|with|up|down|an? (?:\p{L}+ ){0,2}(?:increase|decrease|rise|fall|reduction|drop|improvement|growth)|slightly|significantly|well|just|still|lower|higher|better|worse|fewer|more|less|above|below|in line|exceeding|including|excluding|despite|following|after|representing|equivalent|equating|of (?:which|whom|these|those)|mainly|largely|primarily|partly|and (?:was|were|had|has|is|are)|the (?:highest|lowest|best|worst)|reflecting|driven|this|these|it|target|national|England|regional|and)(?!\p{L}))|\s(?=(?:compared|against|versus|which|because|due to|owing to|resulting from|despite|although|whereas|while|whilst|following|as a result|but|however|so that|in order)(?!\p{L}))|[;:]/iu;

/** Words without which a phrase says the same: articles, "number of" stays because it tells a count from a rate. */
const LEADING =
  /^(?:[\s,;:·•\-–—().]+|(?:and|but|however|also|that|then|again|overall|currently|now|in total|of|for|to|at|in|on|by|with|from|there|still|so|both|only|just|a further|an additional|another|further|additional|additionally|furthermore|moreover|meanwhile|similarly|unfortunately|encouragingly|as|because|while|whilst|whereas|although|though|when|where|if|the|a|an|its|their|our|this|these|those|some|all|local|approximately|about|around|nearly|almost|over|under|more than|less than|fewer than|at least|up to|just over|just under)(?=[\s,]))+/i;
const TRAILING =
  /(?:[\s,;:·•\-–—(.]+|\s(?:and|but|or|that|which|who|of|for|to|at|in|on|by|with|from|the|a|an|was|were|had|has|have|been|is|are|be|being|also|now|currently|still|over|as|than|some|both|only|just|per|within|during|since|between|so|again|respectively|overall|each|it|this|there|not|up|down|around|about|approximately|nearly|almost|compared|against|consistently|significantly|slightly|well|which))+$/i;

/** A stretch of a sentence as a phrase: without the given ranges and without words that only lead to it or away from it. */
export function phraseOf(sentence: string, { start, end }: Range, without: readonly Range[] = []): string {
  let words = '';
  let from = start;
  for (const range of [...without].sort((a, b) => a.start - b.start)) {
    if (range.end <= from || range.start >= end) continue;
    words += `${sentence.slice(from, Math.max(from, range.start))} `;
    from = Math.max(from, range.end);
  }
  words += sentence.slice(from, Math.max(from, end));
  // "the longest wait, which had been 31 weeks, was now 19"
  return trimPhrase(words.replace(/,\s(?:which|where|when)\s[^,]*(?:,|$)/iu, ' '));
}

export function trimPhrase(words: string): string {
  let phrase = words
    .replace(/\(\s*\)/g, ' ')
    .replace(/[“”"*_]/g, '')
    .replace(/\s+([,.;:)])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  for (let before = ''; before !== phrase; ) {
    before = phrase;
    phrase = phrase.replace(LEADING, '').replace(TRAILING, '').trim();
  }
  const opened = (phrase.match(/\(/g) ?? []).length;
  const closed = (phrase.match(/\)/g) ?? []).length;
  if (closed < opened) phrase = phrase.replace(/\(([^()]*)$/, '$1').trim();
  if (closed > opened) phrase = phrase.replace(/\)/, '').trim();
  return phrase;
}

/** The month is no "may"; the length stays. */
export const withoutMay = (words: string): string => words.replace(/(?<!\p{L})May(?!\p{L})/gu, '   ');
