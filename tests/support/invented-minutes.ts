/** An invented council's panel, as the sidecar of every folder of minutes here names it. */
export const panel = "Young People's Scrutiny Panel";

export const sidecar = `council: Tollerby Council\nbody: ${panel}\n`;

/** The head of a whole meeting's minutes. `day` as printed: "11 March 2025". */
export const minutesOf = (day: string, items: string, { draft = false } = {}): string =>
  `Tollerby Council\n\n${draft ? 'Draft minutes' : 'Minutes'} of the ${panel} held on ${day}\n\n${items}\n`;

/** Two reports, a list without entries and another council's page that stops short. None says when its meeting was. */
export const reports: Readonly<Record<string, string>> = {
  'minutebook.yaml': `files:
  performance-june.txt: { council: Tollerby Council, body: ${panel} }
  performance-january.txt: { council: Tollerby Council, body: ${panel} }
  priorities.txt: { council: Tollerby Council, body: ${panel} }
  fenmarsh.txt: { council: Fenmarsh Council, body: Families Board }
`,
  'performance-june.txt': `The Panel will note performance data covering the period ending June 2025.
Contact: Ilse Brandreth, Service Director
Minutes:
Ilse Brandreth, Service Director for Learning, and Tobit Garrow, Head of Safeguarding, presented it.
Ilse Brandreth highlighted the following:-
· Number of EHCPs had risen by 312 in June 2025 compared with the same month of 2024.
· EHCP timeliness – over the first half of 2025 (a cumulative rate) 44.8% of plans had been issued on time, which matched the national average; 61.3% were on time in June 2025.
· Suspensions and exclusions – the numbers of suspensions and exclusions had come down.
· Children Missing Education (CME) – 137 children were being tracked, usually with a rise at the start of term.
Tobit Garrow highlighted the following:-
· Child Protection Conference reviews – nearly all reviews took place within timescales - a review conference should be held within 15 days.
In response to a question about late reviews, the Panel was informed that audits of child protection conferences had confirmed that where conferences were outside of timescales the children concerned had not been put at risk.
Tobit Garrow advised that return home interviews were offered to each child who came back after going missing.
RESOLVED: That the performance data be noted.
`,
  'performance-january.txt': `The Panel will note the performance data covering the period ending 31 January 2024.
Contact: Ilse Brandreth, Service Director
Minutes:
Corin Maplethorpe, Service Director for Resources, and Tobit Garrow, Head of Safeguarding, presented the performance data covering the period ending 31 January 2024.
Corin Maplethorpe highlighted the following:-
· Initial health assessment timeliness had fallen to 31%, however within a further month of the due date the figure rose to 78%.
· 45 day assessments were under the national average, but had gone up since the autumn by over 12%.
· Children's homes – Corin Maplethorpe gave an update on residential homes and explained that the names of homes could not be given, so that the children living there could not be identified.
· One children's home rated Inadequate had lately been through a mock inspection led by a retired inspector.
· Exclusions – some exclusions had gone down after work between schools and the Fair Access Partnership Board, and the Board was looking at behaviour. There were still worries about pupils with SEND who had been excluded more than once.
Tobit Garrow highlighted the following:-
· Data suggested that there had been more missing episodes, however a change in how the Police counted them had affected these figures.
· The number of children going missing over the year had gone up, after an earlier fall, and auditing with partners went on.
RESOLVED: That the update be noted.
`,
  'priorities.txt': `Agenda item

Cabinet Member Priorities

Minutes:

Councillor Wrenfield advised that her cabinet priorities were:

Councillor Bostock thanked officers for their work with foster carers.

RESOLVED: The Panel noted the priorities.
`,
  'fenmarsh.txt': `25. Children's Quarterly Monitoring Report (Q2 2025/26)

The Board received the monitoring report for quarter 2 of 2025/26. EHCP timeliness stood above the national average and annual reviews were getting better; now that a grant had been awarded, officers meant to keep improving timeliness. The Board asked how many ... view the full minutes text for item 25.
`,
};
