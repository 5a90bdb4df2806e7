import type { MinutesStatus } from '../../src/minutes/types.js';
import { isTitleLike } from './lines.js';
import { squeeze } from './plain.js';

/** A word that the name of a body of a council ends in or holds. */
export const bodyWords =
  /\b(?:Panel|Committee|Sub-?Committee|Board|Cabinet|Executive|Commission|Forum|Council|Group|Partnership|Authority|Working Party|Task and Finish|Pwyllgor|Cyngor)\b/i;

const councilName =
  /^(?:(?:The )?(?:London |Royal |Metropolitan )*Borough of [A-Z][\w' -]+|(?:The )?City of [A-Z][\w' -]+|Cyngor [A-Z][\w' -]+|[A-Z][\w'’&., -]+? (?:(?:Metropolitan |Borough |City |County |District |Town |Unitary |Metropolitan Borough )*Council))$/;

/** Names printed in capitals are the same names: "CHILDREN'S SCRUTINY PANEL" is no other body than the "Children's Scrutiny Panel". */
export function tidyBody(name: string): string {
  const words = squeeze(name)
    .replace(/^[#*\s]+|[\s,*–:-]+$/g, '')
    .replace(/^Agenda for (?:the )?/i, '');
  if (words !== words.toUpperCase() || !/[A-Z]{4}/.test(words)) return words;
  return words
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/\b(?:And|Of|For|The|On|In|To)\b/g, (word, at: number) => (at === 0 ? word : word.toLowerCase()));
}

/** The council that the lines at a meeting's head name, and the body without "of … Council". */
export function councilIn(
  lines: readonly string[],
  body: string | null,
): { readonly council: string | null; readonly body: string | null } {
  const printed = lines.map(tidyBody).find((line) => councilName.test(line) && !/\d/.test(line)) ?? null;
  const inBody = /^(?<body>.+?) of (?:the )?(?<council>[A-Z][\w'’ -]+ Council)$/.exec(body ?? '');
  if (inBody?.groups) return { council: printed ?? inBody.groups.council ?? null, body: inBody.groups.body ?? body };
  return { council: printed, body };
}

/** True for a line that is the name of a body and nothing else. */
export const isBodyName = (line: string): boolean =>
  isTitleLike(tidyBody(line)) &&
  bodyWords.test(line) &&
  line.split(' ').length <= 12 &&
  !/\d|\b(?:minutes|agenda|decisions?|membership|feedback|work programme|apologies|terms of reference)\b|[:?]/i.test(
    line,
  );

export const withoutCouncil = (body: string, council: string | null): string =>
  council && body.length > council.length && body.startsWith(`${council} `) ? body.slice(council.length).trim() : body;

/** Draft and approved as the lines at the head of a page say; anything else is unknown. */
export function statusIn(lines: readonly string[]): MinutesStatus {
  const isDraft = lines.some(
    (line) =>
      /^(?:agenda,? (?:decisions,? )?and )?(?:\w+ )?draft minutes\b|\bdraft minutes\)?$|^\(?draft\)?$|\b(?:subject to (?:approval|confirmation)|(?:unconfirmed|unapproved|unadopted) minutes|minutes \((?:draft|unconfirmed)\))|\(draft\)|\bto be (?:approved|confirmed) at the next meeting\b/i.test(
        line,
      ) || /^DRAFT\b/.test(line),
  );
  if (isDraft) return 'draft';
  const isApproved = lines.some((line) =>
    /^(?:approved|confirmed|adopted|signed) minutes\b|\bminutes \((?:approved|confirmed|signed)\)|^(?:approved|confirmed|agreed) (?:as a correct record )?(?:on|at) (?:the meeting\b|.*\d{4})/i.test(
      line,
    ),
  );
  return isApproved ? 'approved' : 'unknown';
}
