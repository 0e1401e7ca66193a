/** Every measure by its name, and exactly what it means. */
export const measureWords = {
  'measure.contacts': 'Contacts',
  'measure.contacts.means':
    'Every contact that clients made, by any channel, on the day it arrived. Contacts that went on as another contact are counted once.',
  'measure.wait': 'Wait',
  'measure.wait.means':
    'From arrival until a person is with the client, or until the client gave up. Mean over contacts that were answered or lost.',
  'measure.talk': 'Conversation',
  'measure.talk.means':
    'Time in conversation with the client, without holds. Mean over answered contacts. Nobody is asked to make it shorter.',
  'measure.hold': 'On hold',
  'measure.hold.means': 'Time for which the client was put on hold. Mean over contacts with a hold.',
  'measure.held_share': 'Put on hold',
  'measure.held_share.means': 'Share of answered contacts in which the client was put on hold at least once.',
  'measure.lost_share': 'Lost',
  'measure.lost_share.means':
    'Share of contacts that ended with the client leaving: while waiting, on hold or in the middle of the conversation.',
  'measure.brought_in_share': 'Expert brought in',
  'measure.brought_in_share.means': 'Share of answered contacts that a colleague joined live.',
  'measure.handed_over_share': 'Handed over',
  'measure.handed_over_share.means':
    'Share of answered contacts in which somebody else became the owner, with all three present.',
  'measure.asked_again_per_contact': 'Asked again',
  'measure.asked_again_per_contact.means':
    'How often clients were asked again for something they had told, proved or sent, per answered contact.',
  'measure.returning_share': 'About the same need again',
  'measure.returning_share.means':
    'Share of contacts on a case that were not the first one about their need.',
  'measure.came_back_share': 'Came back',
  'measure.came_back_share.means':
    'Share of contacts with a case after which the client made contact again about the same need.',
  'measure.first_point_by_contact': 'Met at this contact',
  'measure.first_point_by_contact.means':
    'Share of contacts that ended met and after which the client did not come back about it. Counted by contact; by need is another figure.',
  'measure.by_owner_share': 'Answered by the owner',
  'measure.by_owner_share.means': 'Share of answered contacts on an existing case that its owner answered.',
  'measure.estimate_held_share': 'Estimates that held',
  'measure.estimate_held_share.means':
    'Share of clients told how long the wait is likely to be who were answered within that time.',
  'measure.failure_share': 'Failure demand',
  'measure.failure_share.means':
    'Share of marked contacts that arose because something was not done, or not done right for the client.',
  'measure.value_share': 'Value demand',
  'measure.value_share.means': 'Share of marked contacts that are what the service is there for.',
  'measure.failure_minutes': 'Minutes of failure demand',
  'measure.failure_minutes.means':
    'Conversation and holds of contacts marked as failure demand, all together.',
  'measure.needs_opened': 'Needs that began',
  'measure.needs_opened.means': 'Needs (cases) opened, on the day they began.',
  'measure.needs_closed': 'Needs that ended',
  'measure.needs_closed.means': 'Needs closed, on the day they ended. Duplicates are not counted.',
  'measure.contacts_per_need': 'Contacts per need',
  'measure.contacts_per_need.means': 'How many contacts clients made for one need, over needs that ended.',
  'measure.people_per_need': 'People per need',
  'measure.people_per_need.means': 'How many different colleagues the client spoke with for one need.',
  'measure.places_per_need': 'Departments per need',
  'measure.places_per_need.means': 'How many different departments had a part in one need.',
  'measure.handoffs_per_need': 'Hand-offs per need',
  'measure.handoffs_per_need.means': 'How often a need went from one holder to another.',
  'measure.no_handoff_share': 'Stayed with one person',
  'measure.no_handoff_share.means': 'Share of ended needs that never changed hands.',
  'measure.returned_share': 'Sent to and fro',
  'measure.returned_share.means': 'Share of ended needs that came back to somebody they had left.',
  'measure.repeats_per_need': 'Told again per need',
  'measure.repeats_per_need.means': 'How often the client was asked again for something known, for one need.',
  'measure.attempts_per_need': 'Outbound attempts per need',
  'measure.attempts_per_need.means':
    'Tries to reach the client at a time the client had not chosen, for one need.',
  'measure.talk_per_need': 'Conversation per need',
  'measure.talk_per_need.means': 'All time in conversation for one need.',
  'measure.end_to_end': 'End to end',
  'measure.end_to_end.means':
    'From the first contact about a need until it ended, as the client lived it: nights and weekends count.',
  'measure.first_point_by_need': 'Met at the first point',
  'measure.first_point_by_need.means':
    'Share of ended needs that were met in one contact, without an outbound conversation and without being opened again. Counted by need.',
  'measure.reopened_share': 'Opened again',
  'measure.reopened_share.means': 'Share of ended needs that had been closed before and were opened again.',
  'measure.level_as_possible_share': 'Met at the level that was possible',
  'measure.level_as_possible_share.means':
    'Share of ended needs that were met at the simplest level that the service offers for them.',
  'measure.terms_different_share': 'Told otherwise than published',
  'measure.terms_different_share.means':
    'Of the needs in which a price, date or entitlement was told, the share where it differed from the published terms.',
  'measure.promises_kept_share': 'Promises kept',
  'measure.promises_kept_share.means': 'Share of promises that ended by being kept in time.',
  'measure.promises_renegotiated_share': 'Promises renegotiated',
  'measure.promises_renegotiated_share.means':
    'Share of promises that ended by a new agreement with the client before they were due.',
  'measure.promises_broken_share': 'Promises broken',
  'measure.promises_broken_share.means': 'Share of promises that ended by not being kept in time.',
  'measure.legs_in_time_share': 'Work by others in time',
  'measure.legs_in_time_share.means':
    'Share of legs (work by another department) that were done by the time they were due.',
  'measure.leg_time': 'Time of work by others',
  'measure.leg_time.means': 'From the beginning of a leg until it was done.',
  'measure.attempts': 'Outbound attempts',
  'measure.attempts.means': 'Tries to reach clients at times they had not chosen. Counted as waste.',
  'measure.attempts_reached_share': 'Attempts that reached somebody',
  'measure.attempts_reached_share.means': 'Share of outbound attempts that reached the client.',
} as const
