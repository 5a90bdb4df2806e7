import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';

const vocabulary = loadVocabulary();

/** All terms offered for the words `surface` of a question. */
function termsFor(question: string, surface: string, using = vocabulary): readonly string[] {
  return using
    .expand(question)
    .filter((expansion) => expansion.surface === surface)
    .flatMap((expansion) => expansion.terms);
}

describe('meaningsOf', () => {
  it.each([
    ['EHCP', 'education, health and care plan'],
    ['EHCPs', 'education, health and care plan'],
    ["EHCP's", 'education, health and care plan'],
    ['EHCP’s', 'education, health and care plan'],
    ['ehcps', 'education, health and care plan'],
    ['DoLS', 'Deprivation of Liberty Safeguards'],
    ['CAMHS', 'child and adolescent mental health services'],
    ['A&E', 'accident and emergency'],
  ])('knows %s', (short, full) => {
    expect(vocabulary.meaningsOf(short).map((meaning) => meaning.full)).toEqual([full]);
  });

  it('gives both meanings of an abbreviation that has two', () => {
    expect(vocabulary.meaningsOf('TA').map((meaning) => meaning.full)).toEqual([
      'temporary accommodation',
      'teaching assistant',
    ]);
  });

  it('knows nothing of an abbreviation that nobody has listed', () => {
    expect(vocabulary.meaningsOf('QXZ')).toEqual([]);
  });
});

describe('expand', () => {
  it.each([
    [
      'everyday words lead to the official term',
      'Were any kids kicked out of school?',
      'kicked out of school',
      'permanent exclusion',
    ],
    ['the official term leads to everyday words', 'permanent exclusions by ward', 'permanent exclusions', 'expelled'],
    ['another ending of a verb still counts', 'Are complaints being delayed?', 'delayed', 'postpone'],
    ['an irregular past is listed', 'The caseload grew', 'grew', 'increase'],
    ['a hyphen is a space', 'looked-after children', 'looked-after children', 'children in care'],
    ['a no-break space is a space', 'kids in care', 'kids in care', 'looked after children'],
    ['a curly apostrophe is a straight one', 'children’s homes', 'children’s homes', "residential children's home"],
    ['an ampersand is the word and', 'damp & mould', 'damp & mould', 'condensation'],
    ['a singular finds the plural', 'a child in care', 'child in care', 'looked after children'],
    ['an abbreviation leads to its full name', 'late IHAs', 'IHAs', 'initial health assessment'],
    ['a full name leads to its abbreviation', 'pupil referral units', 'pupil referral units', 'PRU'],
    ['an abbreviation leads on to the synonyms of its full name', 'LAC numbers', 'LAC', 'children in care'],
    ['everyday words lead on to the abbreviation', 'kids in care', 'kids in care', 'LAC'],
    ['a section may be written with a full stop', 's.47 work', 's.47', 'section 47 enquiry'],
  ])('%s', (_, question, surface, term) => {
    expect(termsFor(question, surface)).toContain(term);
  });

  it('takes the longest match and leaves out what lies inside it', () => {
    const surfaces = vocabulary.expand('children missing education').map((expansion) => expansion.surface);
    expect(new Set(surfaces)).toEqual(new Set(['children missing education']));
  });

  it('does not join words across a full stop', () => {
    expect(termsFor('We visited children. In care homes', 'children. In care')).toEqual([]);
  });

  it('leads one way only where the group says so', () => {
    expect(vocabulary.expand('How are the kids?')).toContainEqual(
      expect.objectContaining({
        surface: 'kids',
        terms: expect.arrayContaining(['children']),
        kind: 'synonym',
        oneWay: true,
      }),
    );
    expect(termsFor('How are the children?', 'children')).toEqual([]);
  });

  it.each([
    ['Please send the figures', 'send'],
    ['Put salt on the map', 'salt'],
    ['WHO WILL SEND THE FIGURES', 'SEND'],
  ])('reads an everyday word as a word in "%s"', (question, surface) => {
    expect(vocabulary.expand(question).filter((e) => e.surface === surface && e.kind === 'abbreviation')).toEqual([]);
  });

  it.each(['SEND', 'What is SEND?', 'SEND funding'])('reads capitals as the abbreviation in "%s"', (question) => {
    expect(termsFor(question, 'SEND')).toContain('special educational needs and disabilities');
  });

  it('never gives a word as an expansion of itself', () => {
    for (const question of ['EHCPs', 'LAC', 'kids in care', 'overdue', 'special educational needs']) {
      for (const { surface, terms } of vocabulary.expand(question)) {
        expect(terms.map((term) => term.toLowerCase())).not.toContain(surface.toLowerCase());
      }
    }
  });

  it('offers no synonym that only repeats words of the question', () => {
    expect(termsFor('kids in care', 'kids in care')).not.toContain('in care');
    expect(termsFor('Is the damp really mould?', 'damp')).not.toContain('mould');
    expect(termsFor('Is it damp?', 'damp')).toContain('mould');
  });

  it('points at the words of the question, whatever is typed', () => {
    const word = fc.constantFrom(
      'EHCPs',
      'kids in care',
      'late',
      'PA',
      '(SEND)',
      '’',
      '\u00a0',
      'İ',
      '😀',
      'bins',
      'café',
      '.',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { maxLength: 12 }), (parts) => {
        const question = parts.join(' ');
        for (const { start, end, surface, terms } of vocabulary.expand(question)) {
          expect(question.slice(start, end)).toBe(surface);
          expect(end).toBeGreaterThan(start);
          expect(new Set(terms).size).toBe(terms.length);
        }
        for (const { start, end } of vocabulary.placesIn(question)) expect(end).toBeGreaterThan(start);
      }),
      { numRuns: 200 },
    );
  });
});

describe('ambiguous', () => {
  it('names an abbreviation with two meanings once, and does not expand it', () => {
    const question = 'How many PAs are there? Is a PA enough?';
    expect(vocabulary.ambiguous(question).map((found) => found.short)).toEqual(['PA']);
    expect(termsFor(question, 'PAs')).toEqual([]);
  });

  it('does not lead from a full name to an abbreviation that has another meaning too', () => {
    expect(termsFor('temporary accommodation', 'temporary accommodation')).not.toContain('TA');
  });

  it('finds nothing open in a plain question', () => {
    expect(vocabulary.ambiguous('How many EHCPs were late?')).toEqual([]);
  });
});

describe('withLearnt', () => {
  const learnt = vocabulary.withLearnt([
    { short: 'PA', full: 'Personal Adviser' },
    { short: 'IMAP', full: 'Inclusion Mill Action Panel' },
  ]);

  it('settles an abbreviation with two meanings by what the minutes say', () => {
    expect(learnt.ambiguous('How many PAs are there?')).toEqual([]);
    expect(termsFor('How many PAs are there?', 'PAs', learnt)).toContain('personal adviser');
    expect(termsFor('personal advisers', 'personal advisers', learnt)).toContain('PA');
  });

  it('still tells the other meaning and marks the one from the minutes', () => {
    expect(learnt.meaningsOf('PA').map(({ full, source }) => [full, source])).toEqual([
      ['personal adviser', 'minutes'],
      ['personal assistant', 'vocabulary'],
      ['persistent absence', 'vocabulary'],
    ]);
  });

  it('adds an abbreviation that the vocabulary lacks', () => {
    expect(termsFor('What did the IMAP do?', 'IMAP', learnt)).toEqual(['Inclusion Mill Action Panel']);
    expect(termsFor('Inclusion Mill Action Panel', 'Inclusion Mill Action Panel', learnt)).toEqual(['IMAP']);
  });

  it('needs the capitals of a learnt abbreviation that can be said as a word', () => {
    expect(learnt.expand('the imap of the area').filter((e) => e.kind === 'abbreviation')).toEqual([]);
  });

  it('leaves open what the minutes define in two ways', () => {
    const twice = learnt.withLearnt([{ short: 'PA', full: 'personal assistant' }]);
    expect(twice.ambiguous('the PA').map((found) => found.short)).toEqual(['PA']);
    expect(termsFor('the PA', 'PA', twice)).toEqual([]);
  });

  it('knows a name again in other wording', () => {
    const same = vocabulary.withLearnt([{ short: 'EHCP', full: 'Education Health & Care Plans' }]);
    expect(same.meaningsOf('EHCP')).toHaveLength(1);
  });

  it('leaves the vocabulary it was asked of as it was', () => {
    expect(vocabulary.meaningsOf('IMAP')).toEqual([]);
    expect(vocabulary.ambiguous('the PA')).toHaveLength(1);
  });
});

describe('isStandingItem', () => {
  it.each([
    ['Apologies for Absence', 'Apologies for absence', false],
    ['1. APOLOGIES', 'Apologies for absence', false],
    ['Apologies and Declarations of Interest', 'Apologies for absence', false],
    ['Minutes of the Previous Meeting', 'Minutes of the previous meeting', false],
    ['Minutes of the meeting held on Tuesday 4 March 2025 (Pages 1 - 8)', 'Minutes of the previous meeting', false],
    [
      'To approve the minutes of the meetings held on 4th March and 2 May 2025',
      'Minutes of the previous meeting',
      false,
    ],
    ['Members’ Interests', 'Declarations of interest', false],
    ['Any Other Urgent Business', 'Urgent business', false],
    ['Exclusion of the Press and Public', 'Exclusion of the public', false],
    ['Public Question Time', 'Public question time', true],
    ['Deputations/Petitions', 'Deputations and petitions', true],
    ['Work Programme 2025/26', 'Work programme', true],
    ['Membership of the Panel', 'Membership of the panel', false],
    ['Date of Next Meeting', 'Date of next meeting', false],
  ])('knows "%s"', (title, name, substance) => {
    expect(vocabulary.isStandingItem(title)).toEqual({ name, substance });
  });

  it.each([
    'Petition: crossing on Mill Lane',
    'School exclusions',
    'Children’s Services Performance',
    'Work programme for damp and mould',
    'Minutes of settlement in the bus dispute',
    '12 June 2025',
    '',
  ])('leaves "%s" as a subject', (title) => {
    expect(vocabulary.isStandingItem(title)).toBeNull();
  });
});

describe('placesIn', () => {
  it.each([
    ['How does West Sussex do this?', ['West Sussex']],
    ['tower hamlets and leeds', ['Tower Hamlets', 'Leeds']],
    ['Reading council', ['Reading']],
    ['reading and writing in bath', []],
    ['Newcastle-under-Lyme or Newcastle', ['Newcastle-under-Lyme', 'Newcastle']],
    ['Brighton & Hove', ['Brighton and Hove']],
    ["Leeds' figures", ['Leeds']],
    ['haste makes waste', []],
    ['Cardiff and Fife', ['Cardiff', 'Fife']],
  ])('finds the councils in "%s"', (text, names) => {
    expect(vocabulary.placesIn(text).map((place) => place.name)).toEqual(names);
  });

  it('marks names that are also everyday words', () => {
    expect(vocabulary.placesIn('Reading and Leeds').map((place) => place.ordinaryWord)).toEqual([true, false]);
  });
});
