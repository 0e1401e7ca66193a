import { measureWords } from './lens-measures.ts'

/** The charter as clients read it: each figure in a plain sentence, and what exactly is counted. */
const words = {
  'portal.charter.title': 'What you can expect, and how we do today',
  'portal.charter.lead':
    'Beside each line stands what really happens, as it is counted from the work itself. We do not choose the figures, and we do not promise one.',
  'portal.charter.period': 'Figures of {from} to {to}.',
  'portal.charter.today': 'How we do today',
  'portal.charter.not_yet':
    'There is not enough yet to say: fewer than five are behind it. It will stand here as soon as there is.',
  'portal.charter.count': 'Counted over {count}.',
  'portal.charter.only': 'Counted for: {what}.',
  'portal.charter.means': 'What exactly is counted',
  'portal.charter.none': 'Nothing stands here yet.',
  'portal.charter.none.text':
    'We have not yet written down what you can expect. You can ask us anything at any time.',
  'portal.charter.other': 'Tell us what you need',
  'portal.charter.print': 'Print this page',
  'portal.charter.few_seconds': 'a few seconds',
  'portal.charter.channel.chat': 'chat',
  'portal.charter.channel.phone': 'phone',
  'portal.charter.channel.visit': 'visits',
  'portal.charter.channel.letter': 'letters',
  'portal.charter.channel.email': 'e-mail',
  'portal.charter.channel.web_voice': 'talks on the web',
  'portal.charter.channel.sms': 'text messages',
  'portal.charter.channel.form': 'forms',
  'portal.charter.demand.value': 'what the service is there for',
  'portal.charter.demand.failure': 'what we had not done, or not done right',
  'portal.charter.demand.cannot_tell': 'what cannot be told apart',
  'portal.charter.says.contacts': 'Clients made contact {number} times.',
  'portal.charter.says.wait': 'Half of those who came waited up to {half}; nine in ten waited up to {nine}.',
  'portal.charter.says.talk': 'Half of the conversations took up to {half}; nine in ten took up to {nine}.',
  'portal.charter.says.hold':
    'Of those put on hold, half were on hold for up to {half}; nine in ten for up to {nine}.',
  'portal.charter.says.held_share': 'In {some} of {of} conversations the client was put on hold.',
  'portal.charter.says.lost_share':
    'In {some} of {of} contacts the client left before the need was looked after.',
  'portal.charter.says.brought_in_share': 'In {some} of {of} conversations an expert joined live.',
  'portal.charter.says.handed_over_share':
    'In {some} of {of} conversations somebody else took over, with the client there.',
  'portal.charter.says.asked_again_per_contact':
    'In 100 conversations, clients were asked {hundred} times for something that we knew already.',
  'portal.charter.says.returning_share': '{some} of {of} contacts were about something asked before.',
  'portal.charter.says.came_back_share':
    'After {some} of {of} contacts the client came back about the same need.',
  'portal.charter.says.first_point_by_contact':
    '{some} of {of} contacts ended with the need met, and the client did not have to come back.',
  'portal.charter.says.by_owner_share':
    '{some} of {of} contacts about a need that we knew were answered by the person who looks after it.',
  'portal.charter.says.estimate_held_share':
    '{some} of {of} clients who were told how long they would wait were answered within that time.',
  'portal.charter.says.failure_share':
    '{some} of {of} contacts came because we had not done something, or not done it right.',
  'portal.charter.says.value_share': '{some} of {of} contacts were about what the service is there for.',
  'portal.charter.says.failure_minutes':
    'Conversations that came because we had not done something, or not done it right, took {time} in all.',
  'portal.charter.says.needs_opened': '{number} needs began.',
  'portal.charter.says.needs_closed': '{number} needs ended.',
  'portal.charter.says.contacts_per_need':
    'A need took {mean} contacts on average; nine in ten took up to {most}.',
  'portal.charter.says.people_per_need':
    'For one need clients spoke with {mean} of us on average; nine in ten with up to {most}.',
  'portal.charter.says.places_per_need':
    'On average {mean} departments had a part in one need; for nine in ten it was up to {most}.',
  'portal.charter.says.handoffs_per_need':
    'A need changed hands {mean} times on average; nine in ten up to {most} times.',
  'portal.charter.says.no_handoff_share':
    '{some} of {of} needs stayed with one person from beginning to end.',
  'portal.charter.says.returned_share': '{some} of {of} needs came back to somebody who had passed them on.',
  'portal.charter.says.repeats_per_need':
    'In 100 needs, clients were asked {hundred} times for something that we knew already.',
  'portal.charter.says.attempts_per_need':
    'In 100 needs, we tried {hundred} times to reach clients at a time that they had not chosen.',
  'portal.charter.says.talk_per_need':
    'Half of the needs took up to {half} of conversation; nine in ten took up to {nine}.',
  'portal.charter.says.end_to_end':
    'Half of the needs ended within {half}, nine in ten within {nine}, with nights and weekends.',
  'portal.charter.says.first_point_by_need': '{some} of {of} needs were met in one contact.',
  'portal.charter.says.reopened_share':
    '{some} of {of} needs had to be opened again after we had called them done.',
  'portal.charter.says.level_as_possible_share':
    '{some} of {of} needs were met in the simplest way that there is for them.',
  'portal.charter.says.terms_different_share':
    'In {some} of {of} needs in which a price, date or entitlement was told, it was not as published.',
  'portal.charter.says.promises_kept_share': '{some} of {of} promises were kept in time.',
  'portal.charter.says.promises_renegotiated_share':
    'For {some} of {of} promises another time was agreed before they were due.',
  'portal.charter.says.promises_broken_share': '{some} of {of} promises were not kept in time.',
  'portal.charter.says.legs_in_time_share':
    '{some} of {of} pieces of work that another department does for you were done in time.',
  'portal.charter.says.leg_time':
    'Half of the work that another department does for you took up to {half}; nine in ten took up to {nine}.',
  'portal.charter.says.attempts':
    'We tried {number} times to reach clients at a time that they had not chosen.',
  'portal.charter.says.attempts_reached_share':
    '{some} of {of} tries at a time that clients had not chosen reached them.',
  'portal.charter.says.mean': '{measure}: {mean} on average.',
} as const

export const charter = { ...words, ...measureWords } as const
