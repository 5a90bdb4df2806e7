import { minutesOf } from '../support/invented-minutes.js';

/** A panel's year: what it minuted, meeting by meeting. None of it happened. */
export const november = minutesOf(
  '12 November 2024',
  `1. Minutes

RESOLVED: That the minutes of the meeting held on 8 October 2024 be agreed as a correct record.

2. Performance Report (to 31 October 2024)

Ilse Brandreth, Service Director for Learning, reported that 48.0% of EHCPs had been issued within 20 weeks in October 2024.

There were 301 children in care on 31 October 2024.

RESOLVED: That the report be noted.`,
);

export const january = minutesOf(
  '14 January 2025',
  `1. Minutes

RESOLVED: That the minutes of the meeting held on 12 November 2024 be agreed as a correct record.

2. Performance Report (to 31 December 2024)

Ilse Brandreth, Service Director for Learning, reported that 55.5% of EHCPs had been issued within 20 weeks in December 2024.

There were 312 children in care on 31 December 2024.

Tobit Garrow, Head of Safeguarding, said that the number of missing episodes had continued to fall.

Mr Garrow agreed to circulate a note on missing episodes to the Panel by 28 February 2025.

RESOLVED:
1. That the report be noted.
2. That Cabinet be recommended to fund a second fostering worker.

3. Holiday Activities

The Panel heard how the winter programme had gone.

RESOLVED: That Officers be asked for attendance by ward.`,
);

export const march = minutesOf(
  '11 March 2025',
  `1. Minutes

RESOLVED: That the minutes of the meeting held on 14 January 2025 be agreed as a correct record, subject to the words "a second fostering worker" being amended to read "two fostering workers".

2. Performance Report (to 31 January 2025)

Ilse Brandreth, Service Director for Learning, explained that the October report had been wrongly stated in part.

There were 308 children in care on 31 October 2024.

There were 315 children in care on 31 January 2025.

RESOLVED: That the report be noted.`,
);

/** The same measure, counted from the start of the year and no longer by the month. */
export const may = minutesOf(
  '13 May 2025',
  `1. Performance Report (to 30 April 2025)

EHCP timeliness: for January to April 2025 (a cumulative rate) 51.0% of plans had been issued within 20 weeks.

RESOLVED: That the report be noted.`,
);
