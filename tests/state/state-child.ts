import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { answerOf, citesOf, jobOf, monday, postOf } from './records.js';

// A process of its own for tests of what is left of a state when a process is killed. It prints a line after each promise is kept.
const [task, file = ''] = process.argv.slice(2);
const state = openState(file, { create: false });
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (task === 'enqueue')
  for (let number = 0; ; number += 1) {
    await state.enqueue(jobOf({ keys: [`event ${number}`, `message ${number}`], payload: { number } }));
    say(`event ${number}`);
  }

if (task === 'finish')
  for (;;) {
    const job = await state.takeJob({ owner: 'child', now: monday, leaseMs: 1 });
    if (job === null) break;
    const answer = answerOf({ ref: `J${job.id}`, jobId: job.id });
    const posts = [0, 1].map((part) => postOf({ id: `${job.id} ${part}`, ref: answer.ref }));
    const audit = {
      at: monday,
      team: 'T1',
      user: 'U1',
      channel: 'C1',
      event: 'answered',
      ref: answer.ref,
      detail: null,
    };
    if (await state.finishJob(job.id, 'child', { answer, posts, audit })) say(job.id);
  }

if (task === 'redact') {
  say('ready');
  await state.redactQuotes({
    documents: citesOf().map(({ document }) => document),
    itemIds: [],
    at: monday,
    bodyFor: () => 'Withdrawn.',
  });
  say('done');
}
