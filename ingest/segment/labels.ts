/** The labels that committee systems print before the parts of an item. */
export type LabelName =
  | 'agendaItem'
  | 'contact'
  | 'minutes'
  | 'decision'
  | 'documents'
  | 'purpose'
  | 'reasons'
  | 'present'
  | 'venue'
  | 'date';

const labels: readonly { readonly name: LabelName; readonly pattern: RegExp }[] = [
  { name: 'agendaItem', pattern: /^(?:Agenda items?|Decision details|Issue details)\s*(?:no\.?|number)?\s*:?\s*$/i },
  { name: 'minutes', pattern: /^(?:Draft )?Minutes\s*:\s*/ },
  { name: 'decision', pattern: /^Decisions?\s*:\s*(?=$|[A-Z(])/ },
  {
    name: 'contact',
    pattern:
      /^(?:Contacts?|(?:Contact|Lead) Officers?|Report of|Report author|Officer|Author|Presented by|Lead member)\s*:\s*/i,
  },
  { name: 'documents', pattern: /^(?:Additional|Supporting|Associated|Accompanying) documents\s*:?\s*/i },
  { name: 'purpose', pattern: /^(?:Purpose|Purpose of (?:the )?report|Wards? affected)\s*:\s*/i },
  { name: 'reasons', pattern: /^(?:Reasons?(?: for (?:the )?decision)?|Alternative options[^:]{0,40})\s*:\s*/i },
  {
    name: 'present',
    pattern:
      /^(?:(?:Members |Councillors |Officers )?(?:Present|In attendance|Also present|Also in attendance|Attending)|Apologies|Attendees|Attendance|Observers|Co-optees|Officers|Substitutes)\s*:\s*/i,
  },
  { name: 'venue', pattern: /^(?:Venue|Location|Place|Time|Note|Media|Webcast|Chair|Quorum)\s*:\s*/ },
  { name: 'date', pattern: /^(?:Meeting date|Date of meeting|Date)\s*:\s*/i },
];

/** The label at the beginning of some words, with the number of characters it takes; null where there is none. */
export function labelAt(words: string): { name: LabelName; length: number } | null {
  // "**Present:** Councillor …": the marks that set a label in bold belong to it.
  const bold = /^\*\*([^*\n]{3,40}?)(:?)\*\*(:?)[ \t]*/.exec(words);
  const colon = bold && (bold[2] === ':' || bold[3] === ':');
  const readable = bold && colon ? `${bold[1]}: ` : words;
  for (const { name, pattern } of labels) {
    const found = pattern.exec(readable);
    if (found) return { name, length: bold && colon ? bold[0].length : found[0].length };
  }
  return null;
}
