import { isIsoDay } from '../../minutes/calendar.js';
import { findDates } from '../../minutes/dates.js';
import { usersIn } from './words.js';

/** What `/digest …` asks for. Bodies and words are as typed: what they name is for the minute book to say. */
export type DigestWanted =
  | { readonly kind: 'show' | 'off' | 'resume' | 'preview' }
  | {
      readonly kind: 'on';
      /** 1 for Monday to 7 for Sunday. */
      readonly weekday: number;
      /** "09:00" */
      readonly time: string;
      readonly body: string | null;
      readonly words: string | null;
      /** Who sees each digest first. */
      readonly owner: string | null;
    }
  /** `until`: ISO day on which digests are posted again. */
  | { readonly kind: 'pause'; readonly until: string }
  | { readonly kind: 'watch'; readonly words: string }
  /** Null for everything watched. */
  | { readonly kind: 'unwatch'; readonly words: string | null }
  /** One sentence that says what to change. */
  | { readonly kind: 'wrong'; readonly said: string };

const wrong = (said: string): DigestWanted => ({ kind: 'wrong', said });

const example = '/digest on weekly Monday 09:00';

/** Reads the words behind `/digest`, as Slack sends them. `today` is the ISO day where the councils are. */
export function readDigestWords(text: string, today: string): DigestWanted {
  const words = text.replace(/\s+/g, ' ').trim();
  const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(words) ?? [];
  switch (verb.toLowerCase()) {
    case '':
    case 'help':
    case 'status':
      return { kind: 'show' };
    case 'on':
      return readOn(rest);
    case 'off':
    case 'resume':
    case 'preview':
      return rest === ''
        ? { kind: verb.toLowerCase() as 'off' | 'resume' | 'preview' }
        : wrong(`Nothing goes behind “${verb}”; write /digest ${verb.toLowerCase()}.`);
    case 'pause':
      return readPause(rest, today);
    case 'watch':
      return rest === ''
        ? wrong('Write the words to watch, such as: /digest watch exclusions')
        : rest.length > mostWords
          ? wrong(`Watch at most ${mostWords} characters at once.`)
          : { kind: 'watch', words: rest };
    case 'unwatch':
      return { kind: 'unwatch', words: rest === '' || rest.toLowerCase() === 'all' ? null : rest };
    default:
      return wrong(
        `Minutebook does not know “/digest ${verb.slice(0, 40)}”; write ${example}, or /digest alone for help.`,
      );
  }
}

const mostWords = 150;

function readOn(rest: string): DigestWanted {
  const { head, clauses } = splitClauses(rest);
  const when = readWhen(head);
  if (typeof when === 'string') return wrong(when);
  const approved = clauses.get('approved by');
  const [owner = null] = approved === undefined ? [] : usersIn(approved, '');
  if (approved !== undefined && owner === null)
    return wrong('Name the person who approves with @, such as: approved by @name.');
  const [body, about] = [clauses.get('for'), clauses.get('about')];
  if (body === '' || about === '')
    return wrong('Write a body behind “for” and words behind “about”, or leave them out.');
  if ((about ?? '').length > mostWords) return wrong(`Write at most ${mostWords} characters behind “about”.`);
  return { kind: 'on', ...when, body: body ?? null, words: about ?? null, owner };
}

/** "Monday 09:00 for Roads Panel about kerbs": each of these words divides once, where it first stands. */
function splitClauses(text: string): { readonly head: string; readonly clauses: ReadonlyMap<string, string> } {
  const marks = ['for', 'about', 'approved by']
    .flatMap((word) => {
      const found = new RegExp(`(?<=^|\\s)${word}(?=\\s|$)`, 'i').exec(text);
      return found ? [{ word, start: found.index, end: found.index + found[0].length }] : [];
    })
    .toSorted((a, b) => a.start - b.start);
  return {
    head: text.slice(0, marks[0]?.start ?? text.length).trim(),
    clauses: new Map(
      marks.map(({ word, end }, index) => [word, text.slice(end, marks[index + 1]?.start ?? text.length).trim()]),
    ),
  };
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function readWhen(text: string): { readonly weekday: number; readonly time: string } | string {
  const words = text
    .toLowerCase()
    .replace(/^(?:weekly|every)\s+/, '')
    .replace(/\bat\b|,/g, ' ')
    .replace(/^on\s+/, '')
    .trim();
  const [, dayWord = '', timeWords = ''] = /^([a-z]*)\s*(.*)$/.exec(words) ?? [];
  if (words === '') return `Say on which day and when, such as: ${example}`;
  const weekday = dayWord.length < 3 ? 0 : days.findIndex((day) => `${day}s`.startsWith(dayWord)) + 1;
  if (weekday === 0) return `“${text.slice(0, 60)}” does not begin with a day of the week; write it as ${example}`;
  if (timeWords === '') return `Say when on ${capital(days[weekday - 1] ?? '')}, such as: ${example}`;
  const time = readTime(timeWords);
  return time === null
    ? `“${timeWords.slice(0, 40)}” is no time of day; write it as 09:00 or 14:30.`
    : { weekday, time };
}

function readTime(words: string): string | null {
  const found = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s?(?<half>am|pm)?$/.exec(words)?.groups;
  if (!found) return null;
  const { half } = found;
  const [given, minute] = [Number(found.hour), Number(found.minute ?? '0')];
  if (half !== undefined && (given < 1 || given > 12)) return null;
  const hour = half === undefined ? given : (given % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function readPause(rest: string, today: string): DigestWanted {
  const words = rest.replace(/^until\s*/i, '').trim();
  if (words === '') return wrong('Say until when, such as: /digest pause until 8 May 2026');
  const year = Number(today.slice(0, 4));
  const dateIn = (defaultYear: number): string | undefined =>
    isIsoDay(words) ? words : findDates(words, { defaultYear })[0]?.date;
  const soon = dateIn(year);
  // A day without a year is the next one of that name.
  const until = soon !== undefined && soon <= today ? (dateIn(year + 1) ?? soon) : soon;
  if (until === undefined) return wrong(`“${words.slice(0, 60)}” is no day; write it as 8 May 2026.`);
  return until <= today
    ? wrong('That day is not ahead; name the day on which digests are to be posted again.')
    : { kind: 'pause', until };
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** "Monday" for 1. */
export const weekdayName = (weekday: number): string => capital(days[weekday - 1] ?? '');
