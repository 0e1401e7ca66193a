/** The words of the forecast: what is to be seen, how sure it is, what it is made of, and where demand is read from. */
export const forecast = {
  'forecast.title': 'Forecast',
  'forecast.own': 'Our own contacts',
  'forecast.working': 'Working it out …',
  'forecast.working.why':
    'Several ways to forecast are being tried on the past. The first time takes a second or two; then it is kept.',

  'forecast.sentence.none': 'Nothing is open on these days, so nobody is expected.',
  'forecast.sentence.day':
    '{day} is the busiest day: about {expected} contacts, between {low} and {high} in eight of ten cases.',
  'forecast.sentence.one_day':
    '{day}: about {expected} contacts, between {low} and {high} in eight of ten cases.',
  'forecast.sentence.peak':
    '{minutes, select, 5 {The busiest five minutes begin} 15 {The busiest quarter of an hour begins} 30 {The busiest half hour begins} other {The busiest hour begins}} at {time}.',
  'forecast.sentence.peak_usual': 'The busiest half hour usually begins at {time}.',
  'forecast.sentence.total':
    'The {days, plural, one {one day} other {# days}} from {day} bring about {expected} contacts, between {low} and {high} in eight of ten cases.',
  'forecast.sentence.period':
    'The busiest {by, select, week {week} other {month}} begins on {day}: about {expected} contacts.',

  'forecast.choices': 'What is shown',
  'forecast.choice.series': 'Demand from',
  'forecast.choice.service': 'Service',
  'forecast.choice.all_services': 'All services',
  'forecast.choice.demand': 'Kind of demand',
  'forecast.choice.by': 'By',
  'forecast.choice.from': 'From',
  'forecast.choice.days': 'How far',
  'forecast.demand.all': 'All demand',
  'forecast.demand.value': 'Value: what we are there for',
  'forecast.demand.failure': 'Failure: something was not done, or not right',
  'forecast.demand.cannot_tell': 'Cannot tell',
  'forecast.by.5': '5 minutes',
  'forecast.by.15': '15 minutes',
  'forecast.by.30': 'Half hour',
  'forecast.by.60': 'Hour',
  'forecast.by.day': 'Day',
  'forecast.by.week': 'Week',
  'forecast.by.month': 'Month',
  'forecast.days': '{days, plural, one {One day} other {# days}}',
  'forecast.weeks': '{weeks, plural, one {One week} other {# weeks}}',
  'forecast.year': 'One year',

  'forecast.fan.title': 'Contacts expected',
  'forecast.fan.sentence':
    '{days, plural, one {One day} other {# days}} from {day}: about {expected} contacts in all, between {low} and {high} in eight of ten cases.',
  'forecast.fan.y': 'contacts by {by}',
  'forecast.by_word':
    '{by, select, 5 {five minutes} 15 {quarter of an hour} 30 {half hour} 60 {hour} day {day} week {week} other {month}}',
  'forecast.fan.partial':
    'The first and the last {by, select, week {week} other {month}} are counted only as far as they lie within these days.',
  'forecast.contacts': 'contacts',
  'forecast.today.title': 'Today so far:',
  'forecast.today.more':
    '{seen} contacts have come, {expected} had been expected by now. The rest of the day is reckoned {percent} higher.',
  'forecast.today.less':
    '{seen} contacts have come, {expected} had been expected by now. The rest of the day is reckoned {percent} lower.',
  'forecast.today.same':
    '{seen} contacts have come, {expected} had been expected by now. The rest of the day stays as it was.',

  'forecast.trust': 'How far to trust it',
  'forecast.backtest.title': 'The last weeks, as they were forecast the evening before',
  'forecast.backtest.sentence':
    'On {inside} of {count} days what came lay inside the band that should hold eight of ten; {worst} was missed by most ({actual} came, {expected} were expected).',
  'forecast.backtest.y': 'contacts a day',
  'forecast.surprise.title': 'By how much each day was off',
  'forecast.surprise.none':
    'Nothing but chance: a usual day comes out between {low} and {high} contacts away from the forecast, and every day did.',
  'forecast.surprise.more':
    '{count, plural, one {One day was} other {# days were}} more than chance, last {day}: {by} more came than expected. Look for what happened then.',
  'forecast.surprise.less':
    '{count, plural, one {One day was} other {# days were}} more than chance, last {day}: {by} fewer came than expected. Look for what happened then.',
  'forecast.surprise.few': 'These are fewer than twenty days, so the limits may still move.',
  'forecast.surprise.outside': 'beyond the natural limits',
  'forecast.surprise.run': 'eight days in a row on one side',
  'forecast.surprise.near': 'three of four days near a limit',
  'forecast.surprise.y': 'contacts more or fewer than expected',
  'forecast.contest.title': 'Which way to forecast serves, and how it did',
  'forecast.contest.best':
    'Tried on {origins, plural, one {one day} other {# days}} of the past and compared by the {interval}, “{method}” misses {wape} of 100 contacts; the mean of the weekday misses {mean}.',
  'forecast.contest.mean_wins':
    'Tried on {origins, plural, one {one day} other {# days}} of the past and compared by the {interval}, nothing did reliably better than the mean of the weekday. So that is what serves; it misses {wape} of 100 contacts.',
  'forecast.contest.untested':
    'There is too little past to try any way on it, so the mean of the weekday serves, and nobody knows yet how far it is off.',
  'forecast.contest.coverage':
    'What should hold eight of ten held {share} of 100; what should hold nineteen of twenty held {wide} of 100.',
  'forecast.contest.mix':
    'What is shown leans on the mean of the weekday unless the evidence for another way is strong; the figures of the one that serves are those of what is really shown.',
  'forecast.contest.table': 'Ways to forecast, tried on the past',
  'forecast.contest.col.method': 'Way to forecast',
  'forecast.contest.col.wape': 'Misses of 100 contacts, {days, plural, one {a day} other {a week}} ahead',
  'forecast.contest.col.mase': 'Against last week, {days, plural, one {a day} other {a week}} ahead',
  'forecast.contest.mase':
    'Against last week: 1 is as far off as taking what the same day brought a week before; below 1 is better.',
  'forecast.contest.serves': 'This one serves',
  'forecast.contest.always': 'Always among them',

  'forecast.method.weekday_mean': 'Mean of the weekday',
  'forecast.method.weekday_mean.how': 'What the last eight like days brought, on average.',
  'forecast.method.seasonal_naive': 'As last week',
  'forecast.method.seasonal_naive.how': 'The same as a week before.',
  'forecast.method.long_weekday_mean': 'Long mean of the weekday',
  'forecast.method.long_weekday_mean.how': 'Like the mean of the weekday, over more weeks.',
  'forecast.method.steady_weekday_mean': 'Steady mean of the weekday',
  'forecast.method.steady_weekday_mean.how': 'A mean that days out of the ordinary hardly move.',
  'forecast.method.day_level': 'Level of the day',
  'forecast.method.day_level.how': 'How busy the last days were, on the usual shape of the weekday.',
  'forecast.method.root_profile': 'Smoothed shape of the day',
  'forecast.method.root_profile.how':
    'The shape of the day smoothed, so that chance in small counts weighs less.',
  'forecast.method.svd': 'Main shapes of days',
  'forecast.method.svd.how': 'The few shapes of which all days are made, each carried forward.',
  'forecast.method.ets_share': 'Smoothed level, usual shares',
  'forecast.method.ets_share.how': 'The level of the days smoothed, shared out over the day as usual.',
  'forecast.method.damped_trend': 'Trend that fades',
  'forecast.method.damped_trend.how': 'The growth of the last weeks, trusted less the further ahead.',
  'forecast.method.combination': 'Several together',
  'forecast.method.combination.how': 'The middle of the best of the others.',
  'forecast.method.unknown': 'Another way ({code})',

  'forecast.parts': 'How it divides',
  'forecast.parts.service.title': 'By service',
  'forecast.parts.service.sentence': 'Most is about {service}: {expected} of {total} contacts ({share}).',
  'forecast.parts.demand.title': 'Value and failure demand',
  'forecast.parts.demand.sentence':
    '{failure} of {total} contacts ({share}) are failure demand: they would not come if things had been done, and done right, before.',
  'forecast.parts.demand.no_failure': 'No failure demand is known among the {total} contacts.',
  'forecast.parts.sum':
    'The parts add up to the whole. They divide as what came in the last eight weeks did.',
  'forecast.parts.share': 'Contacts expected',
  'forecast.demand.short.value': 'Value',
  'forecast.demand.short.failure': 'Failure',
  'forecast.demand.short.cannot_tell': 'Cannot tell',

  'forecast.made_of': 'What it is made of',
  'forecast.weekdays.title': 'Weekdays',
  'forecast.weekdays.sentence':
    '{most} brings most: {factor} times a usual open day. {least} brings least: {low} times.',
  'forecast.weekdays.name': 'Weekday',
  'forecast.weekdays.value': 'times a usual open day',
  'forecast.growth.title': 'Growth',
  'forecast.growth.more':
    'Each week brings {percent} more than the one before: {year} in a year if it went on.',
  'forecast.growth.less':
    'Each week brings {percent} less than the one before: {year} in a year if it went on.',
  'forecast.growth.none': 'The level neither grows nor falls by anything that is to be seen.',
  'forecast.growth.unknown': 'Six weeks and more are needed to tell growth from chance.',
  'forecast.day_effect.title': 'Good days and bad days',
  'forecast.day_effect.some':
    'Days of the same weekday differ by about {percent} beyond chance. That is why the bands are as wide as they are, and why a few spare people save the worst days.',
  'forecast.day_effect.none': 'Days of the same weekday differ by chance only.',
  'forecast.day_effect.unknown': 'More weeks are needed to tell how much whole days differ beyond chance.',
  'forecast.heat.title': 'When in the week they come',
  'forecast.heat.sentence':
    '{day} at {time} is the busiest half hour: {mean} contacts on average. The last eight weeks.',
  'forecast.heat.value': 'contacts in half an hour',

  'forecast.warnings': 'Worth knowing',
  'forecast.warning.duplicates_summed':
    '{count, plural, one {One interval stood} other {# intervals stood}} in the file more than once; they were added up.',
  'forecast.warning.days_missing':
    'Nothing is known of {count, plural, one {one open day} other {# open days}} ({dates}). What is not known is left out, not taken for nought.',
  'forecast.warning.zero_days_read_as_closed':
    'Nobody came on {count, plural, one {one day that is always busy} other {# days that are always busy}} ({dates}); they are read as closed.',
  'forecast.warning.absent_intervals_read_as_zero':
    '{percent} of the intervals have no row; in a file that lists only what came, that means nobody came.',
  'forecast.warning.intervals_missing':
    '{percent} of the intervals within days are missing; they are left out, not taken for nought.',
  'forecast.warning.outside_opening_hours':
    '{contacts} contacts came outside opening hours. They are not part of the forecast.',
  'forecast.warning.short_history':
    'Only {days} days are known. From {needed} on, more ways to forecast can be tried.',
  'forecast.warning.no_back_test':
    'Only {days} days are known; {needed} are needed to try a forecast on the past. How far it is off is not known yet.',
  'forecast.warning.special_day_unknown':
    '{date} ({name}) has no day like it in the past; it is forecast as a usual day.',
  'forecast.warning.weekday_never_seen':
    'No such weekday was ever counted: {dates}. The figures for them are those of other days.',
  'forecast.warning.gap_before_forecast':
    '{days, plural, one {One day lies} other {# days lie}} between the last count and the first day forecast; the bands are wider for it.',
  'forecast.warning.beyond_back_test':
    'From {date} on this is further ahead than was ever tried ({days} days); the bands are a judgement from there.',
  'forecast.warning.small_counts':
    'On average only {mean} contacts come in an interval. Longer intervals tell more.',
  'forecast.warning.hours_in_other_zones':
    'Some services keep their hours in another time zone ({zones}); they are read as hours here.',
  'forecast.warning.finer_than_counted':
    'These were counted by {counted} minutes, so that is what is shown, not {asked}.',
  'forecast.warning.repeats_unknown':
    'How many come again, or try again after giving up, is not known. If many do, fewer would come once everybody is helped the first time, and this is too many people.',
  'forecast.warning.patience_unknown':
    'How long clients would wait is not known. It is reckoned as if nobody gave up, which asks for rather too many people.',
  'forecast.warning.talk_assumed': 'The time of a conversation is assumed ({span}), not measured here.',
  'forecast.warning.after_work_assumed':
    'The time of work after a conversation is assumed ({span}), not measured here.',
  'forecast.warning.several_skills':
    'Services here ask for {skills} different skills. The figures are for people who can help with everything; with narrower skills it takes more.',
  'forecast.warning.unknown': 'Something else was noted ({code}).',

  'forecast.refused.too_short':
    '{days, plural, one {One day is} other {# days are}} known; {needed} are needed.',
  'forecast.refused.horizon': '{days} days ahead were asked for; {most} are the most.',
  'forecast.refused.before': 'What is known begins after {first}; earlier days cannot be forecast from it.',
  'forecast.refused.show_all': 'Show all of our own contacts',
  'forecast.refused.import': 'Import a series',
  'forecast.refused.nearer': 'Show the coming days',

  'forecast.series.title': 'Where it comes from',
  'forecast.series.sentence':
    '{name}: {contacts} contacts on {days} days, from {first} to {last}, counted by {minutes} minutes, {opens} to {closes}.',
  'forecast.series.zone': 'Counted in {zone}; times on this page are shown in {own}.',
  'forecast.series.missing':
    '{count, plural, one {One open day is} other {# open days are}} not known: {dates}.',
  'forecast.series.complete': 'No open day is missing.',
  'forecast.series.left_out':
    'Unwanted messages, what we sent ourselves and transfers are not demand and are left out.',
  'forecast.series.remove': 'Remove this series',
  'forecast.series.remove.title': 'Remove “{name}”?',
  'forecast.series.remove.text':
    'Its counts are deleted. What-ifs and rosters that were made from it stay as they are. Our own contacts are not touched.',
  'forecast.series.removed': '“{name}” was removed',
  'forecast.keep': 'Keep it',

  'forecast.special': 'Special days',
  'forecast.special.lead':
    'Days that are not like others: holidays, the day of a big letter. They are no measure of usual days, and those to come are forecast from days of the same name.',
  'forecast.special.day': 'Day',
  'forecast.special.name': 'Name',
  'forecast.special.closed': 'Closed',
  'forecast.special.add': 'Add a day',
  'forecast.special.remove': 'Remove {name}',
  'forecast.special.row': 'Special day {number}',
  'forecast.special.unnamed': 'this day',
  'forecast.special.save': 'Save',
  'forecast.special.none': 'No special day is named yet.',
  'forecast.special.past': '{count, plural, one {One earlier day} other {# earlier days}}',
  'forecast.special.saved': 'Special days saved',
  'forecast.special.incomplete': 'Every day needs its date and a name.',

  'forecast.import': 'Import a series',
  'forecast.import.lead':
    'A CSV file with one row for each interval (day, time, count), or one row for each contact with its moment. It is looked at first; nothing is kept until you say so.',
  'forecast.import.file': 'Choose a file',
  'forecast.import.file.chosen': '{name}, {size} kB',
  'forecast.import.paste': 'or paste it here',
  'forecast.import.name': 'Name',
  'forecast.import.name.help': 'What it is called in lists.',
  'forecast.import.zone': 'Time zone of the times in it',
  'forecast.import.zone.help': 'Like Europe/London. A column named “zone” in the file goes before.',
  'forecast.import.interval': 'Counted by',
  'forecast.import.interval.auto': 'As in the file',
  'forecast.import.column.when': 'Column of the day or moment',
  'forecast.import.column.time': 'Column of the time of day',
  'forecast.import.column.count': 'Column of the count',
  'forecast.import.column.auto': 'Find it by its name',
  'forecast.import.more': 'More about the file',
  'forecast.import.look': 'Look at it',
  'forecast.import.keep': 'Keep this series',
  'forecast.import.kept': '“{name}” was imported',
  'forecast.import.found': 'What was found',
  'forecast.import.found.rows': 'Rows',
  'forecast.import.found.columns': 'Columns',
  'forecast.import.found.columns.counted': 'day “{when}”, time “{time}”, count “{count}”',
  'forecast.import.found.columns.untimed': 'moment “{when}”, count “{count}”',
  'forecast.import.found.columns.moments': 'moment “{when}”; each row is one contact',
  'forecast.import.found.zone': 'Time zone',
  'forecast.import.found.interval': 'Counted by',
  'forecast.import.found.days': 'Days with counts',
  'forecast.import.found.missing': 'Days missing',
  'forecast.import.found.missing.none': 'none',
  'forecast.import.found.contacts': 'Contacts',
  'forecast.import.bad': 'Some rows cannot be read. Nothing was kept.',
  'forecast.import.bad.file': 'This file cannot be read as it is. Nothing was kept.',
  'forecast.import.bad.line': 'Line {line}:',
  'forecast.import.bad.more': 'and {count} more',
  'forecast.import.bad.next': 'Put them right in the file and choose it again.',
  'forecast.import.why.negative_counts': 'a count below nought',
  'forecast.import.why.fractional_counts': 'the count is no whole number',
  'forecast.import.why.counts_too_large': 'a count larger than any service has',
  'forecast.import.why.not_a_date': 'no date that can be read; write 2026-03-30, or 2026-03-30T09:15',
  'forecast.import.why.not_a_time': 'no time of day that can be read; write 09:15',
  'forecast.import.why.duplicates': 'this interval stands in an earlier row already',
  'forecast.import.why.empty': 'The file has no rows beneath its heading.',
  'forecast.import.why.too_short':
    '{days, plural, one {One day is} other {# days are}} in it; {needed} are needed.',
  'forecast.import.why.no_demand': 'Every count in it is nought, so there is nothing to forecast.',
  'forecast.import.why.mixed_zones':
    'Its times are of several zones ({zones}). Bring them into one, and choose it above.',
  'forecast.import.why.mixed_intervals':
    'Its intervals are of different lengths ({minutes} minutes). Every row has to be of the same.',
  'forecast.import.why.interval_not_possible':
    'Its intervals are {minutes} minutes long. Lengths of 5, 15, 30 and 60 minutes can be forecast from.',
  'forecast.import.why.span_too_long':
    'It spans {days} days; {most} are the most. A wrong year in one row is a usual cause.',
  'forecast.import.why.not_csv': 'From line {line} on it cannot be read as rows and columns.',
  'forecast.import.why.column_missing':
    'There is no column “{column}”. The columns are: {columns}. Choose above which is which.',
  'forecast.import.why.zone_unknown': 'No time zone is called “{zone}”. Write it like Europe/London.',
  'forecast.import.why.horizon': 'It cannot be forecast from: the dates lie outside of what can be seen.',
  'forecast.import.too_large':
    'This file is larger than 8 MB. Three years of five-minute rows fit; leave out earlier ones.',
} as const
