import { squeeze } from './plain.js';

const firstName = "[A-Z][\\p{L}'’-]+";
const surname = "(?:(?:de|van|von|Mc|O['’]) ?)?[A-Z][\\p{L}'’-]+";
export const courtesy =
  '(?:(?:County |District |Borough |Town )?Councillors?|Cllrs?\\.?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Rev|Sir|Dame|Lord|Lady|Alderman|Baroness)';

/** A person as minutes name one: "Councillor Penrose", "Mr A Penrose", "Asha Penrose". */
export const person = `(?:${courtesy}\\.?(?: (?:${firstName}|[A-Z]\\.?)){0,3} ${surname}|${firstName}(?: [A-Z]\\.?)?(?: (?!(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof)\\b)${surname}){1,3})`;

const roleNoun =
  '(?:Director|Head|Headteacher|Manager|Officer|Worker|Holder|Chair(?:man|woman|person)?|Lead|Leader|Chief|Executive|Commander|Superintendent|Inspector|Constable|Nurse|Commissioner|Co-?ordinator|Adviser|Advisor|Lawyer|Solicitor|Accountant|Consultant|Guardian|Representative|Member|Psychologist|Surveyor|Planner|Engineer|Analyst|Warden|Secretary|Treasurer|Practitioner|Champion|Auditor|Architect|Spokesperson|Partner)';

export const roleWords = new RegExp(`\\b${roleNoun}s?\\b`);

/** The words of a role: capitalised, with the small words and brackets that join them. */
export const rolePattern =
  "(?:[A-Z][\\p{L}\\d’'&/-]*|\\d{1,2}-\\d{1,2})(?:,? (?:[A-Z&][\\p{L}\\d’'&/-]*|\\d{1,2}-\\d{1,2}|and|of|for|the|to|with|in|at|&|\\([^)]{2,60}\\)|deputising)){0,18}";

/** The roles printed with names in one item: "Asha Penrose, Head of Virtual School" gives the role to the name. */
export type Roles = ReadonlyMap<string, string>;

/** Reads the roles that paragraphs print with names. The first mention of a name counts, so what is said comes before contacts. */
export function readRoles(paragraphs: readonly string[]): Roles {
  const roles = new Map<string, string>();
  const named = new RegExp(`(?<who>${person})(?:,\\s+| – | - | \\()(?=(?<role>${rolePattern}))`, 'gu');
  for (const paragraph of paragraphs) {
    const words = squeeze(paragraph.replace(/\*\*/g, ''));
    for (const found of words.matchAll(named)) {
      const { who, role: wide = '' } = found.groups ?? {};
      const from = found.index + found[0].length;
      const role = tidyRole(wide, words.slice(from + wide.length));
      if (who && role !== null && !roleWords.test(who) && !roles.has(who)) roles.set(who, role);
    }
  }
  return roles;
}

/** True where the words read as a role go on to name a second person with a role of their own. */
export function namesAnother(wide: string, roles: Roles): boolean {
  if (new RegExp(`(?:,? and|,) (?:${person}, ${rolePattern}|${courtesy}\\.? [A-Z])`, 'u').test(wide)) return true;
  const last = new RegExp(`(?<comma>,)? and (?<who>${person})$`, 'u').exec(wide)?.groups;
  return last?.who !== undefined && (last.comma !== undefined || roles.has(last.who));
}

/** Cuts what was read too widely: the next person of a list is no part of a role. Null where no role is left. */
export function tidyRole(wide: string, rest: string): string | null {
  const cuts = [
    // "…, Head of Fostering and Rowan Teel, Manager"
    new RegExp(`(?:,? and|,) ${person}, ${rolePattern}`, 'u').exec(`${wide}${rest.slice(0, 60)}`)?.index,
    // "Service Director Rowan Teel, Service Director": contacts run together on one line
    indexAfter(
      new RegExp(`${roleNoun}(?= ${firstName} ${surname}, ${rolePattern})`, 'u').exec(`${wide}${rest.slice(0, 60)}`),
    ),
    // "…, Head of Fostering, Councillor Teel" · "… and Councillor Teel"
    new RegExp(`(?:,? and|,)? ${courtesy}\\.? [A-Z]`, 'u').exec(wide)?.index,
    // "…, Head of Fostering, In answer": a clause follows
    /, (?:In|At|To|The|This|That|For|He|She|They|With)\b/.exec(wide)?.index,
  ].filter((cut): cut is number => cut !== undefined && cut > 0);
  const role = wide
    .slice(0, Math.min(wide.length, ...cuts))
    .replace(/[,\s]+(?:and|of|for|the|to|with|in|at|&)*[,\s]*$/, '');
  if (!roleWords.test(role)) return null;
  const bracket = /deputising for/.test(role) ? (/^\s*(\([^)]{3,120}\))/.exec(rest)?.[1] ?? '') : '';
  return bracket === '' ? role : `${role} ${bracket}`;
}

const indexAfter = (found: RegExpExecArray | null): number | undefined =>
  found ? found.index + found[0].length : undefined;

/** The role printed with this name, or with the one person of that surname: "Councillor Penrose" after "Councillor Asha Penrose, …". */
export function roleOf(who: string, roles: Roles): string | null {
  const exact = roles.get(who);
  if (exact !== undefined) return exact;
  const name = bareName(who);
  const alike = bearersOf(name.at(-1), roles).filter((other) => isSamePerson(name, other.name));
  const people = new Set(alike.map((other) => other.name.join(' ')));
  return people.size === 1 ? (alike[0]?.role ?? null) : null;
}

interface Bearer {
  readonly name: readonly string[];
  readonly role: string;
}

/** By surname, made once for the roles of an item: an item may name hundreds of people. */
const surnames = new WeakMap<Roles, ReadonlyMap<string | undefined, Bearer[]>>();

function bearersOf(surname: string | undefined, roles: Roles): readonly Bearer[] {
  const bySurname = surnames.get(roles) ?? groupBySurname(roles);
  surnames.set(roles, bySurname);
  return bySurname.get(surname) ?? [];
}

function groupBySurname(roles: Roles): ReadonlyMap<string | undefined, Bearer[]> {
  const groups = new Map<string | undefined, Bearer[]>();
  for (const [who, role] of roles) {
    const name = bareName(who);
    const group = groups.get(name.at(-1));
    if (group) group.push({ name, role });
    else groups.set(name.at(-1), [{ name, role }]);
  }
  return groups;
}

const leadingCourtesy = new RegExp(`^${courtesy}\\.? `, 'u');
const bareName = (who: string): string[] => who.replace(leadingCourtesy, '').split(' ');

/** A surname alone fits anyone of that surname; a first name has to agree. */
function isSamePerson(name: readonly string[], other: readonly string[]): boolean {
  if (name.at(-1) !== other.at(-1)) return false;
  return name.length === 1 || other.length === 1 || name[0]?.[0] === other[0]?.[0];
}
