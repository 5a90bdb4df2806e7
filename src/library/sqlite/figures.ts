import type { Metric, Observation, Trend } from '../../minutes/figures.js';
import type { HeldMetric } from '../records.js';
import type { Connection } from './open.js';

interface Count {
  readonly metric: string;
  readonly key: string;
  readonly council: string | null;
  readonly count: number;
}

/** The figures that readers see: those of the copy in use, never of another. */
export function createFigureReader(database: Connection) {
  const records = <Row>(table: 'observation' | 'trend', condition: string, ...values: unknown[]): Row[] =>
    (
      database
        .prepare(
          `SELECT ${table}.record FROM ${table} JOIN item ON item.row = ${table}.item_row JOIN document ON document.id = item.document_id
           WHERE item.used = 1 AND ${condition} ORDER BY document.path, item.place, ${table}.place`,
        )
        .pluck()
        .all(...values) as string[]
    ).map((record) => JSON.parse(record) as Row);
  const among = (table: 'observation' | 'trend'): string => `${table}.metric_key IN (SELECT value FROM json_each(?))`;

  return {
    observations: (): Observation[] => records('observation', '1'),
    trends: (): Trend[] => records('trend', '1'),
    observationsOf: (metricKeys: readonly string[]): Observation[] =>
      records('observation', among('observation'), JSON.stringify(metricKeys)),
    trendsOf: (metricKeys: readonly string[]): Trend[] => records('trend', among('trend'), JSON.stringify(metricKeys)),
    metricsHeld: (): HeldMetric[] =>
      oneForEachKey(
        database
          .prepare(
            `SELECT metric_key AS key, metric, council, count(*) AS count FROM observation JOIN item ON item.row = observation.item_row
             WHERE item.used = 1 GROUP BY metric_key, metric, council ORDER BY metric_key, metric, council`,
          )
          .all() as Count[],
      ),
  };
}

/** A metric may be held as it was named at two times: the commoner form stands for both. */
function oneForEachKey(counts: readonly Count[]): HeldMetric[] {
  const byKey = new Map<string, Count[]>();
  for (const count of counts) {
    const own = byKey.get(count.key);
    if (own) own.push(count);
    else byKey.set(count.key, [count]);
  }
  return [...byKey.values()].map((own) => ({
    metric: JSON.parse(commonest(own)) as Metric,
    observations: own.reduce((sum, { count }) => sum + count, 0),
    councils: [...new Set(own.flatMap(({ council }) => council ?? []))].sort(),
  }));
}

function commonest(counts: readonly Count[]): string {
  const sums = new Map<string, number>();
  for (const { metric, count } of counts) sums.set(metric, (sums.get(metric) ?? 0) + count);
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
