#!/usr/bin/env node
// Starts the built program, or the sources where nothing is built.
import { existsSync } from 'node:fs';

const built = new URL('../dist/src/main.js', import.meta.url);
if (!existsSync(built)) {
  const { register } = await import('tsx/esm/api').catch(() => {
    console.error('Minutebook is not built here. Run "npm ci" in its folder, then try again.');
    process.exit(1);
  });
  register();
}
const { run } = await import(existsSync(built) ? built.href : new URL('../src/main.ts', import.meta.url).href);
await run(process.argv);
