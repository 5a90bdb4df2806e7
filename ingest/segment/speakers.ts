import { squeeze } from './plain.js';

const firstName = "[A-Z][\\p{L}'’-]+";
const surname = "(?:(?:de|van|von|Mc|O['’]) ?)?[A-Z][\\p{L}'’-]+";
const title = '(?:Councillors?|Cllrs?\\.?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Rev|Sir|Dame|Lord|Lady|Alderman)';
const person = `(?:${title}\\.?(?: ${firstName}){0,2} ${surname}|${firstName}(?: ${surname}){1,3})`;
const office =
  "(?:The|the) (?:(?:[A-Z][\\w-]+|of|for|and|Deputy|Vice|Co-opted|Interim|Acting) ){0,8}(?:Chair(?:man|person)?|Director|Manager|Officer|Head|Leader|Lead|Member|Holder|Commander|Inspector|Superintendent|Chief Executive)(?: (?:of|for) (?:[A-Z][\\w’'-]+|and|of|the|,)(?: (?:[A-Z][\\w’'-]+|and|of|the))*)?";
const verbs =
  '(?:highlighted|advised|explained|reported|informed|stated|said|commented|confirmed|outlined|added|assured|clarified|responded|replied|answered|indicated|emphasised|stressed|updated|summarised|described|noted|acknowledged|reassured|undertook|offered|gave assurance|gave an assurance|presented|provided|introduced|welcomed|requested|asked|queried|suggested|expressed|raised|observed|agreed to|thanked|felt|considered)';

const roleWords =
  /\b(?:Director|Head|Manager|Officer|Worker|Holder|Cabinet Member|Chair|Lead|Chief|Principal|Strategic|Commander|Superintendent|Inspector|Headteacher|Nurse|Commissioner|Co-ordinator|Coordinator|Adviser|Advisor|Lawyer|Solicitor|Accountant|Consultant|Guardian|Representative|Member|Psychologist|Surveyor|Planner|Engineer|Analyst|Warden|Secretary|Treasurer|Practitioner|Executive)\b/;

const attribution = new RegExp(
  `^(?:(?:In (?:answer|response|reply) to[^.;:]*?,|Further to[^.;:]*?,|Responding(?: to[^.;:]*?)?,|On behalf of[^.;:]*?,)\\s*)?(?<who>${person}|${office})(?<role>,[^.;:]{3,140}?,?)??\\s+(?:(?:then|also|further|subsequently|again|went on to|therefore)\\s+)*${verbs}\\b`,
  'u',
);

/** The roles printed with names in one item: "Asha Penrose, Head of Virtual School" gives the role to the name. */
export type Roles = ReadonlyMap<string, string>;

/** Reads the roles that a text prints with names. The first mention of a name counts. */
export function readRoles(text: string): Roles {
  const roles = new Map<string, string>();
  const words = squeeze(text);
  const named = new RegExp(
    `(?<who>${person}),\\s+(?<role>(?:(?:Interim|Acting|Deputy) )?[A-Z][\\w’'&-]*(?:(?:\\s|, | & |/)(?:[A-Z][\\w’'&()-]*|and|of|for|the|to|with|deputising)){0,16})`,
    'gu',
  );
  for (const found of words.matchAll(named)) {
    const who = found.groups?.who;
    const role = tidyRole(found.groups?.role ?? '', words.slice(found.index + found[0].length));
    if (who && role && roleWords.test(role) && !roles.has(who)) roles.set(who, role);
  }
  return roles;
}

function tidyRole(role: string, rest: string): string {
  // "…, Head of X and Rowan Teel, Manager": the second person is no part of the first one's role.
  const trimmed = role
    .replace(new RegExp(`(?:,| and) ${firstName} ${surname}$`, 'u'), '')
    .replace(/[,\s]+(?:and|of|for|the|to|with)?$/, '');
  const bracket = /deputising for/.test(trimmed) ? (/^\s*(\([^)]{3,120}\))/.exec(rest)?.[1] ?? '') : '';
  return bracket === '' ? trimmed : `${trimmed} ${bracket}`;
}

/** Who a sentence says is speaking, with the role printed for them; null where it names nobody. "The Panel was informed" names nobody. */
export function speakerOf(sentence: string, roles: Roles): string | null {
  const found = attribution.exec(squeeze(sentence));
  const who = found?.groups?.who;
  if (!who || /^(?:The|the) (?:Panel|Committee|Board|Council|Service|Team)\b/.test(who) || notAName.test(who))
    return null;
  const printed = found.groups?.role;
  const own = printed && roleWords.test(printed) ? printed.replace(/^,\s*|,\s*$/g, '') : null;
  const role = roles.get(who) ?? own ?? roleByPart(who, roles);
  return role ? `${who}, ${role}` : who;
}

/** "Councillor Penrose" later in an item that once printed "Councillor Asha Penrose, Portfolio Holder". */
function roleByPart(who: string, roles: Roles): string | null {
  const last = who.split(' ').at(-1);
  const matches = [...roles].filter(([name]) => name.split(' ').at(-1) === last);
  return matches.length === 1 ? (matches[0]?.[1] ?? null) : null;
}

const notAName =
  /^(?:The|This|These|Those|Members|Officers|Councillors|Performance|Social|Children|Young|Panel|Committee|Data|Work|Care|Early|Special)\b(?!.*(?:Chair|Director|Manager|Officer|Head|Leader|Lead|Member|Holder|Executive|Inspector|Commander|Superintendent))/;
