import { UsageError } from '../errors.js';
import { decisionsCsv } from '../follow-ups/csv.js';
import { listDecisions } from '../follow-ups/decisions.js';
import { hasWords } from '../follow-ups/topic.js';
import { londonDay } from '../state/london-day.js';
import type { Run } from './context.js';
import { describeDecisions } from './describe-follow-ups.js';
import { type FollowUpFlags, readFollowUpLimits } from './follow-up-flags.js';
import { writeFile } from './write-file.js';

const longestTopic = 2000;

/** Lists the decisions minuted, all of them or about a topic. */
export const runDecisions =
  (topic: string | undefined, flags: FollowUpFlags): Run =>
  async (context) => {
    const { openLibrary, vocabulary, output, json, now } = context;
    checkTopic(topic);
    const limits = readFollowUpLimits(flags, context);
    const library = openLibrary({ create: false });
    try {
      const today = londonDay(now());
      const found = await listDecisions(
        { ...limits, topic: topic ?? null, today },
        { library, vocabulary: vocabulary() },
      );
      if (flags.csv !== undefined) writeFile('--csv', flags.csv, decisionsCsv(found.decisions));
      output.result(json ? JSON.stringify(found) : describeDecisions(output, found, today));
      return 0;
    } finally {
      await library.close();
    }
  };

function checkTopic(topic: string | undefined): void {
  if (topic === undefined) return;
  if (!hasWords(topic))
    throw new UsageError(
      'The topic holds no word; write it in quotation marks, or leave it out to list all decisions.',
    );
  if (topic.length > longestTopic)
    throw new UsageError(
      `The topic has ${topic.length.toLocaleString('en-GB')} characters; name it in at most ${longestTopic.toLocaleString('en-GB')}.`,
    );
}
