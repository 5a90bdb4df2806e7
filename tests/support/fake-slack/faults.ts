import type { Fault } from './driver.js';
import type { Workspace } from './workspace.js';

/** Adds a fault; faults are tried in the order they came. */
export function addFault(workspace: Workspace, fault: Fault): void {
  workspace.faults.push({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY, skip: fault.after ?? 0 });
}

/** The fault that befalls this call, used up by it. */
export function nextFault(workspace: Workspace, method: string): Fault | null {
  for (const fault of workspace.faults) {
    const everyMethod = fault.method === '*' && method !== 'upload' && method !== 'response_url';
    if (fault.left <= 0 || !(fault.method === method || everyMethod)) continue;
    if (fault.skip > 0) {
      fault.skip -= 1;
      continue;
    }
    if (fault.probability !== undefined && workspace.random() >= fault.probability) continue;
    fault.left -= 1;
    return fault;
  }
  return null;
}
