import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EnvHttpProxyAgent, fetch, type Response } from 'undici';
import { AppError, UsageError } from '../../errors.js';
import { maxModelBytes } from './model-source.js';

export interface DownloadSettings {
  /** Proxies by hand, for tests; by default HTTPS_PROXY, HTTP_PROXY and NO_PROXY hold. */
  readonly proxy?: { readonly httpProxy?: string; readonly httpsProxy?: string; readonly noProxy?: string };
  /** How long the other side may be silent. */
  readonly timeoutMs?: number;
  readonly onProgress?: (progress: {
    readonly file: string;
    readonly bytes: number;
    readonly of: number | null;
  }) => void;
}

/** Fetches addresses into files. Close it when done. */
export interface Downloader {
  /** Returns the SHA-256 of what was written, or null when the address answers 404. Throws `model` for every other failure. */
  download(address: string, file: string): Promise<string | null>;
  close(): Promise<void>;
}

export function createDownloader({ proxy = {}, timeoutMs = 30_000, onProgress }: DownloadSettings): Downloader {
  const agent = createAgent(proxy, timeoutMs);
  const download = async (address: string, file: string): Promise<string | null> => {
    const { url, headers } = takeCredentials(address);
    try {
      const response = await fetch(url, { dispatcher: agent, headers });
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      refuseUnusable(url, response);
      return await save(response, file, (bytes, of) => onProgress?.({ file, bytes, of }));
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw describeFailure(url, error, timeoutMs);
    }
  };
  return { download, close: () => agent.destroy() };
}

function createAgent(proxy: NonNullable<DownloadSettings['proxy']>, timeoutMs: number): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent({
      ...proxy,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connect: { timeout: timeoutMs },
    });
  } catch {
    throw new UsageError(
      'The proxy in HTTPS_PROXY or HTTP_PROXY is not an address such as http://proxy.example:8080.',
      'config',
    );
  }
}

/** Repositories inside an organisation often want a name and password, which `fetch` does not take from an address. */
function takeCredentials(address: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '') return { url, headers: {} };
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { url, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

function refuseUnusable(url: URL, response: Response): void {
  if (url.protocol === 'https:' && !response.url.startsWith('https:')) {
    throw new AppError('model', `${url.href} leads to an address without encryption; nothing was fetched.`);
  }
  if (response.status === 401 || response.status === 403) {
    throw new AppError(
      'model',
      `${url.href} was refused (HTTP ${response.status}): there is no such model there, or it needs permission.`,
    );
  }
  if (!response.ok)
    throw new AppError('model', `${url.href} could not be fetched: the server answered HTTP ${response.status}.`);
}

async function save(
  response: Response,
  file: string,
  onProgress: (bytes: number, of: number | null) => void,
): Promise<string> {
  if (response.body === null)
    throw new AppError('model', `${response.url} could not be fetched: the server sent nothing.`);
  const announced = Number(response.headers.get('content-length') ?? Number.NaN);
  const hash = createHash('sha256');
  let bytes = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      onProgress(bytes, Number.isNaN(announced) ? null : announced);
      done(
        bytes > maxModelBytes ? new AppError('model', `${response.url} is larger than 2 GB; nothing was kept.`) : null,
        chunk,
      );
    },
  });
  await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(file));
  return hash.digest('hex');
}

/** The sentences for what undici and the network report as codes. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'the connection was refused'],
  [/ENOTFOUND|EAI_AGAIN/, 'there is no such host, or no name service'],
  [/CERT|SELF_SIGNED|UNABLE_TO/, 'its certificate is not trusted here; name your own authority in NODE_EXTRA_CA_CERTS'],
  [/ENOSPC/, 'the disk is full'],
];

function describeFailure(url: URL, error: unknown, timeoutMs: number): AppError {
  const codes = codesOf(error);
  const timedOut = /TIMEOUT|ETIMEDOUT/.test(codes);
  const reason = timedOut
    ? `nothing came for ${Math.ceil(timeoutMs / 1000)} seconds`
    : (reasons.find(([code]) => code.test(codes))?.[1] ?? 'the connection broke off');
  const code = codes.includes('ENOSPC') ? 'disk_full' : 'model';
  return new AppError(code, `${url.href} could not be fetched: ${reason}.`, { cause: error });
}

function codesOf(error: unknown): string {
  const codes: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') codes.push(at.code);
    if (at instanceof AggregateError) codes.push(...at.errors.map(codesOf));
  }
  return codes.join(' ');
}
