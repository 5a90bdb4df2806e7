/** The labels that committee systems print before the parts of an item. */
export type LabelName =
  | 'agendaItem'
  | 'contact'
  | 'minutes'
  | 'decision'
  | 'documents'
  | 'purpose'
  | 'reasons'
  | 'present';

const labels: readonly { readonly name: LabelName; readonly pattern: RegExp }[] = [
  { name: 'agendaItem', pattern: /^Agenda item(?:s)?\s*(?:no\.?|number)?\s*:?\s*$/i },
  { name: 'minutes', pattern: /^(?:Draft )?Minutes\s*:\s*/ },
  { name: 'decision', pattern: /^Decisions?\s*:\s*(?=$|[A-Z])/ },
  {
    name: 'contact',
    pattern: /^(?:Contact|Contact Officer|Contact Officers|Lead Officer|Report of|Officer|Author)s?\s*:\s*/,
  },
  { name: 'documents', pattern: /^(?:Additional|Supporting|Associated) documents\s*:?\s*/i },
  { name: 'purpose', pattern: /^(?:Purpose|Purpose of (?:the )?report|Wards? affected)\s*:\s*/i },
  { name: 'reasons', pattern: /^(?:Reasons?(?: for (?:the )?decision)?|Alternative options[^:]{0,40})\s*:\s*/i },
  {
    name: 'present',
    pattern:
      /^(?:Present|In attendance|Also present|Also in attendance|Apologies|Attendees|Attendance|Observers|Co-optees)\s*:\s*/,
  },
];

/** The label at the beginning of some words, with the number of characters it takes; null where there is none. */
export function labelAt(words: string): { name: LabelName; length: number } | null {
  for (const { name, pattern } of labels) {
    const found = pattern.exec(words);
    if (found) return { name, length: found[0].length };
  }
  return null;
}
