import { defineRefusals } from '#platform/contract/refusal.ts'

/** How putting together and taking apart refuses. */
export const mergingRefusals = defineRefusals({
  same_person: {
    status: 422,
    title: 'This is one and the same page',
    why: 'Both sides are the same person already.',
    instead: 'Choose the other page that is about this person.',
  },
  merged_meanwhile: {
    status: 409,
    title: 'One of the two was put together with somebody meanwhile',
    why: 'A colleague was a moment quicker, or one of the pages is no longer there.',
    instead: 'Look at the page that lives on; nothing was changed by you.',
  },
  decided_already: {
    status: 409,
    title: 'A colleague has decided this already',
    why: 'The suggestion is no longer open.',
    instead: 'Look at the list again; nothing was changed by you.',
  },
  undone_already: {
    status: 409,
    title: 'This has been undone already',
    why: 'The two stand beside each other again.',
    instead: 'Nothing needs doing.',
  },
  merged_further: {
    status: 409,
    title: 'What was kept was itself put together with another since',
    why: 'Steps are taken back in the order in which they can be: the latest one first.',
    instead: 'Undo the later step first, then this one.',
  },
  cases_joined: {
    status: 409,
    title: 'Cases of the two have been put together since',
    why: 'What both said would stand on one case, and one of them would read the words of the other.',
    instead: 'Undo the merge of their cases first, then this one. Nothing was changed.',
  },
  erased_since: {
    status: 409,
    title: 'The person was erased since',
    why: 'What an undo would bring back is no longer kept.',
    instead: 'The figures stay as they are; there is nothing left to take apart.',
  },
  limited_view: {
    status: 403,
    title: 'You do not see everything of these people',
    why: 'What you see is limited to some departments or services; what lies beyond would be left behind.',
    instead: 'Suggest it, or ask a colleague who sees everything. Nothing was changed.',
  },
  other_client: {
    status: 422,
    title: 'These two cases belong to different people',
    why: 'A case belongs to one person; putting two people’s cases together would show one person’s words to the other.',
    instead: 'If it is one person, put the two people together first; then their cases.',
  },
  same_case: {
    status: 422,
    title: 'This is one and the same case',
    why: 'Both references lead to the same case already.',
    instead: 'Choose the other case.',
  },
  into_closed: {
    status: 409,
    title: 'The case that would go on is closed',
    why: 'What is open would come to rest in a closed case, and nobody would look after it.',
    instead: 'Reopen it first, or let the other one go on.',
  },
  nothing_to_split: {
    status: 422,
    title: 'Nothing was chosen for the new case',
    why: 'A case of its own needs something that belongs to it.',
    instead: 'Choose what belongs to the other need, or open a new case.',
  },
  not_on_case: {
    status: 409,
    title: 'Something you chose is not on this case any more',
    why: 'It was moved meanwhile, or belongs elsewhere.',
    instead: 'Look at the case again and choose once more; nothing was changed.',
  },
})
