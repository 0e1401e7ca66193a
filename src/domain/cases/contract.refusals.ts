import { defineRefusals } from '#platform/contract/refusal.ts'

/** How cases refuse. A file of its own: promises and contacts refuse so too, and cases know of promises. */
export const caseRefusals = defineRefusals({
  loose_ends: {
    status: 409,
    title: 'There are loose ends still',
    why: 'Promises, work of others or questions are open. They are listed here.',
    instead: 'Settle each one, or end the conversation with an owner and a promise that the client knows.',
  },
  not_a_reason_to_close: {
    status: 422,
    title: 'A case does not end because somebody could not be reached',
    why: 'The need is still there when a call goes unanswered.',
    instead:
      'Record the attempt, write to the client with a choice of times, and let the case wait on the client; it wakes by itself.',
  },
  case_closed: {
    status: 409,
    title: 'This case is closed',
    why: 'Nothing can be added to a closed case.',
    instead: 'Reopen it: it goes back to the same owner with its whole story.',
  },
  case_merged: {
    status: 409,
    title: 'This case went into another',
    why: 'It was put together with another case of the same client, and goes on there.',
    instead: 'Open the case in which it goes on, or let it stand by itself again there.',
  },
  case_open: {
    status: 409,
    title: 'This case is open already',
    why: 'It does not need reopening.',
    instead: 'Carry on with it as it is.',
  },
  owner_not_able: {
    status: 422,
    title: 'This person cannot take the case now',
    why: 'An owner is an active colleague who is not away.',
    instead: 'Choose somebody who is here, or the colleague who covers.',
  },
  term_not_published: {
    status: 422,
    title: 'This is not among what the service has published',
    why: 'What we tell a client comes from the published terms of the service, and this is none of them, or no longer.',
    instead:
      'What is published is listed here: choose from it, or say which service this is about. Nothing was recorded.',
  },
  leg_ended: {
    status: 409,
    title: 'This piece of work has ended already',
    why: 'It was done or withdrawn before.',
    instead: 'Start another piece of work if one is needed.',
  },
})
