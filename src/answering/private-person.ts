import { type IsAbbreviation, isShortWord, plainMarks, privatePersonIn } from '../minutes/private-persons.js';

/** English words of two letters, which are no initials in a question typed in small letters or all in capitals. */
const WORDS = new Set('am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we'.split(' '));
const ONE_PERSON =
  /\b(?:the|that|this)\s+(?:[a-z0-9-]+\s+){0,2}?(?:boy|girl|lad|lass)\b(?!s|'s?\s+(?:school|pru|home|team|club|academy|toilet)|\s+(?:guides?|scouts?|band))/i;
const WHO =
  /\b(?:the|that|this)\s+(?:[a-z0-9-]+\s+){0,2}?(?:child|pupil|student|young\s+(?:person|man|woman)|teenager|baby|toddler|care\s+leaver|parent|carer|mother|father|mum|dad)\s+(?:who|whose|whom|that\s+(?:was|had|went|died|ran|complained))\b/i;
const THE_PARENT_OF = /\bthe\s+(?:mother|father|mum|dad|sibling|brother|sister)\s+(?:of|in|at|from)\b/i;
const OURS =
  /\b(?:my|our|his|her)\s+(?:(?:own|little|older|younger|foster)\s+)?(?:son|daughter|child|boy|girl|mum|mother|dad|father|grandson|granddaughter|nephew|niece|brother|sister)\b/i;
const LETTERED =
  /\b(?:child|young\s+person|yp|pupil|student|parent|carer|boy|girl|family|sibling)\s+(?:[b-hj-z]|a(?=\s*(?:$|[?.,!;:']|(?:at|in|and|who|was|is|has|had|from|go|goes|get|got|say|said|do|did|after|when|with|about|move|moved|die|died)\b)))\b(?!-)/i;
const NAMED =
  /\b(?:child|young\s+person|pupil|student|boy|girl|teenager|baby|parent|carer|mother|father|mum|dad|care\s+leaver)\s+(?:named|called|known\s+as)\s+(?!for\b|to\b|the\b|on\b|in\b|out\b|upon\b|a\b|at\b|by\b|it\b|as\b)['"]?[a-z]{2,}/i;
const KIN =
  /\b(?!(?:child|children|people|person|parent|pupil|student|council|school|service|panel|carer|mother|father|boy|girl|it|what|that|who|there|let|here|how|where|today|england|everyone|someone|family|foster|men|women)(?:s|ren)?'s)[a-z]{3,}'s\s+(?:mum|mother|dad|father|brother|sister|nan|gran)\b/i;
const OF_YEAR =
  /(?<!\b(?:cllr|councillor|mr|mrs|ms|dr)\.?\s+(?:\w+\s+)?)\b[A-Z][a-z]{2,}\s+(?:the|a)\s+(?:year\s+\d+\s+)?(?:pupil|child|boy|girl|parent|teenager)\b/;
const AROUND = String.raw`(?:with|about|to|for|of|did|does|do|is|was|has|had|were|are|where|when|why|how|on|by|from|said|say|says|re|regarding|concerning|if|and|has|will|can|should|initials)`;
const AFTERWARDS = String.raw`(?:\s*[?.!,;:)]|\s*$|'s?\b|\s+(?:at|in|on|and|who|was|is|has|had|have|did|do|does|go|goes|gone|went|going|get|gets|got|say|said|says|move|moved|moving|leave|left|live|lived|come|came|return|returned|placed|removed|excluded|being|been|after|when|while|since|from|to|with|about|ever|still|now|last|missing|attend|attended|run|ran|mother|father|mum|dad|parents|family|placement|case))`;
const INITIALS = new RegExp(String.raw`\b${AROUND}\s+((?:[A-Za-z]{2})|(?:[A-Z]\.\s?[A-Z]\.?))(?=${AFTERWARDS})`, 'gi');
const OPENING = new RegExp(String.raw`^\s*([A-Z]{2})(?=${AFTERWARDS})`, 'g');

/** Whether a question is about an individual child, young person, parent or carer. Such a question is refused. */
export function asksAboutPrivatePerson(question: string, isAbbreviation: IsAbbreviation): boolean {
  const words = plainMarks(question).replace(/\s+/g, ' ').trim();
  if ([ONE_PERSON, WHO, THE_PARENT_OF, OURS, LETTERED, NAMED, KIN, OF_YEAR].some((asked) => asked.test(words)))
    return true;
  return privatePersonIn(words, isAbbreviation) !== null || hasInitials(words, isAbbreviation);
}

function hasInitials(words: string, isAbbreviation: IsAbbreviation): boolean {
  return [...words.matchAll(INITIALS), ...words.matchAll(OPENING)].some((hit) => {
    const letters = (hit[1] ?? '').replace(/[.\s]/g, '').toUpperCase();
    return (
      letters.length === 2 && !WORDS.has(letters.toLowerCase()) && !isShortWord(letters) && !isAbbreviation(letters)
    );
  });
}
