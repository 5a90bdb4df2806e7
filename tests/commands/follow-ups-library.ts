import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes two invented meetings into a folder: one decision of each kind and actions that are open, overdue and of no day. */
export function writeHarbourMinutes(folder: string): string {
  const minutes = join(folder, 'harbour');
  mkdirSync(minutes, { recursive: true });
  writeFileSync(
    join(minutes, 'march.txt'),
    `Larkhampton Borough Council
Minutes of the Harbour Scrutiny Panel held on 4 March 2025

1. Ferries

Mr Reed undertook to circulate the lighthouse maintenance schedule by 30 April 2025.

=Ms Fenn, Harbour Master, promised to bring a costed paper on moorings in due course.

RESOLVED:
1. That the report be noted.
2. That Cabinet be recommended to buy a second dredger.
`,
  );
  writeFileSync(
    join(minutes, 'june.txt'),
    `Larkhampton Borough Council
Minutes of the Harbour Scrutiny Panel held on 3 June 2025

1. Buoys

RESOLVED: That the buoys be painted yellow.
`,
  );
  return minutes;
}
