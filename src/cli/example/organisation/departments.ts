import type { CalendarKey } from './calendars.ts'

export const departments = {
  contact: { name: 'Contact Centre', front: true, calendar: 'front' },
  housing: { name: 'Housing & Planning', front: false, calendar: 'office' },
  revenues: { name: 'Revenues & Benefits', front: false, calendar: 'office' },
  streets: { name: 'Streets & Waste', front: false, calendar: 'streets' },
  registration: { name: 'Registration & Bereavement', front: false, calendar: 'office' },
  care: { name: 'Adult Social Care', front: false, calendar: 'care' },
} as const satisfies Record<string, { name: string; front: boolean; calendar: CalendarKey }>

export type DepartmentKey = keyof typeof departments

export const skills = {
  first: { name: 'First point of contact', general: true },
  waste: { name: 'Waste and recycling', general: false },
  tax: { name: 'Council tax', general: false },
  parking: { name: 'Parking and street works', general: false },
  benefits: { name: 'Benefits and support', general: false },
  homeless: { name: 'Homelessness and housing advice', general: false },
  planning: { name: 'Planning', general: false },
  repairs: { name: 'Repairs', general: false },
  tenancies: { name: 'Tenancies', general: false },
  registration: { name: 'Registration and bereavement', general: false },
  care: { name: 'Care and support', general: false },
} as const satisfies Record<string, { name: string; general: boolean }>

export type SkillKey = keyof typeof skills

/** What each department answers for: a piece of work, for one service or for all, in working minutes. */
export const standards: readonly {
  department: DepartmentKey
  service?: string
  name: string
  workingMinutes: number
}[] = [
  { department: 'contact', name: 'A written question is answered', workingMinutes: 480 },
  { department: 'contact', name: 'A chosen call is made in its half hour', workingMinutes: 30 },
  {
    department: 'streets',
    service: 'missed-bin',
    name: 'A missed bin is emptied after all',
    workingMinutes: 1200,
  },
  { department: 'streets', service: 'bulky-waste', name: 'Bulky waste is collected', workingMinutes: 3000 },
  {
    department: 'streets',
    service: 'street-problem',
    name: 'A dangerous defect is made safe',
    workingMinutes: 240,
  },
  {
    department: 'revenues',
    service: 'council-tax-move',
    name: 'A new bill after a move',
    workingMinutes: 2700,
  },
  { department: 'revenues', service: 'benefits', name: 'A claim is decided', workingMinutes: 5400 },
  { department: 'revenues', name: 'A bill is looked at again', workingMinutes: 1080 },
  { department: 'housing', service: 'urgent-repair', name: 'Home made safe', workingMinutes: 240 },
  {
    department: 'housing',
    service: 'urgent-repair',
    name: 'Heating or hot water back',
    workingMinutes: 540,
  },
  {
    department: 'housing',
    service: 'homelessness',
    name: 'A personal plan is agreed',
    workingMinutes: 2700,
  },
  {
    department: 'housing',
    service: 'planning-query',
    name: 'A planning question is answered',
    workingMinutes: 2700,
  },
  {
    department: 'housing',
    service: 'new-tenancy',
    name: 'Keys and first visit agreed',
    workingMinutes: 1080,
  },
  {
    department: 'registration',
    service: 'register-death',
    name: 'An appointment to register',
    workingMinutes: 1080,
  },
  { department: 'care', service: 'care-at-home', name: 'A change of care is agreed', workingMinutes: 1800 },
  {
    department: 'care',
    service: 'blue-badge',
    name: 'A Blue Badge application is decided',
    workingMinutes: 9000,
  },
]
