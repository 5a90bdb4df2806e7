import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where the browser is: `CHROMIUM`, or Debian's package; null where there is none, so that a test skips visibly. */
export const browserPath: string | null =
  [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path)) ?? null;

/** Starts a browser without a window, or gives null where there is none. The caller closes it. */
export async function openBrowser(): Promise<Browser | null> {
  if (browserPath === null) return null;
  // Chromium's sandbox does not start as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: browserPath, args: [...args, '--disable-dev-shm-usage'] });
}
