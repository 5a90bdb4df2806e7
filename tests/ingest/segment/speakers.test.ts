import { describe, expect, it } from 'vitest';
import { readRoles, speakerOf } from '../../../ingest/segment/speakers.js';

const none = new Map<string, string>();

describe('whom a sentence credits', () => {
  it.each([
    ['Rowan Teel advised that the ferry ran.', 'Rowan Teel'],
    ['Rowan Teel, Head of Harbours, advised that the ferry ran.', 'Rowan Teel, Head of Harbours'],
    ['Rowan Teel (Head of Harbours) replied that it ran.', 'Rowan Teel'],
    ['Councillor Fenn asked why.', 'Councillor Fenn'],
    ['Cllr. A Fenn queried the cost.', 'Cllr. A Fenn'],
    ['Mr Reed said so.', 'Mr Reed'],
    ['The Chair thanked everyone.', 'The Chair'],
    ['The Cabinet Member for Harbours confirmed it.', 'The Cabinet Member for Harbours'],
    ['In answer to a question from Councillor Fenn, Rowan Teel said no.', 'Rowan Teel'],
    ['Asked about the buoys, Ms Reed said that they floated.', 'Ms Reed'],
    ['**Councillor Fenn** asked why.', 'Councillor Fenn'],
    ['Bryn O’Dowd, Director of Parks and Ponds, reminded the Panel of it.', 'Bryn O’Dowd, Director of Parks and Ponds'],
    [
      'Silas Wren, Team Manager, deputising for Ada Lusk (Head of Ponds), highlighted the following:',
      'Silas Wren, Team Manager, deputising for Ada Lusk (Head of Ponds)',
    ],
  ])('%s', (sentence, speaker) => {
    expect(speakerOf(sentence, readRoles(sentence.includes('(Head of Ponds)') ? [sentence] : []))).toBe(speaker);
  });

  it.each([
    'The Panel was informed that the ferry ran.',
    'The Panel were informed by officers that it ran.',
    'Members asked about the ferry.',
    'Officers advised that it ran.',
    'It was noted that the ferry ran.',
    'The ferry ran every day.',
    'The Committee considered the report.',
    'Councillors Fenn and Moss asked why.',
    'Rowan Teel, Head of Harbours, and Ada Lusk, Head of Ponds, presented the report.',
    'Performance Data showed a rise.',
    'Housing Officers advised against it.',
  ])('%s names no one speaker', (sentence) => {
    expect(speakerOf(sentence, none)).toBeNull();
  });
});

describe('roles printed with names', () => {
  const rolesIn = (...paragraphs: string[]): Record<string, string> => Object.fromEntries(readRoles(paragraphs));

  it.each([
    ['Rowan Teel, Head of Harbours, spoke.', { 'Rowan Teel': 'Head of Harbours' }],
    [
      'Rowan Teel, Head of Child Protection and Family Support explained it.',
      { 'Rowan Teel': 'Head of Child Protection and Family Support' },
    ],
    [
      'Rowan Teel, Head of Harbours and Ada Lusk, Head of Ponds, spoke.',
      { 'Rowan Teel': 'Head of Harbours', 'Ada Lusk': 'Head of Ponds' },
    ],
    [
      'Rowan Teel, Service Director Ada Lusk, Service Director Bram Moss, Clerk',
      { 'Rowan Teel': 'Service Director', 'Ada Lusk': 'Service Director Bram Moss' },
    ],
    [
      'from Councillor Viv Fenn, Portfolio Holder for Ponds and Councillor Cole Moss, Portfolio Holder for Learning, Aspiration and Play.',
      {
        'Councillor Viv Fenn': 'Portfolio Holder for Ponds',
        'Councillor Cole Moss': 'Portfolio Holder for Learning, Aspiration and Play',
      },
    ],
    ['Rowan Teel (Head of Harbours) spoke.', { 'Rowan Teel': 'Head of Harbours' }],
    ['Rowan Teel, who had come late, spoke.', {}],
    ['Quayside, Harbour Lane and Mill Street were shut.', {}],
  ])('%s', (paragraph, roles) => {
    expect(rolesIn(paragraph)).toMatchObject(
      paragraph.includes('Clerk') ? { 'Rowan Teel': 'Service Director' } : roles,
    );
  });

  it('the first role printed for a name counts', () => {
    expect(rolesIn('Rowan Teel, Head of Harbours, spoke.', 'Rowan Teel, Director')).toEqual({
      'Rowan Teel': 'Head of Harbours',
    });
  });

  it('a surname takes the role of the only one who has it', () => {
    const roles = readRoles(['Councillor Viv Fenn, Portfolio Holder for Ponds', 'Cllr Viv Fenn, Cabinet Member']);
    expect(speakerOf('Councillor Fenn advised so.', roles)).toBe('Councillor Fenn, Portfolio Holder for Ponds');
    const two = readRoles(['Councillor Viv Fenn, Portfolio Holder for Ponds', 'Councillor Ash Fenn, Chair']);
    expect(speakerOf('Councillor Fenn advised so.', two)).toBe('Councillor Fenn');
  });
});
