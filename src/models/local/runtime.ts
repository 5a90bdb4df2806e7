import { UsageError } from '../../errors.js';

/** What runs a model: an opened network and its tokenizer. Tests pass their own; the program takes the two optional packages. */
export interface ModelRuntime {
  /** Rejects when the file is not a network the runtime can open. */
  openNetwork(modelFile: string): Promise<Network>;
  /** Throws when the description is not one of a tokenizer. */
  openTokenizer(tokenizer: unknown, config: unknown): Tokenizer;
}

export interface Network {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Runs one text; each input has one number for each of its tokens. Computes on the calling thread. */
  run(inputs: Readonly<Record<string, BigInt64Array>>): Promise<NetworkOutputs>;
}

export type NetworkOutputs = Readonly<Record<string, NetworkOutput>>;

export interface NetworkOutput {
  readonly dims: readonly number[];
  /** A Float32Array for the models this program can use. */
  readonly data: unknown;
}

export interface Tokenizer {
  /** Token ids with the model's own start and end tokens. */
  encode(text: string): readonly number[];
}

/** A fixed minor version, so that a later one cannot change vectors already stored. */
export const installCommand = 'npm install --no-save onnxruntime-node@1.30 @huggingface/tokenizers@0.2';

/** Loads the two optional packages, or says in one sentence how to install them. */
export async function loadRuntime(load: (name: string) => Promise<unknown> = importPackage): Promise<ModelRuntime> {
  const onnx = await loadPackage('onnxruntime-node', load);
  const tokenizers = await loadPackage('@huggingface/tokenizers', load);
  if (!isOnnxRuntime(onnx)) throw unexpectedVersion('onnxruntime-node');
  if (!isTokenizers(tokenizers)) throw unexpectedVersion('@huggingface/tokenizers');
  return {
    openNetwork: (modelFile) => openNetwork(onnx, modelFile),
    openTokenizer: (tokenizer, config) => {
      const opened = new tokenizers.Tokenizer(tokenizer, config);
      return { encode: (text) => opened.encode(text).ids };
    },
  };
}

/** The few parts of the two packages that are used. They are declared here because the packages need not be installed. */
interface OnnxRuntime {
  readonly InferenceSession: { create(path: string, options: object): Promise<OnnxSession> };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => object;
}
interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Record<string, object>): Promise<NetworkOutputs>;
}
interface Tokenizers {
  readonly Tokenizer: new (tokenizer: unknown, config: unknown) => { encode(text: string): { ids: number[] } };
}

const hasFunctions = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'function');
const isOnnxRuntime = (value: unknown): value is OnnxRuntime => hasFunctions(value, 'InferenceSession', 'Tensor');
const isTokenizers = (value: unknown): value is Tokenizers => hasFunctions(value, 'Tokenizer');

async function openNetwork({ InferenceSession, Tensor }: OnnxRuntime, modelFile: string): Promise<Network> {
  // Severity 3 keeps the runtime's remarks about graph optimisation out of our standard error.
  const session = await InferenceSession.create(modelFile, { logSeverityLevel: 3 });
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: (inputs) => {
      const tensors = Object.entries(inputs).map(([name, data]) => [name, new Tensor('int64', data, [1, data.length])]);
      return session.run(Object.fromEntries(tensors));
    },
  };
}

async function loadPackage(name: string, load: (name: string) => Promise<unknown>): Promise<unknown> {
  try {
    return await load(name);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    if (!missing)
      throw new UsageError(
        `The package ${name} is installed but does not start here; run "${installCommand}" again in Minutebook's folder.`,
        'config',
      );
    throw new UsageError(
      `A local model needs the package ${name}: in Minutebook's folder run "${installCommand}"; its install script is not needed.`,
      'config',
    );
  }
}

const importPackage = (name: string): Promise<unknown> => import(name);

function unexpectedVersion(name: string): UsageError {
  return new UsageError(
    `The installed ${name} is not a version Minutebook can use; run "${installCommand}".`,
    'config',
  );
}
