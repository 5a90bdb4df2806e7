import { shortName } from '../scope.js';
import { joinWords } from '../words.js';
import type { Figure } from './choose.js';

/** Figures by whom they are of, where a question does not say whose it asks for. */
export interface Whose {
  /** One list for each council that answers: the home council alone where it has any. */
  readonly each: readonly (readonly Figure[])[];
  /** What is said of the councils that do not answer; empty where there are none. */
  readonly notes: readonly string[];
}

export function whoseFigures(all: readonly Figure[], homeCouncil: string | null): Whose {
  const councils = new Map<string | null, Figure[]>();
  for (const figure of all) {
    const { council } = figure.meeting;
    councils.set(council, [...(councils.get(council) ?? []), figure]);
  }
  const home = [...councils.keys()].find((council) => council !== null && isSame(council, homeCouncil));
  if (home === undefined) return { each: [...councils.values()], notes: [] };
  const others = [...councils.keys()].filter((council) => council !== null).filter((council) => council !== home);
  return {
    each: [councils.get(home) ?? []],
    notes: others.length === 0 ? [] : [`Shown for ${home}; there are also figures of ${joinWords(others)}.`],
  };
}

const isSame = (council: string, home: string | null): boolean =>
  home !== null && shortName(council).toLowerCase() === shortName(home).toLowerCase();
