import { describe, expect, test } from 'vitest'
import { fold } from '../../kiosk/fold'
import { openSearch } from '../../kiosk/search'
import { catalogueOf, towns } from '../screens/fixtures/town'

function names(
  town: (typeof towns)[number],
  language: 'uk' | 'mk' | 'sq' | 'sr-Cyrl' | 'sr-Latn' | 'hu' | 'bg' | 'en',
) {
  const search = openSearch(catalogueOf(town), language)
  return (typed: string) => search(typed).map(({ service }) => service.name[language] ?? '')
}

describe('every service is found by its own name', () => {
  for (const town of towns) {
    const catalogue = catalogueOf(town)
    for (const language of catalogue.municipality.languages) {
      test(`${town}, ${language}`, () => {
        const search = openSearch(catalogue, language)
        const lost = catalogue.services.filter(service => {
          const name = service.name[language] ?? ''
          return !search(name)
            .slice(0, 3)
            .some(found => found.service.name[language] === name)
        })
        expect(lost.map(service => service.name[language])).toEqual([])
      })
    }
  }
})

test('both scripts find the same: Latin letters find Cyrillic names, and Cyrillic finds Latin ones', () => {
  expect(names('pokrov', 'uk')('pasport')[0]).toMatch(/паспорт/i)
  expect(names('pokrov', 'uk')('reyestratsiya')[0]).toMatch(/реєстраці/i)
  expect(names('kriva-palanka', 'mk')('gradenje')[0]).toMatch(/град/i)
  expect(names('becej', 'sr-Cyrl')('gradjevinska dozvola')[0]).toMatch(/грађевинск/i)
  expect(names('becej', 'sr-Latn')('грађевинска дозвола')[0]).toMatch(/građevinsk/i)
  expect(names('pernik', 'bg')('danachna otsenka').join()).toMatch(/данъчна оценка/i)
})

test('a wrong or missing letter still finds', () => {
  expect(names('pokrov', 'uk')('прапіска').length).toBeGreaterThan(0)
  expect(names('pokrov', 'uk')('пасворт')[0]).toMatch(/паспорт/i)
  expect(names('becej', 'sr-Latn')('gradevinska dozvla')[0]).toMatch(/građevinsk/i)
  expect(names('becej', 'hu')('anyakonyvi kivonat')[0]).toMatch(/anyakönyvi kivonat/i)
  expect(names('kriva-palanka', 'sq')('ndertimit')[0]).toMatch(/ndërtim/i)
})

test('a keyword finds the service and says which part was typed', () => {
  const [found] = openSearch(catalogueOf('pokrov'), 'uk')('пропис')
  expect(found?.keyword).not.toBeNull()
  const { text, from, to } = found?.keyword ?? { text: '', from: 0, to: 0 }
  expect(text.slice(from, to)).toBe('пропис')
})

test('the beginning of a word is enough', () => {
  for (const typed of ['па', 'пас', 'пасп', 'паспо', 'паспорт'])
    expect(names('pokrov', 'uk')(typed).join(), typed).toMatch(/паспорт/i)
})

test('what no service resembles finds nothing', () => {
  expect(names('pokrov', 'uk')('xqzwv')).toEqual([])
  expect(names('pokrov', 'uk')('   ')).toEqual([])
})

test('another language of the town is searched too', () => {
  expect(names('pokrov', 'uk')('passport')[0]).toMatch(/паспорт/i)
  expect(names('kriva-palanka', 'sq')('градење').length).toBeGreaterThan(0)
})

test('a fold is stable, and spellings of one word meet', () => {
  for (const word of ['Будівництво', 'građevinska', 'Përgjithshëm', 'házassági', "сім'я", 'İdari'])
    expect(fold(fold(word))).toBe(fold(word))
  expect(new Set(['грађевинска', 'građevinska', 'gradjevinska', 'gradevinska'].map(fold)).size).toBe(1)
  expect(new Set(['сім’я', "сім'я", 'СІМЯ'].map(fold)).size).toBe(1)
  expect(new Set(['ќерка', 'kjerka', 'ḱerka'].map(fold)).size).toBe(1)
})
