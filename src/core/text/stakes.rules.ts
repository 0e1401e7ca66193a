/** The words by which moments of truth are recognised. Patterns see lower case without apostrophes, clause by clause. */

export type StakesKind =
  | 'bereavement'
  | 'illness'
  | 'loss_of_home'
  | 'loss_of_income'
  | 'danger'
  | 'urgent_repair'
  | 'first_contract'

export type StakesRule = {
  readonly id: string
  readonly kind: StakesKind
  readonly pattern: RegExp
  /** Words in the same clause that give it another meaning. */
  readonly unless?: RegExp
  /** A "not" shortly before takes it back. */
  readonly deniable?: boolean
  /** Past once the clause says that it has been put right. */
  readonly settles?: boolean
}

const PERSON =
  '(?:mum|mam|mom|mother|dad|father|parents?|husband|wife|partner|fiancee?|son|daughter|child|baby|brother|sister|twin|nan|nana|gran|grandma|grandad|grandmother|grandfather|uncle|aunt|auntie|cousin|friend|neighbour|mother-in-law|father-in-law)'
const ADVERBS = '(?:has |have |had |just |sadly |recently |suddenly |unexpectedly |also |now |then )*'
const UTILITY = '(?:heating|hot water|water|electric|electricity|power|gas supply|running water)'
const BROKEN =
  '(?:not work\\w*|isnt work\\w*|stopped|broken|broke|broken down|packed in|failed|off|down|dead|wont (?:start|come|turn|light|work)\\w*|doesnt (?:start|come|turn|light|work)\\w*)'
const HOME = '(?:home|house|flat|room|tenancy|accommodation)'

const words = (source: string) => new RegExp(`\\b(?:${source})\\b`)

export const STAKES_RULES: readonly StakesRule[] = [
  {
    id: 'death_of_person',
    kind: 'bereavement',
    pattern: words(`${PERSON} (?:of \\w+ years |\\w+ )?${ADVERBS}(?:died|dying|is dead|passed)`),
    unless: words('passed (?:the|his|her|their|a|me|on (?:the|my|your))'),
  },
  { id: 'passed_away', kind: 'bereavement', pattern: words('pass(?:ed|ing) away') },
  {
    id: 'lost_person',
    kind: 'bereavement',
    pattern: words(`los(?:t|s of|ing) (?:my|our|his|her|their) (?:late |dear )?${PERSON}`),
    unless: words(`${PERSON}s (?:\\w+ )?(?:card|key|keys|form|pass|number|address|phone)`),
  },
  {
    id: 'bereaved',
    kind: 'bereavement',
    pattern: words('bereave\\w*|widow(?:ed|er)?|mourning|funerals?|cremat\\w+|deceased|stillb\\w+'),
    unless: words('window|charity'),
  },
  {
    id: 'register_death',
    kind: 'bereavement',
    pattern: words(
      `death (?:certificate|of (?:my|our|his|her))|(?:register\\w*|report\\w*|notify\\w*) (?:a|the|my \\w+|his|her) death|${PERSON}s death`,
    ),
    unless: words('parking'),
  },

  {
    id: 'grave_illness',
    kind: 'illness',
    pattern: words(
      'cancer|chemo\\w*|leukaemia|dementia|alzheimers?|terminal(?:ly)? ill\\w*|terminal diagnosis|hospice|dialysis|palliative|heart attack|miscarr\\w+|sepsis',
    ),
    deniable: true,
  },
  {
    id: 'seriously_ill',
    kind: 'illness',
    pattern: words(
      '(?:seriously|very|gravely|critically|severely|really) (?:ill|sick|unwell)|life[- ]threatening|intensive care|breakdown and',
    ),
    deniable: true,
  },
  {
    id: 'in_hospital',
    kind: 'illness',
    pattern: words('(?:in|into|from|out of|to) (?:the )?hospital|been hospitalised|on oxygen|home oxygen'),
    unless: words('hospital (?:car park|road|street|lane|bus|parking)|bus|parking|directions'),
    deniable: true,
  },
  {
    id: 'had_a_stroke',
    kind: 'illness',
    pattern: words(
      '(?:had|having|suffered|after|since) (?:a|another|his|her|my) (?:mini |small |major )?stroke',
    ),
    unless: words('stroke of luck'),
    deniable: true,
  },
  {
    id: 'diagnosed',
    kind: 'illness',
    pattern: words('(?:been|was|just|recently) diagnosed'),
    deniable: true,
  },

  {
    id: 'eviction',
    kind: 'loss_of_home',
    pattern: words('evict\\w*|repossess\\w*|bailiffs?|section 21|notice to quit|possession order'),
    deniable: true,
  },
  {
    id: 'homeless',
    kind: 'loss_of_home',
    pattern: words(
      'homeless(?:ness)?|sleeping rough|sofa[- ]surfing|sleeping (?:in|on) (?:my|our|the|a) (?:car|van|street|streets|friends sofa)|rough sleeping',
    ),
    unless: words('volunteer|donat\\w+|charity'),
    deniable: true,
  },
  {
    id: 'nowhere_to_go',
    kind: 'loss_of_home',
    pattern: words(
      '(?:nowhere|no ?where|no place|not anywhere) (?:else )?(?:to|i can|we can) (?:live|stay|sleep|go)|(?:kicked|thrown|chucked) (?:me |us )?out',
    ),
  },
  {
    id: 'losing_home',
    kind: 'loss_of_home',
    pattern: words(`(?:lose|losing|lost) (?:my|our|the|their) ${HOME}`),
    unless: words(`${HOME} (?:keys?|number|insurance|phone)`),
    deniable: true,
  },

  {
    id: 'lost_job',
    kind: 'loss_of_income',
    pattern: words(
      '(?:lost|losing|lose) (?:my|his|her|our|their) (?:jobs?|work|income|wages?|only income)|(?:made|been|being|facing) redundan\\w+|laid off|been sacked|got sacked|zero income',
    ),
    deniable: true,
  },
  {
    id: 'no_money',
    kind: 'loss_of_income',
    pattern: words(
      '(?:no|out of|without|run out of|havent got any|havent any|not got any) (?:more )?money|no income|food ?banks?|cant (?:afford to (?:eat|feed|heat|live)|afford (?:food|rent|the rent|heating)|feed (?:my|the|our))|bankrupt\\w*|destitute',
    ),
    unless: words('donat\\w+|volunteer|collection|no money (?:was|is) (?:taken|due|owed)'),
  },
  {
    id: 'payment_stopped',
    kind: 'loss_of_income',
    pattern: words(
      '(?:benefits?|universal credit|pension|housing benefit|payments?|money|allowance) (?:has |have |had |was |were |been |just |suddenly )*(?:stopped|cut off|suspended|sanctioned)',
    ),
    deniable: true,
  },

  {
    id: 'violence',
    kind: 'danger',
    pattern: words(
      'domestic (?:abuse|violence)|(?:hits|hitting|hit|beats|beating|beat|attacks|attacked|threatens|threatened|threatening|assaulted|hurting|stalking|following) (?:me|us|her|him|my (?:mum|mother|sister|son|daughter|child|children|kids))|(?:being|been) (?:abused|attacked|beaten|stalked|trafficked)|abusive (?:partner|husband|wife|boyfriend|girlfriend|ex|relationship|son|father)',
    ),
    unless: words('with (?:a|the|this) (?:bill|fine|charge|letter)'),
    deniable: true,
  },
  {
    id: 'self_harm',
    kind: 'danger',
    pattern: words(
      'suicid\\w*|kill (?:myself|himself|herself|themselves)|end (?:my|it|his|her) (?:life|all)|self[- ]harm\\w*|hurt (?:myself|himself|herself)|(?:dont|do not) want to (?:live|be here|be alive|wake up)|no reason to live|better off dead',
    ),
    unless: words('awareness|training'),
  },
  {
    id: 'not_safe',
    kind: 'danger',
    pattern: words(
      '(?:not|dont feel|doesnt feel|isnt|arent|never|no longer) (?:be |feel |feeling |very )?safe|unsafe|in danger|at risk of (?:harm|abuse)|(?:afraid|scared|frightened|terrified) (?:of|to go home|for (?:my|our|her|his))|locked (?:me|us) in|safeguarding',
    ),
    unless: words(
      'safe to (?:use|pay|drink|recycle|eat|send|enter)|(?:scared|afraid) of (?:missing|forgetting)|unsafe (?:website|site|link)',
    ),
  },
  {
    id: 'fire_or_fumes',
    kind: 'danger',
    pattern: words(
      'on fire|caught fire|carbon monoxide|co alarm|smoke (?:is )?coming|(?:trapped|stuck) (?:in|inside) (?:the|a|our|my) (?:lift|elevator|room|house|flat|bathroom)',
    ),
    unless: words(
      'fire (?:safety|drill|door)|test(?:ing)? (?:my|the|our|of)|new (?:carbon|co|alarm)|fit a|order',
    ),
    deniable: true,
  },

  {
    id: 'gas',
    kind: 'urgent_repair',
    pattern: words('gas leak\\w*|smell(?:s|ing)? (?:of |like )?(?:\\w+ )?gas|leak\\w* gas'),
    deniable: true,
    settles: true,
  },
  {
    id: 'no_utility',
    kind: 'urgent_repair',
    pattern: words(
      `(?:no|without|without any|not any|not got|havent got|havent had|havent any|lost) (?:\\w+ )?${UTILITY}`,
    ),
    unless: words(
      '(?:heating|water|electric|electricity|power|gas) (?:bills?|allowance|payment|rates|meter readings?|charges?|account|grant)|no water (?:bill|charge)|power of attorney|bottled water',
    ),
    settles: true,
  },
  {
    id: 'utility_broken',
    kind: 'urgent_repair',
    pattern: words(
      `(?:boiler|radiators|${UTILITY}) (?:has |have |is |s |are |just |suddenly |completely |gone |been |went |was )*${BROKEN}`,
    ),
    unless: words('turned off|switched off|money off|power of attorney'),
    settles: true,
  },
  {
    id: 'boiler_broken',
    kind: 'urgent_repair',
    pattern: words(
      'broken (?:boiler|heating|front door|water pipe|lift)|boiler (?:has |s )?(?:gone|broke|packed)',
    ),
    deniable: true,
    settles: true,
  },
  {
    id: 'flood',
    kind: 'urgent_repair',
    pattern: words(
      'flood(?:ed|ing|s)?|(?:water|rain) (?:is |s |was )?(?:pouring|gushing|flooding|coming (?:through|in|down)|dripping through|running down)|burst pipes?|pipe (?:has |s )?(?:burst|bursts)',
    ),
    unless: words(
      'flood (?:risk|map|maps|insurance|plain|defence|defences|warning)|flood of|flooded with|flooding (?:risk|map|leaflet)',
    ),
    deniable: true,
    settles: true,
  },
  {
    id: 'leak',
    kind: 'urgent_repair',
    pattern: words('leak(?:s|ing|y)?'),
    unless: words(
      'leak(?:s|ed)? (?:of|to) (?:my|the|our)? ?(?:data|details|press|documents?)|data leak|leaking (?:data|details)',
    ),
    deniable: true,
    settles: true,
  },
  {
    id: 'structure',
    kind: 'urgent_repair',
    pattern: words(
      '(?:ceiling|roof|wall|chimney|balcony|stairs?) (?:has |have |is |s |just |been |partly |about to )*(?:collaps\\w*|fallen|falling|coming down|caved in|come down|blown off|given way)|spark(?:s|ing)|bare wires?|live wires?|electric(?:al)? shocks?|exposed wir\\w+',
    ),
    deniable: true,
    settles: true,
  },
  {
    id: 'insecure',
    kind: 'urgent_repair',
    pattern: words(
      '(?:door|lock|window)s? (?:\\w+ )?(?:wont|doesnt|does not|will not|cant|cannot) (?:be )?(?:lock|close|shut|closed|shut|locked)|locked out|(?:front|back) door (?:has been |was |been |is |got )*(?:kicked in|smashed|broken)|broken into|burgled',
    ),
    unless: words('locked out of (?:my|the|our) (?:account|portal|email|website|profile)'),
    deniable: true,
    settles: true,
  },
  {
    id: 'sewage',
    kind: 'urgent_repair',
    pattern: words(
      'sewage|raw sewage|(?:only )?toilet (?:is |has |s |was |been |keeps )*(?:overflow\\w*|blocked|backed up|not flush\\w*)|drains? (?:is |has |s |are |have )*(?:overflow\\w*|backed up)',
    ),
    unless: words('sewage (?:bill|charge|charges|rates|works)'),
    deniable: true,
    settles: true,
  },

  {
    id: 'first_of_its_kind',
    kind: 'first_contract',
    pattern: words(
      '(?:my|our|his|her|a|the) (?:very )?first (?:ever )?(?:home|house|flat|tenancy|rental|lease|contract|mortgage|job|baby|child|apprenticeship|bank account)|first[- ]time (?:buyers?|tenants?|renters?|mums?|dads?|parents?)',
    ),
    deniable: true,
  },
  {
    id: 'new_tenancy',
    kind: 'first_contract',
    pattern: words(
      'new (?:tenancy|tenants?|lease|baby|resident|residents)|(?:start|starting|starts|started|sign|signing|signed|signs) (?:my|our|the|a|this) (?:new )?(?:tenancy|lease|rental|contract)|newborn',
    ),
    unless: words('baby (?:bin|clothes|bank)'),
    deniable: true,
  },
  {
    id: 'moving_in',
    kind: 'first_contract',
    pattern: words(
      '(?:move|moves|moving|moved|get(?:ting)? the keys) (?:in|into|here)(?! (?:the|a) (?:right|wrong|same|different) direction)|just moved|just bought (?:a|my|our|the) (?:home|house|flat)|moving (?:house|home)',
    ),
    unless: words(
      'traffic|direction|moving in with the times|who moved|(?:bins?|furniture|car|skip) (?:was |were |has been )?moved',
    ),
    deniable: true,
  },
]
