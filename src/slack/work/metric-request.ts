import { chartAltText } from '../../metrics/chart/alt-text.js';
import { slackChartFits } from '../../metrics/chart/slack-chart.js';
import type { MetricAnswer } from '../../metrics/types.js';
import { londonDay } from '../../state/london-day.js';
import { metricMessages } from '../blocks/metric.js';
import { tooLongMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import type { MetricLimits } from '../desk/desk.js';
import { fitToLog } from '../log.js';
import { upload } from '../outbox/send-file.js';
import { longestQuestion, readQuestion } from './answer-request.js';
import { citesOf } from './cites.js';
import { postTo, whisperTo } from './place.js';
import { type Handler, placeOf } from './request.js';

export const metricLimits = ({ config, now }: BotParts): MetricLimits => ({
  today: londonDay(now()),
  homeCouncil: config.homeCouncil,
  deniedBodies: config.deniedBodies,
});

/** Looks a measure up in the ledger, for the asker alone. An empty query lists what can be asked. */
export const metricRequest: Handler = async (parts, { job, request }) => {
  const { state, desk, config, now, meters } = parts;
  const place = placeOf(job, request);
  const query = await readQuestion(parts, request.text);
  if (query.length > longestQuestion)
    return { posts: [whisperTo(place, tooLongMessage(query.length, longestQuestion), null)], audit: [] };
  const asker = { jobId: job.id, team: job.team, user: job.user, channel: place.channel, threadTs: job.threadTs };
  let looked = await desk.metric({ query }, metricLimits(parts), asker);
  while (!(await state.refIsFree(looked.record.ref))) looked = await desk.metric({ query }, metricLimits(parts), asker);
  const { record } = looked;
  meters.answered(`metric_${looked.looked.status}`);
  const messages = metricMessages(looked.looked, {
    homeCouncil: config.homeCouncil,
    value: record.ref,
    image: await pictureOf(parts, looked.looked),
  });
  const cites = citesOf(record.answer);
  const { team, user, channel } = job;
  return {
    answer: record,
    posts: messages.map((body) => postTo(place, { body, ref: record.ref, cites, readBack: false })),
    audit: [{ at: now(), team, user, channel, event: `metric_${looked.looked.status}`, ref: record.ref, detail: null }],
  };
};

/** The drawn chart, where Slack's own does not fit and files may be sent. Without it the words say everything. */
async function pictureOf({ identity, desk, client, log }: BotParts, looked: MetricAnswer) {
  const altText = chartAltText(looked);
  if (altText === null || slackChartFits(looked) || !identity.scopes.has('files:write')) return null;
  try {
    const base64 = await desk.chart(looked);
    if (base64 === null) return null;
    const fileId = await upload(client, { name: 'figures.png', altText }, Buffer.from(base64, 'base64'));
    await client.files.completeUploadExternal({ files: [{ id: fileId, title: looked.metric?.name ?? 'Figures' }] });
    return { fileId, altText };
  } catch (error) {
    log.warn(`A chart could not be sent: ${fitToLog(error)}`);
    return null;
  }
}
