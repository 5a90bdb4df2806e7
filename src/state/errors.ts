import { AppError } from '../errors.js';

/** The reference is another answer's; give the answer a new one. */
export class RefTakenError extends AppError {
  constructor(ref: string) {
    super('unexpected', `The reference ${ref} belongs to another answer.`);
    this.name = 'RefTakenError';
  }
}

/** Words that were withdrawn while the answer was made; nothing was stored, and asking again answers without them. */
export class WithdrawnError extends AppError {
  constructor() {
    super('unexpected', 'The answer quotes minutes that have been withdrawn since; ask again.');
    this.name = 'WithdrawnError';
  }
}
