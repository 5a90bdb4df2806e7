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
