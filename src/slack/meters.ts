import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the bot counts, for `/metrics`. No label names a person, a channel or a question. */
export interface Meters {
  readonly contentType: string;
  print(): Promise<string>;
  answered(status: string): void;
  refused(why: string): void;
  posted(kind: string, outcome: 'sent' | 'unknown' | 'failed' | 'withdrawn'): void;
  failed(): void;
  /** From the message to the post, in seconds. */
  took(seconds: number): void;
  waiting(jobs: number): void;
}

export interface MetersInput {
  /** How many posts since then have an outcome that nothing can tell. */
  readonly unknownPosts: (since: Date) => Promise<number>;
  readonly now: () => Date;
}

const day = 86_400_000;

export function createMeters({ unknownPosts, now }: MetersInput): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const answers = new Counter({
    name: 'minutebook_answers_total',
    help: 'Answers by status.',
    labelNames: ['status'],
    registers,
  });
  const refusals = new Counter({
    name: 'minutebook_refusals_total',
    help: 'Questions not taken, by reason.',
    labelNames: ['why'],
    registers,
  });
  const posts = new Counter({
    name: 'minutebook_posts_total',
    help: 'Posts by kind and outcome. An unknown outcome counts as posted and is not sent again.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  // Read from what is kept: a counter would forget what was counted before the process died.
  new Gauge({
    name: 'minutebook_unknown_posts',
    help: 'Posts of the last day that may or may not be in Slack and are not sent again.',
    registers,
    async collect() {
      this.set(await unknownPosts(new Date(now().getTime() - day)));
    },
  });
  const failures = new Counter({
    name: 'minutebook_failures_total',
    help: 'Questions that ended in a failure.',
    registers,
  });
  const seconds = new Histogram({
    name: 'minutebook_answer_seconds',
    help: 'From a message to its answer.',
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 120],
    registers,
  });
  const queue = new Gauge({ name: 'minutebook_queue_jobs', help: 'Questions that wait for an answer.', registers });
  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    answered: (status) => answers.inc({ status }),
    refused: (why) => refusals.inc({ why }),
    posted: (kind, outcome) => posts.inc({ kind, outcome }),
    failed: () => failures.inc(),
    took: (value) => seconds.observe(value),
    waiting: (jobs) => queue.set(jobs),
  };
}
