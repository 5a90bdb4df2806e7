import type { IngestReport } from './report.js';

type Stage = Exclude<keyof IngestReport['timingsMs'], 'total'>;

/** Adds up the time that each stage of the job takes. */
export function createStopwatch() {
  const began = performance.now();
  const spent: Record<Stage, number> = { read: 0, parse: 0, propose: 0, embed: 0, store: 0, index: 0 };
  return {
    time: async <Result>(stage: Stage, work: () => Promise<Result>): Promise<Result> => {
      const from = performance.now();
      try {
        return await work();
      } finally {
        spent[stage] += performance.now() - from;
      }
    },
    report: (): IngestReport['timingsMs'] => {
      const rounded = Object.fromEntries(Object.entries(spent).map(([stage, ms]) => [stage, Math.round(ms)])) as Record<
        Stage,
        number
      >;
      return { ...rounded, total: Math.round(performance.now() - began) };
    },
  };
}
