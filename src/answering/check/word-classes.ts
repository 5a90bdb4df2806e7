import type { FactKind } from './types.js';

/** Words that say one thing of a kind, whichever of them is used: swapping one for another of its class changes nothing. */
export interface WordClass {
  readonly kind: FactKind;
  readonly key: string;
  readonly pattern: RegExp;
}

const classOf = (kind: FactKind, key: string, words: string): WordClass => ({
  kind,
  key,
  pattern: new RegExp(`(?<![\\p{L}\\d-])(?:${words})(?![\\p{L}\\d])`, 'giu'),
});

export const wordClasses: readonly WordClass[] = [
  classOf(
    'direction',
    'high',
    'rose|risen|rises?|rising|increas(?:e|es|ed|ing|ingly)|grew|grows?|grown|growth|growing|climb(?:s|ed|ing)?|higher|highest|more(?! than \\d)(?!over)|greater|greatest|larger|above|exceed(?:s|ed|ing)?|upwards?|uplift|spikes?|peak(?:s|ed)?|surge[ds]?|longer|longest|(?:went|gone|going|go|goes|came|coming|come|was|were|is|are|been) up|up (?=by|from|on|against|compared)',
  ),
  classOf(
    'direction',
    'low',
    'fell|falls?|falling|fallen|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tions?)|declin(?:e|es|ed|ing)(?! to )|drop(?:s|ped|ping)?|dip(?:s|ped)?|lower(?:ed|ing)?|lowest|fewer|fewest|less(?! than \\d)|smaller|below|downwards?|shorter|shortest|(?:went|gone|going|go|goes|came|coming|come|was|were|is|are|been) down|down (?=by|from|on|against|compared)|shortfall',
  ),
  classOf(
    'direction',
    'stable',
    'stable|steady|unchanged|static|no change|the same (?:as|level|number|rate)|plateaued|flat|stabilised|levelled off|in line(?: with)?',
  ),
  classOf(
    'direction',
    'better',
    'improv(?:e|es|ed|ing|ements?)|better|best|recover(?:ed|y|ing)?|strengthen(?:ed|ing)?',
  ),
  classOf('direction', 'worse', 'wors(?:e|en|ened|ening|t)|deteriorat(?:e|ed|ing|ion)|weaker|weakened|slipped'),
  classOf('direction', 'early', 'earlier|earliest|sooner|before|ahead of'),
  classOf('direction', 'late', 'later|latest|after|behind|overdue|delay(?:s|ed)?'),

  classOf('basis', 'cumulative', 'cumulative(?:ly)?|year[- ]to[- ]date|to date|so far(?: this year)?|in total since'),
  classOf('basis', 'rolling', 'rolling'),
  classOf('basis', 'in month', 'in[- ]month|single month|(?:for|in) the month'),
  classOf('basis', 'snapshot', 'snapshot|point in time'),
  classOf('basis', 'unconfirmed', 'provisional(?:ly)?|unvalidated|unverified|unaudited|early figures?|draft figures?'),
  classOf('basis', 'adjusted', 'adjusted|re-?based|restated|corrected'),
  classOf('basis', 'average', '(?:an |the |on )?average[ds]?|mean|median'),
  classOf('basis', 'yearly', 'annual(?:ly)?|yearly|per (?:year|annum)|a year|each year|every year'),
  classOf('basis', 'monthly', 'monthly|per month|a month|each month|every month'),
  classOf('basis', 'weekly', 'weekly|per week|a week|each week|every week'),
  classOf('basis', 'quarterly', 'quarterly|per quarter|each quarter|every quarter'),
  classOf('basis', 'daily', 'daily|per day|a day|each day|every day'),

  classOf(
    'hedge',
    'future',
    'would|will|shall|going to|due to (?=be|start|begin|open|report|meet|come|go|take|finish|complete|end|close|move|return)|plan(?:s|ned|ning)?(?= (?:to|for)\\b)|planned|inten(?:d|ds|ded|ding|tion)|aim(?:s|ed|ing)?(?= (?:to|for)\\b)',
  ),
  classOf(
    'hedge',
    'expected',
    'expect(?:s|ed|ing|ation)?|anticipat(?:e|es|ed|ing)|forecast(?:s|ed)?|project(?:ed|ions?)|hop(?:e|es|ed|ing)|likely|estimated?(?= to\\b)|predict(?:ed)?|targets?(?= (?:to|for|of)\\b)',
  ),
  classOf(
    'hedge',
    'possible',
    'could|might|may(?! (?:19|20)\\d\\d)(?<!(?:in|by|to|since|from|of|until|\\d) may)|possib(?:le|ly|ility)|potential(?:ly)?|perhaps|whether|consider(?:ing|ed)?|explor(?:e|ed|ing)',
  ),
  classOf(
    'hedge',
    'wanted',
    'should|must|needs? to|needed to|need|required?(?= to\\b)|ought|recommend(?:s|ed|ation)?|request(?:s|ed)?|propos(?:e|es|ed|al)|ask(?:s|ed)?|urged|wish(?:ed)?|seek(?:s|ing)?|sought',
  ),
  classOf(
    'hedge',
    'believed',
    'believ(?:e|es|ed)|thought|felt|feels?|appear(?:s|ed)?|seem(?:s|ed)?|suggest(?:s|ed)?|alleged(?:ly)?|claim(?:s|ed)?',
  ),

  classOf(
    'quantity',
    'all',
    'all|every(?! (?:year|month|week|day|quarter))|entire(?:ly)?|whole|fully|always|completely|both',
  ),
  classOf('quantity', 'most', 'most(?:ly)?|majority|mainly|largely|generally|predominantly|overwhelming(?:ly)?'),
  classOf(
    'quantity',
    'some',
    'some|several|a number of|a few|certain|partly|partially|part of|in part|sometimes|occasionally|various',
  ),
  classOf(
    'quantity',
    'many',
    'many|numerous|lots|a lot|much|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|sharp(?:ly)?|large',
  ),
  classOf('quantity', 'few', 'few|hardly|rarely|seldom|little|slight(?:ly)?|small|marginal(?:ly)?|modest(?:ly)?|minor'),
  classOf('quantity', 'only', 'only|solely|exclusively|merely'),
  classOf('quantity', 'first', 'first(?! (?:year|quarter|half|term|month))|initial(?:ly)?'),
  classOf('quantity', 'last', 'last(?! (?:year|quarter|half|term|month|week))|final(?:ly)?'),

  classOf(
    'limit',
    'contrast',
    'but|however|although|though|despite|nevertheless|nonetheless|whereas|while|whilst|notwithstanding|yet(?! to)|in spite of',
  ),
  classOf(
    'limit',
    'exception',
    'except(?:ing)?(?: for)?|excluding|excludes?|excluded|apart from|other than|not including|aside from|with the exception',
  ),
  classOf(
    'limit',
    'condition',
    'if|unless|provided(?= that\\b)|subject to|depend(?:s|ed|ing|ent)? (?:on|upon)|on condition|until',
  ),
  classOf('limit', 'part', 'of which|of whom|which included|including|of those|of these'),
];

/** Each turns what a clause says into its opposite. */
export const negators =
  /(?<![\p{L}-])(?:not(?! only)|no(?! (?:later|earlier|fewer|less|more) than)|never|none|nobody|nothing|neither|nor|without|cannot|unable|fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|yet to|refus(?:e|es|ed|al)|absence|stopped|ceased|denied|rejected|unlikely|un(?:successful|available|satisfactory|suitable|resolved|met|filled)|inadequate|insufficient)(?![\p{L}])|n['’]t(?!\p{L})/giu;
