import type { FakeSlackDriver } from './driver.js';

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** The same driver over HTTP, for a fake Slack in another process; `url` is the line it prints when it starts. */
export function connectFakeSlack(url: string): FakeSlackDriver {
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const response = await fetch(`${url}/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ args }),
    });
    if (!response.ok) throw new Error(`The fake Slack at ${url} has no control ${name}.`);
    const answer = (await response.json()) as Answer;
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  };
  const known: Readonly<Record<string, string>> = { url, apiUrl: `${url}/api/` };
  return new Proxy({} as FakeSlackDriver, {
    // Whoever awaits the driver itself must not take it for a promise.
    get: (_target, name) =>
      typeof name !== 'string' || name === 'then'
        ? undefined
        : (known[name] ?? ((...args: unknown[]) => call(name, args))),
  });
}
