import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FakeSlackDriver } from './driver.js';
import { fieldsOf, listOf } from './json.js';
import { readBody } from './read-body.js';

/** Calls a method of the driver for somebody in another process: `POST /control/<name>` with `{"args":[…]}`. */
export async function answerControl(
  driver: FakeSlackDriver,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = Object.hasOwn(driver, name) ? Object.entries(driver).find(([key]) => key === name)?.[1] : undefined;
  const respond = (body: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (request.method !== 'POST' || typeof method !== 'function') {
    response.writeHead(404).end('There is no such control.');
    return;
  }
  const { args } = fieldsOf(JSON.parse((await readBody(request)).toString('utf8') || '{}'));
  try {
    const value: unknown = await Reflect.apply(method, driver, listOf(args));
    respond({ ok: true, value: value ?? null });
  } catch (error) {
    respond({ ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}
