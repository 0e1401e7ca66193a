import type { Chance } from '#core/chance.ts'

const FIRST: readonly string[] =
  `Margaret John Susan David Linda Peter Christine Michael Patricia Alan Amina Mohammed Fatima Yusuf Chidi Ngozi
  Adaeze Kwame Abena Łukasz Agnieszka Piotr Małgorzata Ewa Tomasz Siân Rhian Gareth Dilys Ioan Seán Niamh Caoimhe
  Padraig Ines João Beatriz Zoë Chloé René Björn Åsa Ravi Anjali Deepak Harpreet Gurpreet Simran Nguyen Linh Thi Yan
  Ming Hui Olena Dmytro Natalia Ivan Elena Giulia Marco Sofía José Leila Omar Hassan Zainab Khadija Abdi Hodan Grace
  Emma Olivia Jack Harry Oliver Amelia Isla George Noah Poppy Freya Arthur Florence Stanley Doris Winston Marcia
  Delroy Beverley Jean-Paul Mary-Ann Shanice Tyrone Keisha Bethany Callum Eilidh Hamish Morag Theodora Aleksander`
    .split(/\s+/)
    .filter(Boolean)

const LAST: readonly string[] =
  `Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green
  Hall Wood Clarke Hughes Edwards Turner Moore Hill Cooper Ward Morris King Baker Harrison Morgan Patel Khan Ahmed
  Hussain Begum Ali Singh Kaur Sharma Nwosu Okafor Adebayo Mensah Boateng Osei Kowalski Nowak Wiśniewska Wójcik
  Zieliński O’Brien O'Connor O’Neill Byrne Murphy Kelly MacDonald McIntyre Campbell Fraser Llewellyn Pryce-Jones
  Griffiths Smith-Jones Abdi Hassan Mohamud Farah Haddad Nassar Chen Wong Nguyen Tran Kaya Yılmaz Popescu Ionescu
  Petrov Kovalenko Rossi Ferreira da~Silva García Müller Lefèvre van~der~Berg Sørensen Achterberg Ellison Fletcher
  Ogden Shaw Pickering Tindall Hargreave Blackwood Quayle`
    .split(/\s+/)
    .filter(Boolean)
    .map((name) => name.replaceAll('~', ' '))

// Some people write their name in its own script, family name first, or have one name only.
const WHOLE: readonly string[] = [
  '李 明',
  '李 娜',
  '王 芳',
  '张 伟',
  '陈 静',
  'Suharto',
  'محمد علي',
  'Олена Коваль',
  'ਹਰਪ੍ਰੀਤ ਕੌਰ',
  '田中 花子',
  'Phạm Thị Hoa',
]

const LANGUAGES: readonly [string, number][] = [
  ['en', 0.9],
  ['pl', 0.025],
  ['ur', 0.02],
  ['cy', 0.015],
  ['zh', 0.015],
  ['so', 0.01],
  ['pa', 0.015],
]

export type ExampleClient = {
  readonly name: string
  readonly language: string
  readonly phone: string | null
  readonly email: string | null
  readonly account: string | null
  readonly accessNeeds: readonly string[]
  readonly preferredChannel: string | null
}

const ACCESS = [
  'large_print',
  'interpreter',
  'text_relay',
  'sign_language',
  'step_free',
  'advocate',
  'more_time',
]

/** One person of the district. `number` makes the phone, the account and the e-mail their own. */
export function inventClient(number: number, chance: Chance): ExampleClient {
  const name = chance.happens(0.012) ? chance.pick(WHOLE) : `${chance.pick(FIRST)} ${chance.pick(LAST)}`
  const language = chance.pickWeighted(LANGUAGES, ([, share]) => share)[0]
  const needs = chance.happens(0.06) ? [chance.pick(ACCESS)] : []
  if (language !== 'en' && chance.happens(0.4) && !needs.includes('interpreter')) needs.push('interpreter')
  return {
    name,
    language,
    phone: chance.happens(0.86) ? exampleNumber(number) : null,
    email: chance.happens(0.6) ? `${mailName(name)}.${number}@mail.example` : null,
    account: chance.happens(0.5) ? `HD${String(1_000_000 + number * 37)}` : null,
    accessNeeds: needs,
    preferredChannel: chance.happens(0.2) ? chance.pick(['phone', 'chat', 'letter', 'email', 'visit']) : null,
  }
}

// Numbers that belong to nobody (Ofcom, "Telephone numbers for use in TV and radio drama programmes"): 1,000 of each.
const NOBODYS = [
  '+447700900',
  '+441134960',
  '+441144960',
  '+441154960',
  '+441164960',
  '+441174960',
  '+441184960',
]

function exampleNumber(number: number): string {
  const prefix = NOBODYS[Math.floor(number / 1000) % NOBODYS.length] ?? ''
  return prefix + String(number % 1000).padStart(3, '0')
}

function mailName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-z ]/giu, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '.')
  return plain || 'resident'
}
