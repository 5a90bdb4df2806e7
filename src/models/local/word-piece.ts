import { UsageError } from '../../errors.js';

const specialTokens = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const;

/** The tokenizer.json that a BERT vocabulary (vocab.txt, one token a line) stands for. */
export function tokenizerFromVocabulary(vocabulary: string, lowercase: boolean): object {
  const tokens = vocabulary.split(/\r?\n/);
  while (tokens.at(-1) === '') tokens.pop();
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const idOf = (token: string): number => {
    const id = ids.get(token);
    if (id === undefined)
      throw new UsageError(
        `The vocabulary vocab.txt has no ${token} token, so it is not one of a BERT model; a tokenizer.json is needed.`,
      );
    return id;
  };
  const special = (token: string) => ({ SpecialToken: { id: token, type_id: 0 } });
  const text = { Sequence: { id: 'A', type_id: 0 } };
  return {
    version: '1.0',
    added_tokens: specialTokens
      .filter((token) => ids.has(token))
      .map((content) => ({
        id: idOf(content),
        content,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: true,
      })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), text, special('[SEP]')],
      pair: [
        special('[CLS]'),
        text,
        special('[SEP]'),
        { Sequence: { id: 'B', type_id: 1 } },
        { SpecialToken: { id: '[SEP]', type_id: 1 } },
      ],
      special_tokens: Object.fromEntries(
        (['[CLS]', '[SEP]'] as const).map((token) => [token, { id: token, ids: [idOf(token)], tokens: [token] }]),
      ),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries([...ids, ['[UNK]', idOf('[UNK]')]]),
    },
  };
}
