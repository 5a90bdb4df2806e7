import { statementStart } from './measure.js';
import type { Movement, MovementScene } from './movement-words.js';
import type { RelationFound } from './relations.js';
import { phraseOf, trimPhrase, withoutMay } from './words.js';

const MOST =
  /(?<!\p{L})(?<much>most|the (?:vast )?majority of|almost all|nearly all|all)\s(?:of\s(?:the|these|those|its|their)\s)?(?<what>[^,;:.]{3,80}?)\s(?:had been|have been|were|was|are|is|being)\s(?<said>(?:still\s|now\s)?(?:held|completed|seen|visited|reviewed|assessed|issued|processed|dealt with|answered|resolved|in|on|within|up to date|recorded|repaired|inspected|compliant|met|undertaken|delivered|carried out|placed|meeting)[^,;:.]{0,60})/iu;
const CONCERN =
  /(?<!\p{L})(?:concerns?|concerned|worr(?:y|ied)|issues?)\s(?:about|around|over|regarding|with)\s(?:the\s)?(?<what>(?:number|numbers|rates?|levels?|percentage|proportion|timeliness|volume|cost|costs)\s(?:of|for|in)\s[^;:.]{3,110}|[^,;:.]{0,30}\s(?:rates?|levels?|numbers|timeliness|figures|waiting times))/iu;
const STATE =
  /^(?<what>[^,;:]{3,110}?)\s(?:was|were|is|are|had been|has been|have been|continued to be|remain(?:s|ed)?)\s(?:still\s|also\s|now\s|very\s|relatively\s|consistently\s|generally\s|particularly\s|comparatively\s|too\s|quite\s)*(?<state>low|high|good|strong|poor|a concern|of concern|an issue|challenging|a challenge|an area of concern|positive|healthy|on track|excellent|too (?:low|high)|(?:at )?(?:its|their|the) (?:lowest|highest|worst|best)(?: (?:level|rate|point|figure))?)(?!\p{L}|\s(?:that|to|in mind))/iu;
const SMALL =
  /(?<!\p{L})(?:the\s)?(?<state>low|high|poor|good)\s(?<what>(?:[\p{L}-]+\s){0,4}(?:rates?|levels?|numbers|timeliness|performance|attendance|turnover|satisfaction)(?:\s(?:of|for|in)\s[^,;:.]{3,50}?)?)(?=\s(?:suggested|showed|indicated|meant|were|was|reflected|of|in)|[,;:.]|$)/iu;

/** Levels and comparisons that a clause states without a number: "most reviews were held within timescales", "rates were below England". */
export function findLevels(scene: MovementScene, relations: readonly RelationFound[]): Movement[] {
  const { sentence, clause, bodyStart, without } = scene;
  const said = statementStart(sentence, clause);
  const from = bodyStart > said && bodyStart < clause.end ? bodyStart : said;
  const words = withoutMay(sentence.slice(from, clause.end));
  if (/(?<!\p{L})(?:would|will|should|could|might|if|must|need(?:s|ed)? to|to ensure)(?!\p{L})/iu.test(words))
    return [];
  const most = MOST.exec(words);
  if (most?.groups)
    return [
      level(
        from + most.index,
        most[0].length,
        trimPhrase(`${most.groups.what} ${most.groups.said}`),
        'most of them',
        true,
      ),
    ];
  const concern = CONCERN.exec(words);
  if (concern?.groups)
    return [level(from + concern.index, concern[0].length, trimPhrase(concern.groups.what ?? ''), 'concern', true)];
  const first = relations[0];
  if (first) {
    const verb =
      /(?<!\p{L})(?:was|were|is|are|had been|has been|have been|remain(?:s|ed)?|performed|stood|compared|continu(?:e|es|ed) to (?:be|perform))(?!\p{L})/iu.exec(
        words,
      );
    const end = verb ? from + verb.index : first.start;
    const subject = phraseOf(sentence, { start: from, end: Math.max(from, Math.min(end, first.start)) }, without);
    const isStill = /(?<!\p{L})(?:remain(?:s|ed)?|still|continu(?:e|es|ed))(?!\p{L})/iu.test(
      words.slice(verb?.index ?? 0, first.start - from + 1),
    );
    return [
      {
        start: from,
        end: first.end,
        kind: 'comparison',
        direction: isStill ? 'stable' : null,
        subject,
        isPresupposed: false,
        isNamed: false,
        rule: 'set beside a comparator',
      },
    ];
  }
  const state = STATE.exec(words);
  if (state?.groups)
    return [
      level(
        from,
        state[0].length,
        phraseOf(sentence, { start: from, end: from + (state.groups.what?.length ?? 0) }, without),
        'state',
        false,
      ),
    ];
  const small = SMALL.exec(words);
  if (small?.groups)
    return [level(from + small.index, small[0].length, trimPhrase(small.groups.what ?? ''), 'low or high', false)];
  return [];

  function level(start: number, length: number, subject: string, rule: string, isNamed: boolean): Movement {
    return { start, end: start + length, kind: 'level', direction: null, subject, isPresupposed: false, isNamed, rule };
  }
}
