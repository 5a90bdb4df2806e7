import type { Qualifier, Unit } from '../../../src/minutes/figures.js';
import { findNumbers } from '../../../src/minutes/numbers/find-numbers.js';

/** What a heading or the name of a row says of the numbers under or beside it. */
export interface UnitNamed {
  readonly unit: Unit;
  /** 1,000,000 for "£m"; 1 where the numbers are whole. */
  readonly factor: number;
  /** A unit that the contract does not know, such as "kg": it stays in the words of the measure. */
  readonly other: string | null;
}

const NAMED: readonly (readonly [RegExp, UnitNamed])[] = [
  [/£\s?(?:m|million)(?!\p{L})/iu, { unit: 'gbp', factor: 1e6, other: null }],
  [/£\s?(?:bn|billion)(?!\p{L})/iu, { unit: 'gbp', factor: 1e9, other: null }],
  [/£\s?(?:k|['’]?000s?|thousand)(?!\p{L}|\d)/iu, { unit: 'gbp', factor: 1e3, other: null }],
  [/£/u, { unit: 'gbp', factor: 1, other: null }],
  [/per\s100,?000|\/100k/iu, { unit: 'rate per 100,000', factor: 1, other: null }],
  [/per\s10,?000|\/10k/iu, { unit: 'rate per 10,000', factor: 1, other: null }],
  [/per\s1,?000/iu, { unit: 'rate per 1,000', factor: 1, other: null }],
  [/\(\s?kg\s?\)|\bkg\b/iu, { unit: 'count', factor: 1, other: 'in kg' }],
  [/\(\s?(?:hours|hrs)\s?\)|\bin hours\b/iu, { unit: 'count', factor: 1, other: 'in hours' }],
  [/\(\s?(?:minutes|mins)\s?\)|\bin minutes\b/iu, { unit: 'count', factor: 1, other: 'in minutes' }],
  [/\(\s?tonnes\s?\)|\btonnes\b/iu, { unit: 'count', factor: 1, other: 'in tonnes' }],
  [/%|\bper\s?cent\b|\bpercentage\b|\bproportion\b/iu, { unit: 'percent', factor: 1, other: null }],
  [
    /\((?:average |mean |working |calendar )*days\)|\bdays (?:lost|taken|to|per)\b|(?:\bin|,) days\b/iu,
    { unit: 'days', factor: 1, other: null },
  ],
  [
    /\((?:average |mean )*weeks\)|(?:\bin|,) weeks\b|\bweeks (?:waited|to)\b/iu,
    { unit: 'weeks', factor: 1, other: null },
  ],
  [/\((?:average |mean )*months\)|\bin months\b/iu, { unit: 'months', factor: 1, other: null }],
  [/\((?:number|no\.?|count|#)\)|\bnumber of\b|\bno\. of\b/iu, { unit: 'count', factor: 1, other: null }],
];

/** The unit that words name, or null. */
export const unitNamed = (words: string): UnitNamed | null =>
  NAMED.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** The words of a measure without the brackets that only name its unit. */
export const withoutUnit = (words: string): string =>
  words
    .replace(
      /\s?\(\s?(?:%|£|£m|£k|£['’]?000s?|£ ?million|number|no\.?|count|#|rate|kg|hours|hrs|minutes|mins|tonnes|(?:average |mean |working |calendar )*(?:days|weeks|months))\s?\)/giu,
      '',
    )
    .replace(/\s£(?:m|k|bn|['’]?000s?)?\s*$/iu, '')
    .replace(/,?\s%\s*$|,\s(?:days|weeks|months|number|rate)\s*$/iu, '')
    // Accounts name both ends of one scale.
    .replace(/\s?[/-]\s?\(\s?(?:under-?spend|surplus|favourable|decrease|reduction|under)s?\s?\)/iu, '')
    .trim();

export interface CellValue {
  readonly value: number;
  readonly unit: Unit;
  /** As printed. */
  readonly text: string;
  readonly qualifier: Qualifier | null;
  readonly other: string | null;
}

/** The one number that a cell is, by its own unit or the one named for it. Null for a cell that is empty, words or several numbers. */
export function valueOfCell(words: string, named: UnitNamed | null): CellValue | null {
  // Accounts print what is owed or underspent in brackets.
  const bracketed = /^\((.+)\)$/.exec(words);
  const inner = bracketed?.[1] ?? words;
  const [number, ...more] = findNumbers(inner);
  if (number === undefined || more.length > 0 || number.high !== null || !isWhole(inner, number)) return null;
  const isBare = number.kind === 'count' && number.smallTime === null;
  const unit = isBare ? (named?.unit ?? 'count') : number.unit;
  const factor = (isBare || (number.kind === 'money' && !number.scaled)) && named?.unit === unit ? named.factor : 1;
  const sign = bracketed && unit === 'gbp' ? -1 : 1;
  return {
    value: Math.round(number.value * factor * sign * 1e6) / 1e6,
    unit,
    text: inner === words || sign === 1 ? inner : words,
    qualifier: number.qualifier,
    other: isBare ? (named?.other ?? null) : number.smallTime === null ? null : `in ${number.smallTime}`,
  };
}

/** Nothing but the number stands in the cell, or an arrow or mark beside it. */
const isWhole = (words: string, { outerStart, outerEnd }: { outerStart: number; outerEnd: number }): boolean =>
  !/[\p{L}\d]/u.test(words.slice(0, outerStart)) && !/[\p{L}\d]/u.test(words.slice(outerEnd));
