import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { squeeze } from '../../../ingest/segment/plain.js';
import type { DocumentRecord } from '../../../src/library/records.js';
import { recordsIn } from './record-of.js';

const cases = join(import.meta.dirname, '..', '..', 'fixtures', 'minutes');

const expectation = z.strictObject({
  meetings: z.array(z.record(z.string(), z.unknown())),
  items: z.array(z.record(z.string(), z.unknown())),
  resolutions: z.array(z.strictObject({ item: z.number(), kind: z.string(), text: z.string() })),
  actions: z.array(z.record(z.string(), z.unknown())),
  approvals: z.array(z.record(z.string(), z.unknown())),
  warnings: z.array(z.string()),
  /** Only for cases that are about who says what. */
  sentences: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** Long enough to know a sentence by. */
const fragment = (words: string): string => squeeze(words).slice(0, 60);

function describeRecord(record: DocumentRecord): z.infer<typeof expectation> {
  const itemOf = (id: string): number => record.items.findIndex((item) => item.id === id);
  return {
    meetings: record.meetings.map(({ council, body, heldOn, minutesStatus }) => ({
      council,
      body,
      heldOn,
      minutesStatus,
    })),
    items: record.items.map((item) => ({
      meeting: record.meetings.findIndex(({ id }) => id === item.meetingId),
      agendaItemNumber: item.agendaItemNumber,
      minuteNumber: item.minuteNumber,
      title: item.title,
      titleBasis: item.titleBasis,
      access: item.access,
      truncated: item.truncated,
      reportPeriod: item.reportPeriod && {
        text: item.reportPeriod.text,
        start: item.reportPeriod.start,
        end: item.reportPeriod.end,
      },
    })),
    resolutions: record.resolutions.map(({ itemId, kind, text }) => ({
      item: itemOf(itemId),
      kind,
      text: squeeze(text),
    })),
    actions: record.actions.map(({ itemId, type, who, when, due, quote }) => ({
      item: itemOf(itemId),
      type,
      who,
      when,
      due,
      quote: fragment(quote),
    })),
    approvals: record.approvals.map(({ minutesOf, outcome, amendment }) => ({ minutesOf, outcome, amendment })),
    warnings: record.document.warnings.map(({ code }) => code),
    sentences: record.passages
      .flatMap(({ sentences }) => sentences)
      .map(({ start, end, section, speaker, list }) => ({
        text: fragment(record.text.slice(start, end)),
        section,
        speaker,
        list,
      })),
  };
}

describe('minutes as pages print them', () => {
  it.each(readdirSync(cases))('%s', async (name) => {
    const expected = expectation.parse(JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')));
    const [record, ...others] = await recordsIn(join(cases, name));
    expect(others).toEqual([]);
    if (!record) throw new Error(`${name} has no source.`);
    const { sentences, ...found } = describeRecord(record);
    expect(expected.sentences ? { ...found, sentences } : found).toEqual(expected);
  });
});
