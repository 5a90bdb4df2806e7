import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric, Unit } from '../../../src/minutes/figures.js';
import { loadMeasureRegister } from '../../../src/vocabulary/metrics/register.js';

const register = loadMeasureRegister();
const resolve = (measure: string, unit: Unit | null = 'percent', segment: string | null = null, context = '') =>
  register.resolve({ measure, segment, unit, context });
const keyOf = (...words: Parameters<typeof resolve>): string => resolve(...words).metric.key;

describe('the words of the minutes for a measure', () => {
  it.each<[string, Unit, string]>([
    ['statutory compliance for initial EHCPs', 'percent', 'ehcp-20-week-compliance'],
    ['EHCPs were compliant within 20 weeks', 'percent', 'ehcp-20-week-compliance'],
    ['plans issued within the 20 week timescale', 'percent', 'ehcp-20-week-compliance'],
    ['Education, Health & Care Plans completed within twenty weeks', 'percent', 'ehcp-20-week-compliance'],
    ['EHC plan timeliness', 'percent', 'ehcp-20-week-compliance'],
    ['Number of EHCPs', 'count', 'ehcps-number'],
    ['children and young people with an EHC plan', 'count', 'ehcps-number'],
    ['CME', 'count', 'cme-number'],
    ['children missing from education', 'count', 'cme-number'],
    ['children being educated at home', 'count', 'ehe-number'],
    ['LAC reviews held on time', 'percent', 'children-in-care-reviews-timeliness'],
    ['looked after children whose reviews were on time', 'percent', 'children-in-care-reviews-timeliness'],
    ['re-referrals within 12 months', 'percent', 're-referral-rate'],
    ['repeat referrals', 'percent', 're-referral-rate'],
    ['children in need per 10,000 children', 'rate per 10,000', 'child-in-need-rate'],
    ['working days lost to sickness per FTE', 'days', 'sickness-days'],
    ['void turnaround time', 'days', 're-let-time'],
    ['households in temporary accommodation', 'count', 'temporary-accommodation-households'],
    ['council tax collected', 'percent', 'council-tax-collection'],
    ['FOI requests answered within 20 working days', 'percent', 'foi-on-time'],
    ['household waste recycled or composted', 'percent', 'recycling-rate'],
    ['reports of fly tipping', 'count', 'fly-tipping-incidents'],
    ['older people still at home 91 days after discharge into reablement', 'percent', 'reablement-at-home-91-days'],
    ['DToC', 'count', 'delayed-discharges'],
    ['under-18 conceptions per 1,000', 'rate per 1,000', 'teenage-conceptions'],
    ['forecast revenue overspend', 'gbp', 'revenue-overspend'],
  ])('%s (%s) is %s', (measure, unit, key) => {
    expect(keyOf(measure, unit)).toBe(key);
  });

  it.each<[string, string, Unit]>([
    ['children missing education', 'children going missing', 'count'],
    ['children going missing', 'missing children episodes', 'count'],
    ['LAC health reviews on time', 'LAC reviews on time', 'percent'],
    ['LAC health reviews on time', 'initial health assessments for LAC', 'percent'],
    ['initial child protection conferences on time', 'review child protection conferences on time', 'percent'],
    ['child and family assessments within 45 days', '45 day assessments', 'percent'],
    ['referrals to children’s social care', 'referrals for EHC needs assessments', 'count'],
    ['referrals to children’s social care', 're-referrals', 'count'],
    ['child protection plans', 'repeat child protection plans', 'count'],
    ['child protection plans', 'child protection plans started', 'count'],
    ['child protection plans', 'child in need plans', 'count'],
    ['EHCP compliance', 'EHCP annual reviews on time', 'percent'],
    ['care leavers in suitable accommodation', 'care leavers in education, employment or training', 'percent'],
    [
      'care leavers in education, employment or training',
      'care leavers not in education, employment or training',
      'percent',
    ],
    ['homes meeting the decent homes standard', 'homes not meeting the decent homes standard', 'percent'],
    ['repairs completed on time', 'emergency repairs completed on time', 'percent'],
    ['overspend', 'underspend', 'gbp'],
    ['permanent exclusions', 'suspensions', 'count'],
    ['section 47 enquiries', 'section 42 enquiries', 'count'],
    ['households in temporary accommodation', 'children in temporary accommodation', 'count'],
    ['complaints received', 'complaints about noise', 'count'],
  ])('keeps “%s” and “%s” apart', (one, other, unit) => {
    expect(keyOf(one, unit)).not.toBe(keyOf(other, unit));
  });

  it('asks for the unit, so that a number never joins a percentage', () => {
    expect(keyOf('re-referrals', 'count')).not.toBe(keyOf('re-referrals', 'percent'));
    expect(keyOf('EHCP compliance', 'gbp')).not.toBe('ehcp-20-week-compliance');
  });

  it('takes what a heading says for granted', () => {
    expect(keyOf('Statutory compliance', 'percent', null, 'EHCPs statutory compliance')).toBe(
      'ehcp-20-week-compliance',
    );
    expect(keyOf('rate', 'rate per 10,000', 'children', 'Children in Need Plans')).toBe('child-in-need-rate');
    expect(keyOf('referrals', 'count', null, 'Contacts to Front Door')).toBe('front-door-referrals');
    expect(keyOf('timeliness', 'percent', null, 'Core groups')).toBe('core-group-timeliness');
  });

  it('takes nothing from a heading where its own words say what it is', () => {
    const over = 'Recycling rate';
    expect(keyOf('households', 'percent', 'put a caddy out at least once', over)).not.toBe('recycling-rate');
    expect(keyOf('households', 'percent', null, over)).toBe('recycling-rate');
  });

  it('takes no measure whose words are not all said', () => {
    expect(resolve('timeliness').basis).toBe('own_words');
    expect(resolve('referrals', 'count').basis).toBe('own_words');
    expect(resolve('compliance').basis).toBe('own_words');
  });

  it('takes no measure when more is said than it means', () => {
    const { basis, metric } = resolve('EHCP compliance of academies in Lowmarsh');
    expect(basis).toBe('own_words');
    expect(metric.key).not.toBe(keyOf('EHCP compliance'));
  });

  it('leaves out a segment that only repeats the measure, and keeps one that changes what is counted', () => {
    expect(resolve('statutory compliance for initial EHCPs', 'percent', 'initial EHCPs').segment).toBeNull();
    expect(resolve('compliance within 20 weeks', 'percent', 'plans issued', 'EHCPs').segment).toBeNull();
    expect(resolve('initial health assessments', 'percent', 'Within a further month of the deadline').segment).toBe(
      'within a further month of the deadline',
    );
  });

  it('names a definition that changes what is counted', () => {
    expect(resolve('EHCPs issued within 20 weeks excluding exceptions').definition).toBe('excluding exceptions');
    expect(resolve('EHCPs issued within 20 weeks').definition).toBeNull();
    expect(resolve('missed bins under the new definition', 'count').definition).toBe('new definition');
  });

  it('finds the measure that a statement without a figure is about', () => {
    expect(register.resolveSubject('numbers of suspensions and exclusions', '')).toBe('suspensions-and-exclusions');
    expect(register.resolveSubject('rates', 'Looked after children')).toBe('children-in-care-rate');
    expect(register.resolveSubject('EHCP compliance and quality', '')).toBe('ehcp-20-week-compliance');
    expect(register.resolveSubject('the quality of the sandwiches', '')).toBeNull();
  });
});

describe('a measure that is not registered', () => {
  it('has one key whatever the order and endings of its words', () => {
    const key = keyOf('tree inspections completed', 'count');
    expect(keyOf('Completed tree inspection', 'count')).toBe(key);
    expect(keyOf('the number of tree inspections completed', 'count')).toBe(key);
    expect(key).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('is another measure in another unit', () => {
    expect(keyOf('tree inspections', 'count')).not.toBe(keyOf('tree inspections', 'percent'));
  });

  it('borrows from its heading where its own word could mean anything', () => {
    expect(keyOf('cases', 'count', null, 'Fraud')).not.toBe(keyOf('cases', 'count', null, 'Licensing'));
    expect(resolve('cases', 'count', null, 'Fraud').metric.name).toBe('cases (Fraud)');
  });

  it('keeps its own words as its name', () => {
    expect(resolve('the number of tree inspections', 'count').metric.name).toBe('tree inspections');
  });

  it('has a key of the contract’s form for any words at all', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: 'grapheme' }),
        fc.constantFrom<Unit>('percent', 'count', 'gbp'),
        (measure, unit) => {
          const one = resolve(measure, unit, measure.slice(0, 9), measure.slice(9));
          expect(one.metric.key).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
          expect(one.metric.name).not.toBe('');
          expect(one.metric.unit).toBe(unit);
          expect(resolve(measure, unit, measure.slice(0, 9), measure.slice(9))).toEqual(one);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a query', () => {
  const heldKeys: readonly [string, Unit][] = [
    ['ehcp-20-week-compliance', 'percent'],
    ['ehcps-number', 'count'],
    ['cme-number', 'count'],
    ['care-leavers-eet', 'percent'],
    ['care-leavers-pathway-plan', 'percent'],
    ['re-referral-rate', 'percent'],
    ['front-door-referrals', 'count'],
  ];
  const held: readonly Metric[] = heldKeys.map(([key, unit]) => {
    const measure = register.measure(key);
    if (!measure) throw new Error(`No measure ${key}`);
    return { key, name: measure.name, unit, polarity: measure.polarity };
  });
  const find = (query: string) => register.find(query, held);

  it.each([
    ['ehcp compliance', 'ehcp-20-week-compliance'],
    ['ECHP complience', 'ehcp-20-week-compliance'],
    ['20 week timeliness', 'ehcp-20-week-compliance'],
    ['education health and care plans on time', 'ehcp-20-week-compliance'],
    ['What is our EHCP compliance looking like?', 'ehcp-20-week-compliance'],
    ['how many EHCPs', 'ehcps-number'],
    ['children missng education', 'cme-number'],
    ['home schooling', 'ehe-number'],
    ['adoption timeliness', 'adoption-timeliness'],
    ['rereferrals', 're-referral-rate'],
  ])('“%s” names %s', (query, key) => {
    expect(find(query).named).toContain(key);
  });

  it('says which words it read as others', () => {
    expect(find('EHCP complience').corrections).toEqual([{ written: 'complience', read: 'compliance' }]);
    expect(find('EHCP compliance').corrections).toEqual([]);
  });

  it('is ambiguous for a population alone', () => {
    const found = find('care leavers');
    expect(found.populationAlone).toBe(true);
    expect(found.named).toEqual([]);
    expect(found.wider).toEqual(expect.arrayContaining(['care-leavers-eet', 'care-leavers-pathway-plan']));
  });

  it('never takes missing children for children missing education', () => {
    const { named, wider, loose, near } = find('missing children');
    expect([...named, ...wider, ...loose, ...near]).not.toContain('cme-number');
  });

  it('finds a shared word in every measure that has it', () => {
    const { wider, loose } = find('referrals');
    expect([...wider, ...loose]).toEqual(expect.arrayContaining(['front-door-referrals', 're-referral-rate']));
  });

  it('offers the nearest where it says more than a measure does', () => {
    const found = find('EHCP compliance for girls in the north');
    expect(found.named).toEqual([]);
    expect(found.near).toContain('ehcp-20-week-compliance');
  });

  it('finds a held measure that is not registered by its own words', () => {
    const own = register.resolve({
      measure: 'tree inspections completed',
      segment: null,
      unit: 'count',
      context: '',
    }).metric;
    expect(register.find('tree inspections completed', [own]).named).toEqual([own.key]);
    expect(register.find('tree inspection', [own]).wider).toEqual([own.key]);
    expect(register.find('tree inspectons completed', [own]).named).toEqual([own.key]);
  });

  it('takes any words without an error, and 2,000 characters quickly', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (query) => {
        expect(() => find(query)).not.toThrow();
      }),
      { numRuns: 200 },
    );
    const began = performance.now();
    find('complience timelines referals accomodation '.repeat(50).slice(0, 2000));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
