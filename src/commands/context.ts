import type { Writer } from '../answering/written/writer.js';
import type { Config } from '../config.js';
import type { Library } from '../library/library.js';
import type { EmbeddingModel } from '../models/embedding-model.js';
import type { State } from '../state/state.js';
import type { MeasureRegister } from '../vocabulary/metrics/types.js';
import type { Vocabulary } from '../vocabulary/types.js';
import type { Output } from './output.js';

/** What a command is given by the program: everything is opened only when asked for. */
export interface Context {
  readonly config: Config;
  readonly output: Output;
  readonly json: boolean;
  /** Opens the library. Without `create` a missing one is an error that says to ingest first. */
  readonly openLibrary: (options: { create: boolean }) => Library;
  /** Opens what the bot must not forget, making it where `create` is set. */
  readonly openState: (options: { create: boolean }) => State;
  /** The embedding model that the settings name, for an ingest. */
  readonly openModel: () => Promise<EmbeddingModel>;
  /** The configured model that words answers; null where none is. */
  readonly openWriter: () => Promise<Writer | null>;
  readonly vocabulary: () => Vocabulary;
  /** The measures that figures are named by, the council's own among them. */
  readonly measures: () => MeasureRegister;
  readonly now: () => Date;
}

/** How a command is run once its options are read: gives the exit code. */
export type Run = (context: Context) => Promise<number>;
