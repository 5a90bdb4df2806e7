import type { CitedObservation, MetricAnswer, Series } from './types.js';

/** The figures as a CSV file that Excel opens rightly: a byte-order mark, ISO dates, and numbers beside what is printed. */
export function metricCsv({ observations, series }: Pick<MetricAnswer, 'observations' | 'series'>): string {
  const rows = observations.map((observation) =>
    rowOf(
      observation,
      series.find(({ observationIds }) => observationIds.includes(observation.id)),
    ),
  );
  return csvText([columns, ...rows]);
}

/** Rows as a CSV file: RFC 4180 line ends, a byte-order mark for Excel, and nothing that a spreadsheet would run as a formula. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

const columns = [
  'measure',
  'measure as minuted',
  'council',
  'body',
  'period start',
  'period end',
  'period as printed',
  'period basis',
  'figure basis',
  'span',
  'segment',
  'definition',
  'value',
  'value to',
  'unit',
  'as printed',
  'qualifier',
  'change',
  'change unit',
  'change versus',
  'change as printed',
  'direction',
  'comparators',
  'speaker',
  'quotation',
  'meeting date',
  'minutes status',
  'item number',
  'item title',
  'link',
  'document',
  'page',
  'observation',
];

function rowOf(observation: CitedObservation, series: Series | undefined): readonly (string | number | null)[] {
  const { metric, period, change, comparators, citation, source } = observation;
  const { meeting, item } = citation;
  return [
    metric.name,
    observation.measureText,
    meeting.council,
    meeting.body,
    period.start,
    period.end,
    period.text,
    period.basis,
    observation.basis,
    series?.span ?? null,
    series?.segment ?? observation.segment,
    series?.definition ?? observation.definition,
    observation.value,
    observation.valueHigh,
    observation.unit,
    observation.valueText,
    observation.qualifier,
    change?.value ?? null,
    change?.unit ?? null,
    change?.versus ?? null,
    change?.text ?? null,
    observation.direction,
    comparators
      .map(({ kind, value, relation }) => [relation, kind, value].filter((part) => part !== null).join(' '))
      .join('; '),
    observation.speaker,
    observation.quote,
    meeting.heldOn,
    meeting.minutesStatus,
    item.agendaItemNumber ?? item.minuteNumber,
    item.title,
    citation.link,
    source.document,
    source.page,
    observation.id,
  ];
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front; a number stays a number. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
