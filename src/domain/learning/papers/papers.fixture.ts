import { daysFrom } from '#core/calendars/moments.ts'
import { figureOf } from '../../measures/figure.ts'
import type { PackContent } from '../contract.charter.ts'
import { PACK_MEASURES } from '../rules/packs.ts'

const ID = '0191f3a0-0000-7000-8000-000000000000'
const days = daysFrom('2026-05-05', 56)

const chart: PackContent['charts'][number] = {
  ...{ measure: 'wait', step: 'day', by: 'mean', filter: {}, service: null, likeWeekdays: false },
  ...{ annotations: [], warnings: [] },
  period: {
    from: '2026-05-05',
    to: '2026-06-29',
    zone: 'Europe/London',
    upTo: '2026-06-30T05:00:00Z',
    live: false,
  },
  points: days.map((day, index) => ({
    ...{
      day,
      value: 100 + ((index * 37) % 60) + (index === 55 ? 160 : 0),
      count: 40,
      leap: false,
      unfinished: false,
    },
    signals: index === 55 ? ['outside'] : [],
  })),
  phases: [
    {
      ...{ from: '2026-05-05', to: '2026-06-01', name: null, points: 28, centre: 129, lower: 12, upper: 246 },
      ...{ movingRange: 44, rangeLimit: 144 },
    },
    {
      ...{
        from: '2026-06-02',
        to: '2026-06-29',
        name: 'More people at nine',
        points: 28,
        centre: 127,
        lower: null,
      },
      ...{ upper: 230, movingRange: 41, rangeLimit: 134 },
    },
  ],
}

const miss: PackContent['missed'][number] = {
  ...{ kind: 'leg', id: ID, what: 'Fit the tap for O’Brien <b>', caseId: ID, reference: 'K7-4QX', need: '' },
  ...{
    departmentId: ID,
    department: 'Repairs team',
    standardId: ID,
    personId: ID,
    person: 'Zoë Łukaszewicz',
  },
  ...{
    dueAt: '2026-06-29T15:00:00Z',
    endedAt: null,
    overSeconds: 5400,
    used: 1.2,
    clientTold: false,
    callOutId: null,
  },
}

/** A pack in which there is something of everything, with characters that are not easy. */
export const PACK: PackContent = {
  ...{ day: '2026-06-30', organisation: 'Harbour & Sons <District>', zone: 'Europe/London' },
  figures: PACK_MEASURES.map((measure, index) => ({
    ...figureOf(measure, { sum: 1234 + index, count: 4321 }),
    before: index === 0 ? 1200 : null,
  })),
  yesterday: PACK_MEASURES.map((measure) => ({ ...figureOf(measure, { sum: 0, count: 0 }), before: null })),
  signals: [
    {
      ...{
        measure: 'wait',
        filter: {},
        service: null,
        day: '2026-06-29',
        value: 275,
        centre: 127,
        rule: 'outside',
      },
    },
  ],
  charts: [chart],
  patterns: [
    {
      ...{
        id: ID,
        kind: 'lost_waiting',
        state: 'found',
        foundAt: '2026-06-01T00:00:00Z',
        seenAt: '2026-06-30T00:00:00Z',
      },
      about: {
        ...{ serviceId: ID, service: 'Caf\u00e9 licences', departmentId: null, department: null },
        ...{ subjectId: null, subject: null, term: null },
      },
      figures: {
        ...{ times: 42, of: 900, people: 40, pence: null, sinceDay: null, before: null },
        staffMinutes: { low: 0, likely: 0, high: 0 },
        clientMinutes: { low: 300, likely: 390, high: 420 },
      },
      ...{
        condition: '',
        causeId: null,
        cause: '',
        ownerId: null,
        owner: null,
        note: '',
        experiments: 0,
        version: 1,
      },
    },
  ],
  missed: [miss],
  atRisk: [{ ...miss, what: 'Answer Mr 李 about £250', overSeconds: -1800, clientTold: true }],
  more: { missed: 3, atRisk: 0 },
  experiments: [
    {
      ...{ id: ID, name: 'More people at nine' },
      verdict: {
        ...{
          state: 'signal_as_expected',
          sinceDay: '2026-06-15',
          rule: 'run',
          before: 129,
          after: 110,
          points: 20,
        },
        stillNeeded: 0,
      },
    },
  ],
  journey: {
    ...{ caseId: ID, reference: 'K7-4QX', need: 'The tap drips & nobody comes <script>alert(1)</script>' },
    ...{ service: 'Repairs', openedAt: '2026-06-01T09:00:00Z', closedAt: '2026-06-09T09:00:00Z' },
    ...{ contacts: 3, people: 4, places: 2, handoffs: 1, returns: 0, repeats: 2, attempts: 1 },
    ...{ waitSeconds: 1265, talkSeconds: 900, endToEndSeconds: 694_800, promisesKept: 1, promisesBroken: 1 },
    ...{ levelMet: 'one_stop', levelPossible: 'one_stop', story: null },
    steps: [
      {
        ...{
          at: '2026-06-01T09:00:00Z',
          kind: 'contact',
          event: 'contact.arrived',
          seconds: null,
          contactId: ID,
        },
        ...{
          channel: 'phone',
          demand: 'value',
          place: null,
          words: 'It drips, says Siân',
          byClient: true,
          waste: false,
        },
      },
      {
        ...{
          at: '2026-06-04T10:30:00Z',
          kind: 'asked_again',
          event: 'client.fact_repeated',
          seconds: 70,
          contactId: ID,
        },
        ...{ channel: null, demand: null, place: 'First point', words: null, byClient: false, waste: true },
      },
    ],
  },
}
