import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnDefinitions } from '../../src/vocabulary/learn.js';

describe('learnDefinitions', () => {
  it.each([
    ['Officers described the Young Explorers Award (YEA) scheme.', 'YEA', 'Young Explorers Award'],
    ['the number of Looked After Children’s (LAC) reviews', 'LAC', 'Looked After Children'],
    ['two places at the pupil referral unit (PRU) in town', 'PRU', 'pupil referral unit'],
    ['Education, Health and Care Plans (EHCPs) were issued', 'EHCP', 'Education, Health and Care Plans'],
    ["an Education, Health and Care Plan (EHCP's)", 'EHCP', 'Education, Health and Care Plan'],
    ['a letter from the Department for Education (DfE) arrived', 'DfE', 'Department for Education'],
    ['the Multi-Agency Safeguarding Hub (MASH)', 'MASH', 'Multi-Agency Safeguarding Hub'],
    ['a Special Educational Needs Co-ordinator (SENC)', 'SENC', 'Special Educational Needs Co-ordinator'],
    ['Child and Adolescent Mental Health Services (CAMHS)', 'CAMHS', 'Child and Adolescent Mental Health Services'],
    ['Deprivation of Liberty Safeguards (the “DoLS”)', 'DoLS', 'Deprivation of Liberty Safeguards'],
    ['Accident & Emergency (A&E) waits', 'A&E', 'Accident & Emergency'],
    ['the Riverside Play\nAction Group (RPAG)', 'RPAG', 'Riverside Play Action Group'],
    ['EHE (elective home education) had grown', 'EHE', 'elective home education'],
    ['SENDs (special educational needs and disabilities)', 'SEND', 'special educational needs and disabilities'],
  ])('learns from "%s"', (text, short, full) => {
    expect(learnDefinitions(text)).toEqual([{ short, full }]);
  });

  it.each([
    ['initials that do not fit', 'the School Improvement Board (EHCP)'],
    ['a letter too many', 'Looked After Children (LACS)'],
    ['a word left over', 'Looked Newly After Children (LAC)'],
    ['a name cut by a full stop', 'They looked. After Children (LAC)'],
    ['a blank line', 'Looked After\n\nChildren (LAC)'],
    ['digits', 'Key Stage 2 (KS2)'],
    ['one letter', 'Labour (L)'],
    ['a remark in brackets', 'EHCP (see the appendix)'],
    ['a councillor’s initials', 'Councillor Ann Bee (AB) asked'],
    ['an abbreviation explained by itself', 'MASH (Mash)'],
    ['nothing before it', '(EHCP)'],
    ['only part of the bracket', 'EHE (elective home education by parents)'],
    ['a name that would end in a small word', 'Looked After Children of the (LAC)'],
  ])('learns nothing from %s', (_, text) => {
    expect(learnDefinitions(text)).toEqual([]);
  });

  it('learns each definition once, and two that differ', () => {
    const text = 'Personal Adviser (PA). The personal adviser (PA) rang. A Personal Assistant (PA) called.';
    expect(learnDefinitions(text)).toEqual([
      { short: 'PA', full: 'Personal Adviser' },
      { short: 'PA', full: 'Personal Assistant' },
    ]);
  });

  it('learns only words that stand in the text', () => {
    const piece = fc.constantFrom(
      'Alpha',
      'beta',
      'of',
      'Co-op',
      '(AB)',
      '(the BA)',
      'AB',
      '(alpha beta)',
      '.',
      '\n',
      '&',
      '’s',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ');
        const flat = text.replaceAll(/\s+/g, ' ');
        for (const { short, full } of learnDefinitions(text)) {
          expect(flat).toContain(full);
          expect(text).toContain(short);
        }
      }),
    );
  });
});
