import { fieldsOf, listOf } from '../json.js';
import { store } from './chat.js';
import { findPlaceToWrite, isChannel } from './conversation.js';
import { type Methods, refuse, textOf } from './method.js';

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  txt: 'text/plain',
  pdf: 'application/pdf',
};

export const fileMethods: Methods = {
  'files.getUploadURLExternal': {
    needed: ['filename', 'length'],
    allowed: ['alt_txt', 'snippet_type'],
    run: (args, { workspace }) => {
      const filename = textOf(args.filename);
      const length = Number(args.length);
      const altText = args.alt_txt === undefined ? null : textOf(args.alt_txt);
      const problem = (message: string): void =>
        workspace.problem({ kind: 'upload', where: 'files.getUploadURLExternal', path: '', message });
      if (!Number.isInteger(length) || length < 1) return refuse('invalid_arguments');
      const mimetype = types[filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
      if (altText !== null && altText.length > 1000) {
        problem(`alt_txt has ${altText.length} characters of at most 1000`);
        return refuse('alt_txt_too_large');
      }
      if (altText !== null && !mimetype.startsWith('image/')) problem('alt_txt is for images only');
      if (altText === null && mimetype.startsWith('image/')) problem('an image has no alt_txt');
      const id = workspace.nextId('F');
      workspace.uploads.set(id, {
        id,
        filename,
        altText,
        title: null,
        bytes: '',
        length: 0,
        expectedLength: length,
        mimetype,
        completed: false,
        readyAt: Number.POSITIVE_INFINITY,
        channel: null,
        threadTs: null,
      });
      return { upload_url: `${workspace.url}/upload/v1/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    needed: ['files'],
    allowed: ['channel_id', 'channels', 'thread_ts', 'initial_comment', 'blocks'],
    run: (args, context) => {
      const { workspace } = context;
      const files = listOf(args.files).map(fieldsOf);
      const uploads = files.map(({ id }) => workspace.uploads.get(textOf(id)));
      if (files.length === 0) return refuse('invalid_arguments');
      if (uploads.some((upload) => upload === undefined || upload.length === 0)) return refuse('file_not_found');
      if (uploads.some((upload) => upload?.completed)) return refuse('file_already_completed');
      const place = args.channel_id === undefined ? null : findPlaceToWrite(workspace, args.channel_id);
      if (place && !isChannel(place)) return place;
      const threadTs = args.thread_ts === undefined ? null : textOf(args.thread_ts);
      files.forEach(({ title }, index) => {
        const upload = uploads[index];
        if (!upload) return;
        upload.completed = true;
        upload.title = title === undefined ? null : textOf(title);
        upload.readyAt = workspace.now() + workspace.settings.fileReadyAfterMs;
        upload.channel = place?.id ?? null;
        upload.threadTs = threadTs;
      });
      const shared = files.map(({ id, title }) => ({ id: textOf(id), title: textOf(title) }));
      if (place) {
        const message = store(context, place, { text: args.initial_comment ?? '', blocks: args.blocks }, threadTs);
        Object.assign(message, { files: shared.map(({ id }) => id) });
        context.events.posted(message, place);
      }
      workspace.changed();
      return { files: shared };
    },
  },
};
