import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { type PullModelOptions, pullModel } from '../../../src/models/local/pull-model.js';
import { temporaryFolder, tinyNetwork, tinyRuntime, tinyTokenizer } from '../../support/tiny-model.js';

const network = Buffer.from(tinyNetwork());
const jar = Buffer.from(zipSync({ 'words.onnx': network, 'words-tokenizer.json': tinyTokenizer }));
const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const hubFiles: Record<string, Buffer> = {
  '/acme/Small-Words/resolve/main/onnx/model.onnx': network,
  '/acme/Small-Words/resolve/main/tokenizer.json': Buffer.from(tinyTokenizer),
};
const jarPath = '/repo/org/example/words/words-model/1.0.0/words-model-1.0.0.jar';
const noProxy = { httpProxy: '', httpsProxy: '', noProxy: '' };

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;
async function serve(answer: Answer): Promise<{ server: http.Server; address: string }> {
  const server = http.createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { server, address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

const files =
  (held: Record<string, Buffer>): Answer =>
  (request, response) => {
    const body = held[request.url ?? ''];
    response.writeHead(body ? 200 : 404).end(body ?? 'none');
  };

const pull = (name: string, options: Partial<PullModelOptions>) => {
  const dataFolder = options.dataFolder ?? temporaryFolder();
  return pullModel(name, { proxy: noProxy, runtime: tinyRuntime, ...options, dataFolder });
};

async function expectRefusal(
  name: string,
  options: Partial<PullModelOptions>,
  code: string,
  sentence: RegExp,
): Promise<void> {
  const dataFolder = temporaryFolder();
  const refusal = await pull(name, { ...options, dataFolder }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code, message: expect.stringMatching(sentence) });
  expect(readdirSync(join(dataFolder, 'models'))).toEqual([]);
}

describe('pulling a model from a hub', () => {
  it('takes the network in the form it is offered in, with its tokenizer', async () => {
    const { address } = await serve(files(hubFiles));
    const { manifest } = await pull('acme/Small-Words', { hub: `${address}/`, digest: sha256(network) });
    expect(manifest).toMatchObject({ name: 'small-words', source: 'acme/Small-Words', dimensions: 128 });
  });

  it('prefers the smaller network, takes a revision, and follows a redirect', async () => {
    const asked: string[] = [];
    const { address } = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.endsWith('model_quantized.onnx')) response.writeHead(302, { location: '/store/1' }).end();
      else if (request.url === '/store/1') response.end(network);
      else files({ '/words/resolve/v2/tokenizer.json': Buffer.from(tinyTokenizer) })(request, response);
    });
    expect(await pull('words@v2', { hub: address, installAs: 'mine' })).toMatchObject({ manifest: { name: 'mine' } });
    expect(asked).not.toContain('/words/resolve/v2/onnx/model.onnx');
  });

  it('reports how far it is', async () => {
    const { address } = await serve(files(hubFiles));
    const seen: number[] = [];
    await pull('acme/Small-Words', { hub: address, onProgress: ({ bytes }) => seen.push(bytes) });
    expect(seen).toContain(network.length);
  });
});

describe('pulling a model from an artefact repository', () => {
  it('takes the archive under its coordinates, with the name and password in the address', async () => {
    const { address } = await serve((request, response) => {
      const known = request.headers.authorization === `Basic ${Buffer.from('reader:a b').toString('base64')}`;
      if (known) files({ [jarPath]: jar })(request, response);
      else response.writeHead(401).end();
    });
    const repository = `${address.replace('//', '//reader:a%20b@')}/repo`;
    const coordinates = 'maven:org.example.words:words-model:1.0.0';
    expect(await pull(coordinates, { repository, digest: sha256(jar) })).toMatchObject({
      manifest: { name: 'words', source: coordinates },
    });
    await expectRefusal(coordinates, { repository: `${address}/repo` }, 'model', /refused \(HTTP 401\)/);
  });

  it('wants to be told where the repository is', async () => {
    await expect(pull('maven:a:b:1', {})).rejects.toThrow(/Set MINUTEBOOK_MODEL_REPOSITORY/);
  });
});

describe('what goes wrong on the way, with one sentence and nothing left behind', () => {
  const coordinates = 'maven:org.example.words:words-model:1.0.0';

  it('nothing under that name', async () => {
    const { address } = await serve(files({}));
    await expectRefusal(
      'acme/none',
      { hub: address },
      'model',
      /there is no model acme\/none, or it is not offered in ONNX form/,
    );
    await expectRefusal(coordinates, { repository: address }, 'model', /no words-model-1\.0\.0\.jar \(HTTP 404\)/);
  });

  it('another file than the one asked for', async () => {
    const { address } = await serve(files({ ...hubFiles, [jarPath]: jar }));
    const digest = `sha256:${'1'.repeat(64)}`;
    await expectRefusal(
      'acme/Small-Words',
      { hub: address, digest },
      'model',
      /is not what was asked for: its digest is sha256:/,
    );
    await expectRefusal(coordinates, { repository: `${address}/repo`, digest }, 'model', /Nothing was installed/);
  });

  it('a server in trouble', async () => {
    const { address } = await serve((_request, response) => response.writeHead(503).end());
    await expectRefusal('acme/words', { hub: address }, 'model', /answered HTTP 503/);
  });

  it('a server that falls silent half-way', async () => {
    const { address } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
    });
    await expectRefusal('acme/words', { hub: address, timeoutMs: 300 }, 'model', /nothing came for 1 seconds/);
  });

  it('a connection that breaks off', async () => {
    const { address } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    await expectRefusal('acme/words', { hub: address }, 'model', /the connection broke off/);
  });

  it('nobody listening', async () => {
    const { server, address } = await serve(files({}));
    await new Promise((done) => server.close(done));
    await expectRefusal('acme/words', { hub: address }, 'model', /the connection was refused/);
  });

  it.each(['../up', 'a/b/c', 'maven:a:b', 'maven:a:../b:1', 'a/b@../x', ''])('the name %j', async (name) => {
    await expect(pull(name, { repository: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'usage' });
  });

  it('a hub that is not an address', async () => {
    await expect(pull('a/b', { hub: 'models.example' })).rejects.toThrow(
      /MINUTEBOOK_MODEL_HUB must be a whole address/,
    );
  });
});

describe('a proxy', () => {
  it('is used for every file, and left out for the hosts that need none', async () => {
    const { address } = await serve(files(hubFiles));
    const through: string[] = [];
    const proxy = await serve((request, response) => {
      through.push(request.url ?? '');
      http.get(request.url ?? '', (answer) => {
        response.writeHead(answer.statusCode ?? 500);
        answer.pipe(response);
      });
    });
    proxy.server.on('connect', (request, socket: net.Socket) => {
      through.push(request.url ?? '');
      const [host = '', port] = (request.url ?? '').split(':');
      const target = net.connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      for (const end of [target, socket]) end.on('error', () => target.destroy());
      open.push(() => target.destroy());
    });
    const direct = { httpProxy: proxy.address, httpsProxy: proxy.address, noProxy: '127.0.0.1' };
    await pull('acme/Small-Words', { hub: address, proxy: direct });
    expect(through).toEqual([]);
    await pull('acme/Small-Words', { hub: address, proxy: { ...direct, noProxy: '' } });
    expect(through.length).toBeGreaterThan(0);
    expect(through[0]).toContain(new URL(address).host);
  });

  it('that is not an address is named as the fault', async () => {
    const proxy = { httpProxy: 'not an address', httpsProxy: '', noProxy: '' };
    await expect(pull('a/b', { proxy })).rejects.toThrow(/proxy in HTTPS_PROXY or HTTP_PROXY/);
  });
});
