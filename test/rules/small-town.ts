import { type Catalogue, type CounterPlace, usualSettings } from '../../domain/catalogue'

/** A town of three queues and three counters: large enough for every rule, small enough to think through. */
export function smallTown(settings: Partial<Catalogue['settings']> = {}): Catalogue {
  const name = (text: string) => ({ en: text })
  const service = (code: string, queue: string, expectedMinutes = 10) => ({
    code,
    group: 'all',
    audience: ['citizen'],
    name: name(code),
    keywords: {},
    documents: [],
    fee: { amount: 0 },
    deadlineDays: 0,
    deliveredAtOnce: true,
    queue,
    expectedMinutes,
  })
  const queue = (code: string, prefix: string, targetWaitMinutes: number) => ({
    code,
    prefix,
    name: name(code),
    targetWaitMinutes,
  })
  const counter = (number: number, tiers: string[][], more: Partial<CounterPlace> = {}) => ({
    number,
    zone: 'hall',
    name: name(`Counter ${number}`),
    accessible: number === 1,
    languages: [],
    tiers,
    ...more,
  })
  return {
    version: '1',
    municipality: {
      code: 'small',
      name: name('Small'),
      timeZone: 'Europe/Skopje',
      languages: ['mk', 'en'],
      currency: 'MKD',
      accent: '#0b5fa5',
    },
    branch: {
      id: 'small-main',
      code: 'main',
      kind: 'main',
      name: name('Main'),
      address: name('Square 1'),
      phone: '',
      hours: {
        mon: [{ from: 480, to: 960 }],
        tue: [
          { from: 480, to: 720 },
          { from: 780, to: 960 },
        ],
      },
      closedOn: ['2026-12-08'],
      zones: [{ code: 'hall', name: name('Hall') }],
      counters: [
        counter(1, [['papers']]),
        counter(2, [['papers'], ['taxes']], { languages: ['sq'] }),
        counter(3, [['taxes', 'building']], {
          share: [
            { queue: 'taxes', calls: 2 },
            { queue: 'building', calls: 1 },
          ],
        }),
      ],
    },
    audiences: [{ code: 'citizen', name: name('Citizens') }],
    departments: [],
    groups: [{ code: 'all', icon: 'house', name: name('All'), shapes: [] }],
    services: [service('passport', 'papers'), service('tax', 'taxes', 5), service('permit', 'building', 20)],
    queues: [queue('papers', 'П', 15), queue('taxes', 'Т', 10), queue('building', 'Г', 20)],
    priorities: [
      { code: 'elderly', name: name('Elderly'), headStartMinutes: 15 },
      { code: 'disability', name: name('Disability'), headStartMinutes: 30 },
    ],
    notices: [],
    settings: {
      ...usualSettings,
      alwaysOpen: true,
      ...settings,
    },
  }
}
