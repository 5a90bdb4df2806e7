/** Two turns of a conversation over the sample minutes, with what the second must be given. Labelled before they were first run. */
export interface Dialogue {
  readonly first: string;
  readonly second: string;
  /** Words that the first quotation must hold; null where the minutes do not answer. */
  readonly wanted: RegExp | null;
  /** Words that no quotation may hold. */
  readonly never?: RegExp;
  /** Words that the notes must hold. */
  readonly said?: RegExp;
  /** Whom the first quotation must be credited to. */
  readonly speaker?: RegExp;
  /** The question stands alone, so nothing may be taken over. */
  readonly alone?: true;
  /** The body that must have been searched. */
  readonly body?: string;
  /** Not answered as labelled yet, and why. */
  readonly notYet?: string;
}

const childrens = "Children's Scrutiny Panel";

export const otherTimes: readonly Dialogue[] = [
  {
    first: 'How many children were looked after at the end of May 2024?',
    second: 'and in May 2025?',
    wanted: /408 children in care on 31 May 2025/,
  },
  {
    first: 'how many home educated children were there in May 2024?',
    second: 'and in December?',
    wanted: /548 at the end of December/,
  },
  { first: 'what was the recycling rate in 2023/24?', second: 'and in 2024/25?', wanted: /44\.6%/ },
  {
    first: 'what was the average time to relet an empty home in Quarter 1 2024/25?',
    second: 'and Quarter 3?',
    wanted: /49 days in Quarter 3/,
  },
  {
    first: 'what was EHCP timeliness in May 2025?',
    second: 'and same time last year?',
    notYet: 'the sentence of May 2024 does not say timeliness',
    wanted: /31\.4% of new plans issued in May 2024/,
    never: /61\.3%/,
  },
  {
    first: 'how many fly-tipping reports were there in Quarter 2 2025/26?',
    second: 'same quarter last year?',
    wanted: /1,302/,
    never: /1,121/,
  },
  {
    first: 'How many permanent exclusions were there in 2024/25?',
    second: 'and the year before?',
    wanted: /52 permanent exclusions/,
  },
  {
    first: 'how many households were in temporary accommodation in June 2025?',
    second: 'and before that?',
    wanted: /158 households in temporary accommodation at 31 December 2024/,
  },
  {
    first: 'How many households were in temporary accommodation in June 2024?',
    second: 'and since then?',
    wanted: /162 households/,
  },
  {
    first: 'how much were current tenant arrears at 30 June 2024?',
    second: 'and the latest?',
    notYet: 'the newest sentence does not say tenants',
    wanted: /£2\.17 million/,
  },
  {
    first: 'how many ASB cases were opened in Quarter 3 2024/25?',
    second: 'and in Quarter 1 2025/26?',
    wanted: /176 cases/,
  },
  {
    first: 'how much were tenant arrears at 30 September 2025?',
    second: 'and a year earlier?',
    wanted: /£2\.56 million at 30 September 2024/,
  },
  {
    first: 'how many home educated children were there in May 2024?',
    second: 'what about January 2023?',
    wanted: null,
  },
  { first: 'how many children were in care in March 2025?', second: 'and in 2019?', wanted: null },
  {
    first: 'what percentage of routine repairs were done within 28 days in Quarter 2 2025/26?',
    second: 'and in Quarter 1 2025/26?',
    wanted: null,
  },
  {
    first: 'how many families had been in bed and breakfast for over six weeks in December 2024?',
    second: 'and in July 2030?',
    wanted: null,
  },
];

export const otherTopics: readonly Dialogue[] = [
  {
    first: 'how many children were home educated in March 2025?',
    second: 'what about children missing education?',
    wanted: /96 children were being tracked/,
  },
  {
    first: 'how many home educated children were there at the end of October 2024?',
    second: 'and child protection plans?',
    wanted: /236 children were subject to a child protection plan/,
  },
  {
    first: 'how many empty homes were there on 30 June 2025?',
    second: 'and homelessness applications?',
    wanted: /219 in the quarter/,
  },
  {
    first: 'what was the gas safety percentage in Quarter 1 2024/25?',
    second: 'and rent collection?',
    wanted: /96\.8% of rent due/,
  },
  {
    first: 'what percentage of emergency repairs were done within 24 hours in Quarter 2 2025/26?',
    second: 'and routine repairs?',
    wanted: /79% of routine repairs/,
  },
  {
    first: 'what percentage of care leavers were in education, employment or training in March 2025?',
    second: 'what about foster carers?',
    wanted: null,
  },
  { first: 'how many permanent exclusions were there in 2023/24?', second: 'and for girls?', wanted: null },
  { first: 'how many permanent exclusions were there in 2023/24?', second: 'just primary schools?', wanted: null },
  { first: 'EHCP timeliness in October 2024?', second: 'and for under fives?', wanted: null },
  {
    first: 'how many children were in care in May 2025?',
    second: 'and what about Kettlewick Council?',
    wanted: null,
  },
  { first: 'how many children were in care in May 2025?', second: 'what about council tax?', wanted: null },
  { first: 'how many children were in care in May 2025?', second: 'and the swimming pool?', wanted: null },
  {
    first: "what did the children's scrutiny panel say about young carers?",
    second: 'what about fly-tipping?',
    wanted: null,
    body: childrens,
  },
  {
    first: 'what did the housing panel say about young carers?',
    second: "and the children's scrutiny panel?",
    wanted: /young carer/i,
    body: childrens,
  },
];

export const measures: readonly Dialogue[] = [
  {
    first: 'how many EHCPs were there in October 2024?',
    second: 'and 20 week compliance same time last year?',
    wanted: null,
    never: /44\.7%/,
  },
  { first: 'how many EHCPs were there in October 2024?', second: 'and timeliness?', wanted: /timeliness was 44\.7%/ },
  {
    first: 'how many children were in care in May 2024?',
    second: 'what was the rate per 10,000?',
    wanted: /71\.2 per 10,000/,
  },
  {
    first: 'what was the average time to relet an empty home in Quarter 1 2024/25?',
    second: 'against what target?',
    wanted: /target of 35 days/,
  },
  {
    first: 'what is the additional licensing scheme for HMOs?',
    second: 'what is the fee?',
    wanted: /£780 for five years/,
  },
  {
    first: 'how many requests for EHC needs assessments were there in October 2024?',
    second: 'how many of them were refused?',
    wanted: /31% had been refused/,
  },
];

export const referring: readonly Dialogue[] = [
  {
    first: 'what was the average social worker caseload in October 2024?',
    second: 'why?',
    wanted: /fourteen newly qualified social workers/,
  },
  {
    first: 'how many homelessness applications were there in Quarter 2 2025/26?',
    second: 'why?',
    wanted: /private landlords were selling up/,
  },
  {
    first: 'what was initial health assessment timeliness in March 2025?',
    second: 'why did it drop?',
    wanted: /because the community paediatrician had left/,
  },
  {
    first: 'how many permanent exclusions were there in the autumn term of 2024?',
    second: 'what was the reason for that?',
    notYet: 'the first question is answered from another report',
    wanted: /due to the Inclusion Partnership/,
  },
  {
    first: 'Why was it taking so long to turn round empty council houses in summer 2024?',
    second: 'who said that?',
    wanted: /gave three reasons/,
    speaker: /Cloudsley/,
  },
  {
    first: 'how many families had used a hub in the first six months of 2024?',
    second: 'who said that?',
    wanted: /3,240 families/,
    speaker: /Winifred Larkspur/,
  },
  {
    first: "What's the biggest fine a fly tipper has had to pay?",
    second: 'when was that said?',
    wanted: /£1,900/,
    said: /8 October 2024/,
  },
  {
    first: 'what was said about the void improvement plan?',
    second: 'what was resolved on that?',
    wanted: /That the plan be endorsed/,
  },
  {
    first: 'how many young carers were known to the service?',
    second: 'what was agreed on that?',
    wanted: /That all schools be asked to name a lead/,
  },
  {
    first: 'What grade did the regulator give the housing service?',
    second: 'and what was resolved?',
    wanted: /That the report be noted with concern/,
  },
  {
    first: "When's Larch House meant to open?",
    second: 'how much did it cost?',
    notYet: 'the sentence on cost does not name the house',
    wanted: /£1\.35 million/,
  },
  {
    first: 'who is looking at the state of every council home?',
    second: 'when will it be finished?',
    notYet: 'the first question is answered from another item',
    wanted: /finished by March 2026/,
  },
  { first: 'how many students use post-16 travel?', second: 'what does it cost?', wanted: /£1\.9 million/ },
  {
    first: 'what were the reasons given by families for home education?',
    second: 'and who presented the report?',
    wanted: /Tobias Quillfield presented a report/,
  },
  {
    first: 'what did Jonquil Marsh say about fly-tipping cameras?',
    second: 'what did she say about the recycling rate?',
    wanted: /recycling rate/,
    speaker: /Jonquil Marsh/,
  },
];

export const leftAlone: readonly Dialogue[] = [
  {
    first: 'how many children were in care in May 2024?',
    second: 'how many trees were planted over the 2024/25 winter?',
    notYet: 'the report on the year has no period of its own',
    wanted: /3,850 trees/,
    alone: true,
  },
  {
    first: 'how many children were in care in May 2024?',
    second: 'And what was the recycling rate for 2024/25?',
    wanted: /44\.6%/,
    alone: true,
  },
  {
    first: 'what was EHCP timeliness in May 2025?',
    second: 'how long does it take to relet an empty home in Quarter 2 2025/26?',
    wanted: /41 days/,
    alone: true,
  },
  {
    first: 'what caused the Coppermill flood?',
    second: 'how many homes were flooded?',
    wanted: /64 homes/,
    alone: true,
  },
  { first: 'what happened with JS at the home', second: 'and when was that?', wanted: null, alone: true },
  {
    first: 'who won the responsive repairs contract in January 2025?',
    second: 'how much was it?',
    wanted: null,
    never: /6\.84/,
  },
  { first: 'what was the recycling rate in 2024/25?', second: 'no, it was 80%', wanted: null, never: /80%/ },
];

/** A second set, labelled when the rules were written and before it was first run. */
export const later: readonly Dialogue[] = [
  {
    first: 'how many children were known to be young carers?',
    second: 'how long do they wait for an assessment?',
    wanted: /seven weeks on average/,
  },
  {
    first: 'how many fixed penalty notices were issued for fly-tipping in Quarter 1 2024/25?',
    second: 'and how many prosecutions?',
    notYet: 'the time before limits it to a quarter without prosecutions',
    wanted: /nine prosecutions/,
  },
  {
    first: 'what was the relet time in Quarter 2 2025/26?',
    second: 'was that better than the quarter before?',
    notYet: 'the first question is answered from another quarter',
    wanted: null,
  },
  { first: 'how many homes were flooded at Coppermill?', second: 'whose fault was it?', wanted: null },
  {
    first: 'why did the Coppermill flood happen?',
    second: 'how many of the recommendations were accepted?',
    notYet: 'recommendations are taken for decisions',
    wanted: /17\s+recommendations had been accepted/,
  },
  {
    first: 'who presented the recruitment plan for trades?',
    second: 'what did he say about the allowance?',
    notYet: 'the minutes credit the allowance to nobody, and allowed is taken for allowance',
    wanted: /allowance|£1,800|£97,000/,
    speaker: /Stonebeck/,
  },
  {
    first: 'what is the cost of the trades retention allowance?',
    second: 'ok and which trades get it?',
    notYet: 'the words on cost are asked for too',
    wanted: /plumbers and electricians/,
  },
  {
    first: 'how many educational psychologists were appointed?',
    second: 'when did they start?',
    wanted: /November 2024/,
  },
  {
    first: 'how many children were waiting for psychological advice in September 2024?',
    second: 'and by January?',
    notYet: 'the earlier sentence says more of the question',
    wanted: /143 to 61/,
  },
  { first: 'how many households were on the housing register?', second: 'which panel was that?', wanted: /6,930/ },
  {
    first: 'how many permanent exclusions in the academic year 2023/24?',
    second: 'which schools?',
    wanted: /Long Furrow Academy and Nettlebridge/,
  },
  {
    first: 'what was agreed about off-rolling?',
    second: 'who was asked to do that?',
    notYet: 'the resolution does not say who asked',
    wanted: /Director write to all headteachers/,
  },
  { first: 'how many trees were planted?', second: 'how many died?', wanted: null },
  {
    first: 'what was the re-referral rate in October 2024?',
    second: 'compared with the national rate?',
    wanted: /22\.4%/,
  },
  { first: 'what was the re-referral rate in October 2024?', second: 'and in March 2025?', wanted: null },
  {
    first: 'how many unaccompanied asylum seeking children were looked after in March 2025?',
    second: 'what about in 2022?',
    wanted: null,
  },
  {
    first: 'what did the housing panel resolve on additional licensing?',
    second: 'and on damp?',
    wanted: /noted with concern|Dovetail Court/,
  },
  {
    first: 'how many HMOs are licensed?',
    second: 'how many complaints about them?',
    notYet: 'a doubling is quoted and no number',
    wanted: null,
  },
  { first: 'what was secondary attendance in October 2024?', second: 'and primary?', wanted: null },
  {
    first: 'what percentage of emergency repairs were done in time in March 2025?',
    second: 'and in Quarter 2 2025/26?',
    wanted: /94% of emergency repairs/,
  },
  { first: 'how many suspensions were there in the spring term 2024?', second: 'why is that?', wanted: null },
  {
    first: 'what was the food waste trial take-up?',
    second: 'why was it lower in flats?',
    wanted: /nowhere to keep the/,
  },
  {
    first: 'how much rent was lost through empty homes in 2023/24?',
    second: 'and in Quarter 1 2025/26?',
    wanted: /£178,000/,
  },
  {
    first: 'when does the personal travel budget consultation run?',
    second: 'what did the panel decide?',
    wanted: /does not support a flat sum/,
  },
  {
    first: 'what grade did the Regulator of Social Housing give?',
    second: 'what were the criticisms?',
    wanted: /surveys|fire risk|tenants|complaints/,
  },
  {
    first: 'how many children missing education were there in March 2025?',
    second: 'what about missing from care?',
    wanted: null,
  },
];
