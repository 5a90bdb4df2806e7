export interface Crew {
  /** Says that there may be something to do now. */
  wake(): void;
  /** How many are at work. */
  busy(): number;
  /** Takes nothing more; resolves when what was begun is done. */
  stop(): Promise<void>;
}

export interface CrewInput<Task> {
  /** The next thing to do; null when there is none. */
  readonly take: () => Promise<Task | null>;
  readonly work: (task: Task) => Promise<void>;
  /** How many are done side by side. */
  readonly hands: number;
  /** How long to wait before looking again unasked: other processes add tasks too, and leases of the dead run out. */
  readonly idleMs: number;
  readonly onError: (error: unknown) => void;
}

/** Works through tasks as they come. An error of `take` or `work` is reported and stops nothing. */
export function createCrew<Task>({ take, work, hands, idleMs, onError }: CrewInput<Task>): Crew {
  const atWork = new Set<Promise<void>>();
  let stopped = false;
  let looking = false;
  let lookAgain = false;
  const timer = setInterval(() => wake(), idleMs);

  async function look(): Promise<void> {
    while (!stopped && atWork.size < hands) {
      lookAgain = false;
      const task = await take();
      if (task === null) {
        if (lookAgain) continue;
        return;
      }
      const done = work(task)
        .catch(onError)
        .finally(() => {
          atWork.delete(done);
          wake();
        });
      atWork.add(done);
    }
  }

  function wake(): void {
    lookAgain = true;
    if (looking || stopped) return;
    looking = true;
    look()
      .catch(onError)
      .finally(() => {
        looking = false;
      });
  }

  wake();
  return {
    wake,
    busy: () => atWork.size,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all(atWork);
    },
  };
}
