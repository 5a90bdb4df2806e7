import { squeeze } from './plain.js';
import { namesAnother, person, type Roles, roleOf, rolePattern, roleWords, tidyRole } from './roles.js';

export { type Roles, readRoles } from './roles.js';

const office =
  "(?:The|the) (?:(?:[A-Z][\\w-]+|of|for|and|Deputy|Vice|Co-opted|Interim|Acting) ){0,8}(?:Chair(?:man|woman|person)?|Director|Manager|Officer|Head|Leader|Lead|Member|Holder|Commander|Inspector|Superintendent|Executive|Commissioner|Headteacher|Principal)(?: (?:of|for) (?:[A-Z][\\w’'-]+|and|of|the|,)(?: (?:[A-Z][\\w’'-]+|and|of|the))*)?";
const verbs =
  '(?:highlighted|advised|explained|reported|informed|stated|said|commented|confirmed|outlined|added|assured|clarified|responded|replied|answered|indicated|emphasised|stressed|updated|summarised|described|noted|acknowledged|reassured|undertook|offered|gave|presented|provided|introduced|welcomed|requested|asked|queried|suggested|expressed|raised|observed|agreed (?:to|that)|thanked|felt|considered|reminded|told|spoke|drew|proposed|moved|sought|pointed out|declared|warned|cautioned|shared|detailed|recognised|accepted|believed|hoped|wished|estimated|illustrated|demonstrated|enquired|wondered|invited|called|made|was (?:concerned|pleased|aware|of the view)|feared|apologised|referred|set out|took|cited|remarked|mentioned|recommended|urged|read|turned (?:then )?to|went (?:on to|through)|ran through|talked|began|opened|concluded)';

const before =
  '(?:[AQ]\\d{0,3}[.:)]\\s+)?(?:(?:In (?:answer|answering|response|reply|responding)(?: to)?[^.;:]*?|Further to[^.;:]*?|Responding(?: to[^.;:]*?)?|Asked[^.;:]*?|Following[^.;:]*?|On behalf of[^.;:]*?|At the invitation of[^.;:]*?),\\s*)?';

const attribution = new RegExp(
  `^${before}(?<who>${person}|${office})(?:,\\s+(?<role>${rolePattern}),?)?(?:\\s*\\([^)]{2,80}\\),?)?\\s+(?:(?:then|also|further|subsequently|again|went on to|therefore|briefly|formally)\\s+)*${verbs}\\b`,
  'u',
);

/**
 * Who a sentence says is speaking, with the role printed for them; null where it names nobody. "The Panel was informed" names nobody,
 * and where two people are named the minutes do not tell which of them said what.
 */
export function speakerOf(sentence: string, roles: Roles): string | null {
  const found = attribution.exec(squeeze(sentence.replace(/\*\*/g, '')));
  const { who, role: wide } = found?.groups ?? {};
  if (!who || /^(?:Councillors|Cllrs)\b/.test(who) || notAName.test(who) || several.test(who)) return null;
  if (wide !== undefined && namesAnother(wide, roles)) return null;
  const role = roleOf(who, roles) ?? (wide === undefined ? null : tidyRole(wide, ''));
  return role ? `${who}, ${role}` : who;
}

/** Groups and things that are written like a name: "Housing Officers", "Performance Report". */
const several =
  /\b(?:Officers|Members|Managers|Directors|Councillors|Governors|Leaders|Heads|Residents|Tenants|Schools|Staff|Teams?|Services?|Panel|Committee|Board|Council|Department|Partnership|Trust|Group|Data|Report|Strategy|Plan|Policy|Programme|Act)$/;

/** Capitalised words that begin a sentence like a name and are none. */
const notAName = new RegExp(
  `^(?:The|the) (?:Panel|Committee|Board|Council|Service|Team)\\b|^(?:The|This|These|Those|Members|Officers|Councillors|Performance|Social|Children|Young|Panel|Committee|Data|Work|Care|Early|Special|Cabinet|Council|Board|Health|Public|Schools?|Education|Adult|Housing|Ofsted|NHS|Staff|Service|Services|Concerns?|Clarification|Assurance|Some|Several|Other|All|Both|Each|One|Two|Three|Many|Further|Following|Consideration|Reference|Discussion|Questions?|Local|National|West|East|North|South|Greater)\\b(?!.*${roleWords.source})`,
);
