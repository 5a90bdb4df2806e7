/**
 * Whether words of a plan stand beside a time: "would start in November", "due to open in spring". What a time merely measures, ends or
 * forecasts is no plan to follow up.
 */
export const isPlannedFor = (words: string): boolean =>
  !notPlanned.test(words) &&
  ([...words.matchAll(future)].some(({ groups }) => !nothingDone.test(groups?.then ?? '')) || intended.test(words));

/** A question, a promise that nothing will happen, and the day of the next meeting. */
const notPlanned =
  /\basked (?:whether|if|what|when|why|how|who|which|where)\b|\b(?:nobody|no one|none of)\b[^.;]{0,80}\b(?:would|will)\b|\bnext meeting\b[^.;]{0,20}\b(?:would|will|on)\b|\b(?:would|will) next meet\b/i;

const future =
  /\b(?:would|will|should|(?:is|are|was|were) (?:now |also |currently )?(?:(?:due|scheduled|planned) )?to|due to(?= (?:open|begin|start|be|take place|complete|move|report|launch|close|commence|go|finish|run|come|reopen|return|arrive|join|meet)\b))\b(?: to)?(?<then> [^.;]{2,})/gi;

const nothingDone =
  /^ (?:not|never|no|only|like|also like|have|need|require|depend|remain|continue|cost|end|expire|lapse|rise|fall|go up|go down|come down|increase|decrease|reduce|lose|gain|reach|exceed|grow|pay|save|mean|total|amount|take (?:about|around|up to|at least|\w+ (?:weeks|months|years))|keep|stay|know|show|help|allow|apply|face|see|suffer|receive (?:£|\d)|be (?:£|\d|about|around|over|under|up|down|at least|approximately|nearly|no|not|some|more|less|fewer|lower|higher|better|worse|cut|reduced|increased|difficult|hard|necessary|needed|required|possible|able|unable|lost|affected|delayed|subject|paid|charged|funded|likely|expected|clear|ready to|a |an |the )|the |a |an )/i;

/** "Officers intended to bring three more into use by September". */
const intended =
  /\b(?:intends?|intended|plans?|planned|proposes?|proposed) to (?:bring|open|launch|start|begin|introduce|hold|publish|recruit|appoint|extend|expand|consult|complete|move|build|buy|convert|roll out|pilot|trial|review)\b|\b(?:is|are|was|were|works?|contracts?) expected to (?:begin|start|open|commence|launch|be (?:completed|finished|published|issued|in place|delivered|opened))\b/i;
