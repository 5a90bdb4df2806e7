/** What buttons and menus are known by. A name is never used for something else: old messages keep their buttons. */
export const actionIds = {
  showSources: 'show_sources',
  /** In the modal of sources; the value is "REF:PAGE". */
  sourcesPage: 'sources_page',
  sourcesPageBack: 'sources_page_back',
  copyForReport: 'copy_for_report',
  widen: 'widen_search',
  share: 'share_in_channel',
  /** The two thumbs; the value is "REF:helpful" or "REF:not_helpful". */
  feedback: 'feedback',
  helpful: 'helpful',
  notHelpful: 'not_helpful',
  scopeBody: 'scope_body',
  /** The value is read with `readFindValue`. */
  findMore: 'find_more',
  findBack: 'find_back',
  /** Each of up to ten buttons has this name with ":" and its place behind it; the value is a metric's key. */
  metricChoice: 'metric_choice',
  metricPick: 'metric_pick',
  metricSources: 'metric_sources',
  metricCsv: 'metric_csv',
  withdraw: 'withdraw',
  /** The value is an action's id. */
  markAction: 'mark_action',
  /** The value is read with `readUndo`. */
  undoMark: 'undo_mark',
  /** The value is read with `readListValue`. */
  listCsv: 'list_csv',
  /** Under a digest that waits for its owner; the value is the week as JSON. */
  digestSend: 'digest_send',
  digestHold: 'digest_hold',
  /** The tick box beside a line; the block's id tells which. */
  digestTick: 'digest_tick',
} as const;

/** What modals are known by when they are submitted. */
export const callbackIds = {
  sources: 'sources',
  report: 'report',
  feedback: 'feedback_reason',
  withdraw: 'withdraw_words',
  withdrawSure: 'withdraw_sure',
  markAction: 'mark_action',
  askAbout: 'ask_about_message',
} as const;
