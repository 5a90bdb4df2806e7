import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a set must reach. Shares from 0 to 1, of three decimals; `severe` is a number, and must not be passed. */
export interface Floor {
  readonly precision: number;
  readonly recall: number;
  /** Of all fields of all pairs. */
  readonly fields: number;
  readonly trends: number;
  readonly lookUps: number;
  readonly severe: number;
}

export type Floors = Readonly<Record<string, Floor>>;

const shares = ['precision', 'recall', 'fields', 'trends', 'lookUps'] as const;

export const readFloors = (file: string): Floors =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Floors) : {};

/** What is below its floor, one sentence each. */
export function belowFloor(set: string, reached: Floor, floors: Floors): readonly string[] {
  const floor = floors[set];
  if (!floor) return [];
  return [
    ...shares
      .filter((name) => reached[name] < floor[name])
      .map((name) => `${set}: ${name} is ${reached[name]}, below its floor of ${floor[name]}.`),
    ...(reached.severe > floor.severe
      ? [`${set}: ${reached.severe} severe errors, more than the ${floor.severe} of its floor.`]
      : []),
  ];
}

/** The floors with those that a run has passed raised to it. No floor is ever lowered. */
export function raiseFloors(floors: Floors, reached: Floors): Floors {
  const raised = Object.entries(reached).map(([set, run]): [string, Floor] => {
    const floor = floors[set];
    if (!floor) return [set, run];
    const best = Object.fromEntries(shares.map((name) => [name, Math.max(floor[name], run[name])]));
    return [set, { ...floor, ...best, severe: Math.min(floor.severe, run.severe) }];
  });
  return { ...floors, ...Object.fromEntries(raised) };
}

export const writeFloors = (file: string, floors: Floors): void =>
  writeFileSync(file, `${JSON.stringify(floors, null, 2)}\n`);
