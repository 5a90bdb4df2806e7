import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * Starts a module of the program in a thread of its own, built or from source. `module` is its address without an ending, such as
 * `new URL('./desk-thread', import.meta.url)`.
 */
export function startThread(module: URL, workerData: unknown): Worker {
  const built = new URL(`${module.href}.js`);
  if (existsSync(fileURLToPath(built))) return new Worker(built, { workerData });
  // A thread does not inherit the loader that reads TypeScript.
  const loader = import.meta.resolve('tsx/esm/api');
  const code = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(`${module.href}.ts`)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData });
}
