import { pattern } from './exempt-fold.js';

/** The people a resolution shuts out. */
const PEOPLE = String.raw`(?:(?:any )?members of )?(?:the )?(?:press|public|media)(?:\s*(?:,|/|&|\band\b|\bor\b)\s*(?:members of )?(?:the )?(?:press|public|media)){0,2}`;
const BOTH = String.raw`(?:(?:the )?(?:press|media)\s*(?:and|&|/)\s*(?:members of )?(?:the )?public|(?:members of )?(?:the )?public\s*(?:and|&|/)\s*(?:the )?(?:press|media))`;
export const PART_TWO = String.raw`part\s*(?:2|ii|two|b)\b`;
const GATHERING = String.raw`(?:meeting|panel|committee|sub-committee|board|cabinet|council|executive|members|session|scrutiny|it)`;
const CLOSED = String.raw`(?:a )?(?:(?:private|closed|confidential|exempt|restricted|non-public) session|(?:private|closed|confidential)(?= (?:at|to|for|and|during|while|as|because)\b|[.,;:)]|$))`;

/** Words that shut the public out. Whether a sentence asserts them is decided by `exclusionIn`. */
export const EXCLUSION = pattern(
  [
    String.raw`\b${PEOPLE} (?:representatives )?(?:now |therefore |then |also |may |should |could |might |can |not )*(?:be|is|are|was|were|being|been|to be|had been|have been|having been)(?: (?:now|therefore|hereby|then|not))? excluded\b`,
    String.raw`\b(?:exclud(?:e|es|ed|ing)|to exclude) (?:all )?${PEOPLE}\b`,
    String.raw`\bexclusion of ${PEOPLE}\b[^.]{0,80}?\b(?:be|is|was|were) (?:agreed|approved|moved|carried|resolved|passed)`,
    String.raw`\b${PEOPLE} (?:were|was|be|being) (?:then )?(?:asked|required|requested|invited) to (?:leave|withdraw)\b`,
    String.raw`\b${BOTH} (?:then |therefore )?(?:left|withdrew|leave|withdraw)\b`,
    String.raw`\bpublic gallery (?:was|be) cleared`,
    String.raw`\b${GATHERING} (?:then |now |therefore |agreed to |resolved to |be |was |were |should |to )*(?:moved?|moves|went|goes?|going|entered|enter|adjourned|retired|proceed(?:ed)?|continued?|met|sat|reconvened|held|took place)(?: (?:in|into|to|on))+ (?:${CLOSED}|${PART_TWO}|camera)(?=[\s.,;:)]|$)`,
    String.raw`\b${GATHERING} (?:then |now )?(?:adjourned|agreed|resolved|voted|decided|retired) to (?:consider|discuss|deliberate|debate|continue|hear|take)(?: \w+){0,6} in (?:private|camera|closed session)(?=[\s.,;:)]|$)`,
    String.raw`\b(?:in|into|to) (?:private|closed|confidential|exempt|non-public) session\b`,
    String.raw`\b(?:in the absence of|without) ${BOTH}`,
    String.raw`\b(?:gwahardd|eithrio|cau allan)(?:wyd|ir)?\s*(?:'r|y|r) (?:wasg|cyhoedd)`,
    String.raw`\b(?:wasg|cyhoedd) (?:yn cael eu |gael eu |eu )(?:gwahardd|heithrio|cau allan)`,
    String.raw`\bsesiwn (?:breifat|gaeedig)\b`,
  ].join('|'),
);

/** "Section 100A(4)" in any of its printed forms. */
export const SECTION_100A = pattern(String.raw`\b(?:section|s\.?|sec\.?|adran)\s*100\s*\(?a\)?\s*\(?[24]?\)?`);
export const SCHEDULE = pattern(String.raw`\b(?:schedule|sch\.?|atodlen)\s*(?:12|7)\s*\(?a\)?(?![a-z0-9])`);

export const RESOLVED = pattern(
  String.raw`\b(?:resolved|resolves|agreed|carried|penderfynwyd|cytunwyd|moved and seconded|decided)\b`,
  'gi',
);

/** Says outright that nothing is, or was, private. */
export const DENIAL = pattern(
  [
    String.raw`\bno (?:agenda )?(?:items?|matters?|reports?|business|exempt|confidential|private|${PART_TWO})\b`,
    String.raw`\bno (?:need|requirement|reason|resolution|motion|part of|exclusion|intention)\b`,
    String.raw`\b(?:none|neither) (?:of|was|were)\b`,
    String.raw`\b(?:all|most|every) (?:of )?(?:the )?(?:other )?(?:agenda )?(?:items?|matters|business|reports)\b[^.]*\b(?:in public|public session|open session|to the public)`,
    String.raw`\bnot (?:(?:been|be|being|considered|deemed|felt|thought) )*(?:necessary|required|needed|requested|exclude[ds]?|to exclude|exempt|confidential|private|restricted|in private|${PART_TWO})`,
    String.raw`\b(?:did|does|do|would|need) not (?:need |wish |resolve |have |require |propose |intend |to )*(?:move|go|exclude|meet|discuss|refer|consider|any)`,
    String.raw`\bnothing (?:exempt|confidential|private)\b`,
    String.raw`\b(?:no longer|never) (?:exempt|confidential|private|restricted)`,
    String.raw`\bwithout (?:the need to |having to |needing to )?(?:exclud|mov|go)`,
    String.raw`\bunnecessary\b`,
    String.raw`\bremain(?:ed|s)? (?:in )?(?:public|open)\b`,
    String.raw`\bnid oedd\b|\bdim eitemau\b|\bnid oes\b`,
  ].join('|'),
);

/** A standing notice or a supposition: it speaks of what may happen, not of what was done. */
export const SUPPOSITION = pattern(
  [
    String.raw`\b(?:whether|p'un ai)\b`,
    String.raw`\b(?:if any\b|(?:which|what|any|any of the|any such) (?:agenda )?(?:items?|matters?|reports?|business|exempt|confidential|private)\b)`,
    String.raw`\bif (?:any|necessary|required|needed|appropriate|so|(?:the )?(?:members|panel|committee|board|councillors)(?: (?:members|were))?(?: to)? (?:wish|want|need|decide|discuss|resolve))`,
    String.raw`\b(?:items?|matters?|public|press|reports?|meetings?|panel|committee|board|council) (?:may|might|could|can)\b`,
    String.raw`\b(?:right|power|powers|entitled|able|circumstances|grounds on which|procedure|rules) (?:to|in which|for|where|under which)\b[^.]*\bexclu`,
    String.raw`\b(?:asked|asking|queried|enquired|wondered) (?:if|whether|why|how)\b`,
  ].join('|'),
);

/** The public is let back in. A narrow list of subjects: a library "reopened to the public" must not open a private minute. */
export const READMISSION = pattern(
  [
    String.raw`\b(?:the )?(?:meeting|panel|committee|sub-committee|board|cabinet|council|executive|members|session) (?:then |was |were |had |has |having |agreed to |resolved to |now )*(?:resumed?|reconvened?|returned?|returning|recommenced|reverted|continued|went back|moved back|moved|back|re-?opened|reopened|opened)(?: back)? (?:in|into|to|as an?) (?:the )?(?:(?:public|open)(?: session| meeting| part of the meeting)?|part (?:1|i|one|a))\b(?! (?:sector|sphere|health|realm|house|inquiry|consultation|hearing|interest|view|opinion|law|service))`,
    String.raw`\b(?:in|into|to) (?:public|open) session(?: (?:was|were))? (?:resumed|recommenced|again)`,
    String.raw`\b(?:public|open) session (?:was |then )*(?:resumed|recommenced|reconvened|restarted)`,
    String.raw`\b${PEOPLE} (?:representatives )?(?:then |now |were |was |be |had been |having been |have been |are |being )*(?:re-?admitted|admitted again|invited back|allowed back|let back|welcomed back|permitted to return|re-?joined|returned to the (?:meeting|room|chamber|gallery))`,
    String.raw`\b(?:re-?admission of ${PEOPLE}|re-?admitted ${PEOPLE})\b`,
    String.raw`\b(?:the )?meeting (?:was |then |is |now )*(?:re-?opened|open again|opened again) to (?:the press and )?(?:the )?public`,
    String.raw`\b(?:end|conclusion) of (?:the )?(?:exempt|confidential|private|closed|${PART_TWO})\s*(?:items?|minutes?|session|section|business|part|discussion|information|report|text)?(?=[\s.,;:)\]]|$)`,
    String.raw`\bailymgynnull[a-z]* yn gyhoeddus\b|\bail-?(?:dderbyn|agor)[a-z]*\s*(?:'r|y|i'r)? cyhoedd\b|\bcyhoedd (?:eu |yn cael eu )?hail-?dderbyn`,
  ].join('|'),
  'gi',
);

/** A heading under which the public part stands. */
export const PUBLIC_HEADING = pattern(
  String.raw`^[\s#>(\[]*(?:part (?:1|i|one|a)\b(?! of\b)|public (?:session|items|business|part|agenda)\b|open (?:session|items|business)\b|items? (?:considered |taken |heard )?in public\b|re-?admission of (?:the )?)`,
);

/** "The meeting ended at 7.40 pm": nothing after it belongs to this meeting. */
export const MEETING_CLOSED = pattern(
  String.raw`\b(?:the )?meeting (?:was )?(?:ended|closed|concluded|finished|rose|terminated|declared closed)(?: at)? \(?\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|a\.m\.?|p\.m\.?|noon|hours|hrs)?\)?\s*(?:\.|\n|$)`,
  'gi',
);
