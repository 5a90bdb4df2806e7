import type { NumberFound } from '../../src/minutes/numbers/types.js';
import { overlaps, type Range } from '../../src/minutes/span.js';
import type { FiguresRead } from './assemble.js';
import type { Clause } from './clauses.js';
import { mayBeProposed } from './roles.js';
import type { Scene } from './scene.js';
import type { LeftOut, LeftOutNumber } from './types.js';

/**
 * The sentence as one that a figure may be proposed of; empty where every number is a figure or is none whatever anybody says. `over` is what
 * introduces the list that it stands in.
 */
export function leftOutOf(scene: Scene, over: string, structure: FiguresRead['structure']): LeftOut[] {
  const numbers = structure
    .filter(({ number, clause }) => mayBeProposed(number, { ...scene, clause }, over))
    .map(({ number, clause }): LeftOutNumber => {
      const { start, end, outerStart, outerEnd } = number;
      return { start, end, outer: { start: outerStart, end: outerEnd }, reach: reachOf(number, clause, scene) };
    });
  if (numbers.length === 0) return [];
  const { sentence, start } = scene;
  const namesNothing = [...scene.numbers.map(outerOf), ...scene.times, ...scene.comparators];
  return [{ start, end: start + sentence.length, sentence, numbers, namesNothing }];
}

/** As far as the next number on either side: what stands beyond it is measured by that one. A year measures nothing. */
function reachOf(number: NumberFound, clause: Clause, { times }: Scene): Range {
  const others = clause.numbers.filter((other) => other !== number && !times.some((time) => overlaps(time, other)));
  return {
    start: Math.max(clause.start, ...others.filter(({ end }) => end <= number.start).map(({ outerEnd }) => outerEnd)),
    end: Math.min(clause.end, ...others.filter(({ start }) => start >= number.end).map(({ outerStart }) => outerStart)),
  };
}

const outerOf = ({ outerStart, outerEnd }: NumberFound): Range => ({ start: outerStart, end: outerEnd });
