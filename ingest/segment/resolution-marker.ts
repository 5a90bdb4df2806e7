/** The words with which minutes announce a decision, and what may stand between them and the decision itself. */
const capitals = '(?:RESOLVED|AGREED|RECOMMENDED|NOTED|DECIDED|DECISION|PENDERFYNWYD|CYTUNWYD|NODWYD)';
const titled =
  '(?:Resolved|Agreed|Recommended|Noted|Decided|Decision|Penderfynwyd|Cytunwyd|Nodwyd)(?=(?:\\s+(?:unanimously|by consensus))?\\s*(?:\\([^)]{1,30}\\)\\s*)?(?:[-–—:*]|that\\b|That\\b|to\\b|\\(|$))';
const spelt =
  'It was (?:therefore |then |also )?(?:unanimously )?(?:resolved|RESOLVED|AGREED|agreed unanimously|agreed)(?=(?:\\s+(?:unanimously|by consensus))?(?:\\s+that)?\\s*[-–—:])';
const body =
  '(?:(?:(?:the|The|this) )?(?:[A-Z][\\w-]+ )?(?:[Pp]anel|[Cc]ommittee|[Bb]oard|[Cc]abinet|[Cc]ouncil|[Ss]ub-?[Cc]ommittee|[Cc]ommission|[Ff]orum|[Mm]embers)\\s+)';
const lead = `(?:${body}?(?:(?:[Ii]t )?was )?(?:therefore |then |unanimously |UNANIMOUSLY )*)`;
const tail =
  '(?:\\s+(?:unanimously|UNANIMOUSLY|by consensus|to (?:RECOMMEND|recommend)(?=\\s*[-–—:(]|\\s*$)))?(?:\\s*\\((?:[^)\\d]{3,40})\\))?\\s*(?:[:;.–—*-]\\s*)*(?:\\(to [^)\\d]{3,40}\\)\\s*)?';
const marker = new RegExp(`^\\**(?:${lead}${capitals}\\b|${titled}|${spelt})${tail}`);

/**
 * The length of the marker at the beginning of some words, following punctuation included; 0 where there is none.
 * "It was agreed in March that …" inside a report of what was said is none.
 */
export function resolutionMarker(words: string): number {
  const flat = words.replace(/\n/g, ' ');
  const found = marker.exec(flat);
  if (!found || /^\**(?:NOTED|DECISION|AGREED|RECOMMENDED) [A-Z]{2,}\b/.test(flat)) return 0;
  return found[0].length;
}
