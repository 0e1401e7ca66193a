import type { DepartmentKey, SkillKey } from './departments.ts'

export type ExamplePerson = {
  readonly name: string
  /** The part of the e-mail address before @harbour.example. */
  readonly mail: string
  readonly title: string
  readonly department: DepartmentKey
  readonly roles?: readonly ('agent' | 'lead' | 'planner' | 'admin')[]
  /** What this person may decide and spend, in pounds. */
  readonly authority: number
  readonly languages?: readonly string[]
  readonly skills: Readonly<Partial<Record<SkillKey, 1 | 2 | 3>>>
  /** Hours of their own, as the calendar keeps them, where they differ from the department's. */
  readonly days?: { readonly days: readonly number[]; readonly opens: string; readonly closes: string }
}

const FRONT = { first: 2, waste: 2, tax: 1, parking: 2 } as const

/** Everybody who works for Harbour District Council in the example. */
export const people: readonly ExamplePerson[] = [
  // Contact Centre
  {
    name: 'Priya Nair',
    mail: 'priya.nair',
    title: 'Service adviser',
    department: 'contact',
    authority: 250,
    languages: ['en', 'hi'],
    skills: { ...FRONT, first: 3, tax: 2 },
  },
  {
    name: "Tom O'Brien",
    mail: 'tom.obrien',
    title: 'Service adviser',
    department: 'contact',
    authority: 150,
    skills: { ...FRONT, parking: 3 },
  },
  {
    name: '李 Wei',
    mail: 'wei.li',
    title: 'Service adviser',
    department: 'contact',
    authority: 150,
    languages: ['en', 'zh'],
    skills: { ...FRONT, waste: 3 },
  },
  {
    name: 'Aoife Byrne',
    mail: 'aoife.byrne',
    title: 'Senior service adviser',
    department: 'contact',
    authority: 400,
    skills: { ...FRONT, first: 3, tax: 2, benefits: 1 },
  },
  {
    name: 'Samira Hussein',
    mail: 'samira.hussein',
    title: 'Service adviser',
    department: 'contact',
    authority: 250,
    languages: ['en', 'so', 'ar'],
    skills: { ...FRONT, tenancies: 1, registration: 1 },
  },
  {
    name: 'Gwen Pritchard',
    mail: 'gwen.pritchard',
    title: 'Service adviser',
    department: 'contact',
    authority: 150,
    languages: ['en', 'cy'],
    skills: { ...FRONT, repairs: 1 },
    days: { days: [1, 2, 3, 4], opens: '08:00', closes: '15:00' },
  },
  {
    name: 'Kasia Nowak',
    mail: 'kasia.nowak',
    title: 'Service adviser',
    department: 'contact',
    authority: 150,
    languages: ['en', 'pl'],
    skills: { ...FRONT, tax: 2 },
  },
  {
    name: 'Callum Reid',
    mail: 'callum.reid',
    title: 'Service adviser, reception',
    department: 'contact',
    authority: 100,
    skills: { ...FRONT, first: 1 },
  },
  {
    name: 'Marcus Bell',
    mail: 'marcus.bell',
    title: 'Service lead',
    department: 'contact',
    roles: ['agent', 'lead'],
    authority: 1000,
    skills: { ...FRONT, first: 3 },
  },
  {
    name: 'Ingrid Larsen',
    mail: 'ingrid.larsen',
    title: 'Planner',
    department: 'contact',
    roles: ['agent', 'planner'],
    authority: 0,
    skills: {},
  },
  {
    name: 'Ravi Menon',
    mail: 'ravi.menon',
    title: 'Systems and data',
    department: 'contact',
    roles: ['agent', 'admin'],
    authority: 0,
    skills: {},
  },
  // Housing & Planning
  {
    name: 'Declan Murphy',
    mail: 'declan.murphy',
    title: 'Housing options officer',
    department: 'housing',
    authority: 1500,
    skills: { homeless: 3, tenancies: 2 },
  },
  {
    name: 'Fatima Sheikh',
    mail: 'fatima.sheikh',
    title: 'Housing options officer',
    department: 'housing',
    authority: 1000,
    languages: ['en', 'ur', 'pa'],
    skills: { homeless: 2, tenancies: 2 },
  },
  {
    name: 'Rhys Morgan',
    mail: 'rhys.morgan',
    title: 'Repairs surveyor',
    department: 'housing',
    authority: 2500,
    languages: ['en', 'cy'],
    skills: { repairs: 3, tenancies: 1 },
  },
  {
    name: 'Hannah Osei',
    mail: 'hannah.osei',
    title: 'Tenancy officer',
    department: 'housing',
    authority: 500,
    skills: { tenancies: 3, repairs: 2 },
  },
  {
    name: 'Owen Fletcher',
    mail: 'owen.fletcher',
    title: 'Planning officer',
    department: 'housing',
    authority: 300,
    skills: { planning: 3 },
  },
  {
    name: 'Sunita Rao',
    mail: 'sunita.rao',
    title: 'Planning assistant',
    department: 'housing',
    authority: 150,
    languages: ['en', 'te'],
    skills: { planning: 2, repairs: 1 },
  },
  {
    name: 'Helen Ashworth',
    mail: 'helen.ashworth',
    title: 'Housing lead',
    department: 'housing',
    roles: ['agent', 'lead'],
    authority: 2500,
    skills: { homeless: 3, tenancies: 3, repairs: 2 },
  },
  // Revenues & Benefits
  {
    name: 'Grace Okonkwo',
    mail: 'grace.okonkwo',
    title: 'Benefits specialist',
    department: 'revenues',
    authority: 1500,
    skills: { benefits: 3, tax: 3 },
  },
  {
    name: 'Daniel Whitlock',
    mail: 'daniel.whitlock',
    title: 'Council tax officer',
    department: 'revenues',
    authority: 800,
    skills: { tax: 3, benefits: 1 },
  },
  {
    name: 'Zofia Wójcik',
    mail: 'zofia.wojcik',
    title: 'Benefits officer',
    department: 'revenues',
    authority: 800,
    languages: ['en', 'pl'],
    skills: { benefits: 2, tax: 2 },
  },
  {
    name: 'Imran Qureshi',
    mail: 'imran.qureshi',
    title: 'Benefits officer',
    department: 'revenues',
    authority: 800,
    languages: ['en', 'ur'],
    skills: { benefits: 2, tax: 2 },
  },
  // Streets & Waste
  {
    name: 'Leroy Campbell',
    mail: 'leroy.campbell',
    title: 'Collections supervisor',
    department: 'streets',
    authority: 600,
    skills: { waste: 3, parking: 1 },
  },
  {
    name: 'Beth Hargreaves',
    mail: 'beth.hargreaves',
    title: 'Street works officer',
    department: 'streets',
    authority: 600,
    skills: { parking: 3, waste: 2 },
  },
  {
    name: 'Mei Chen',
    mail: 'mei.chen',
    title: 'Recycling officer',
    department: 'streets',
    authority: 300,
    languages: ['en', 'zh'],
    skills: { waste: 3, parking: 2 },
  },
  // Registration & Bereavement
  {
    name: 'Eleanor Marsh',
    mail: 'eleanor.marsh',
    title: 'Deputy registrar',
    department: 'registration',
    authority: 300,
    skills: { registration: 3 },
  },
  {
    name: 'Joseph Adeyemi',
    mail: 'joseph.adeyemi',
    title: 'Registrar',
    department: 'registration',
    authority: 300,
    languages: ['en', 'yo'],
    skills: { registration: 3 },
  },
  // Adult Social Care
  {
    name: 'Catherine Doyle',
    mail: 'catherine.doyle',
    title: 'Social worker',
    department: 'care',
    authority: 2000,
    skills: { care: 3, homeless: 1 },
  },
  {
    name: 'Nadia Rahman',
    mail: 'nadia.rahman',
    title: 'Care coordinator',
    department: 'care',
    authority: 1000,
    languages: ['en', 'bn', 'ur'],
    skills: { care: 3 },
  },
  {
    name: 'Stephen Clarke',
    mail: 'stephen.clarke',
    title: 'Occupational therapist',
    department: 'care',
    authority: 1000,
    skills: { care: 2, repairs: 1 },
  },
]

/** The domain of every address in the example; reserved for examples (RFC 2606). */
export const MAIL = 'harbour.example'
/** Whose sign-in links are printed at the first start. */
export const PERSONAS = {
  agent: `priya.nair@${MAIL}`,
  expert: `grace.okonkwo@${MAIL}`,
  lead: `marcus.bell@${MAIL}`,
  planner: `ingrid.larsen@${MAIL}`,
  admin: `ravi.menon@${MAIL}`,
} as const
/** Away at present, and who covers. */
export const ABSENCE = { away: `tom.obrien@${MAIL}`, cover: `aoife.byrne@${MAIL}` } as const
