import { writeSync } from 'node:fs';

/**
 * How far a question has come: kept on the disk but not acknowledged; acknowledged and waiting; taken and about to be looked up; its answer
 * taken to be sent; sent, and not yet recorded as sent.
 */
export const stages = ['claimed', 'queued', 'retrieving', 'posting', 'posted'] as const;

/** How far a digest that is due has come: made and not kept; kept and not yet in hand; then as an answer. */
export const digestStages = ['planned', 'kept', 'posting', 'posted'] as const;

export type Stage = (typeof stages)[number] | (typeof digestStages)[number];

/** Told of each stage at the moment it is reached. `about` is a key or an id, never a word of the question. */
export type AtStage = (stage: Stage, about: string) => void;

export const untold: AtStage = () => {};

/** Writes each stage to standard error before anything else is done, so that a process can be ended in it. */
export const writeStage: AtStage = (stage, about) => void writeSync(2, `stage ${stage} ${about}\n`);
