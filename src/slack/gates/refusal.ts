/** Why a question is not taken. Each has its sentence in `blocks/gate.ts`. */
export type Refusal =
  | 'guest'
  | 'other_workspace'
  | 'shared_channel'
  | 'deactivated'
  | 'bot'
  | 'channel_not_listed'
  | 'user_not_listed'
  | 'too_many_questions'
  | 'lookup_failed';

/** Nobody reads these: a program would answer a refusal, and a deactivated account has no reader. */
export const isSilent = (why: Refusal): boolean => why === 'bot' || why === 'deactivated';
