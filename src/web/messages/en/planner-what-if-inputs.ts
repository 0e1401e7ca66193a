/** The inputs of a what-if: what each is called, and what it means. */
export const whatIfInputs = {
  'what_if.input.needsPerHour': 'New needs an hour',
  'what_if.input.needsPerHour.why':
    'How many clients come with something new while the doors are open. Repeats and chasers are not counted here: they follow from the design.',
  'what_if.input.dayEffect': 'How much days differ',
  'what_if.input.dayEffect.why':
    'Some days are busy as a whole, others quiet, beyond what chance does. 10% means that most days lie within a fifth of the usual.',
  'what_if.input.openHours': 'Open hours a day',
  'what_if.input.openHours.why': 'For how many hours of the day the doors are open. 24: never closed.',
  'what_if.input.patience': 'Patience',
  'what_if.input.patience.why':
    'How long a client waits for somebody before giving up, on average. 0: everybody stays until answered.',
  'what_if.input.triesAgain': 'Try again after giving up',
  'what_if.input.triesAgain.why': 'Of those who gave up waiting, how many come again.',
  'what_if.input.returnsAfter': 'Come back after',
  'what_if.input.returnsAfter.why': 'How long until a client comes back who was not helped or not reached.',

  'what_if.input.messageMinutes': 'Taking the message',
  'what_if.input.messageMinutes.why':
    'The first conversation, in which somebody writes down what it is about.',
  'what_if.input.attemptMinutes': 'One attempt to reach the client',
  'what_if.input.attemptMinutes.why': 'Looking the case up, dialling, waiting, leaving word.',
  'what_if.input.conversationMinutes': 'The conversation, held again',
  'what_if.input.conversationMinutes.why':
    'Once the client is reached: hearing it again, and dealing with it.',
  'what_if.input.answered': 'Attempts that are answered',
  'what_if.input.answered.why': 'Of the calls out at a time nobody agreed, how many reach the client.',
  'what_if.input.answeredAlike': 'How alike attempts to one person are',
  'what_if.input.answeredAlike.why':
    'Who did not answer once is less likely to answer the next time. 0%: each attempt is a new chance; 33%: people differ a lot.',
  'what_if.input.attemptsAtMost': 'Attempts before giving up',
  'what_if.input.attemptsAtMost.why': 'After so many the work is put away, and the client may come again.',
  'what_if.input.attemptsApart': 'Time between two attempts',
  'what_if.input.attemptsApart.why': 'How long the work lies before somebody tries again.',
  'what_if.input.resolvedByConversation': 'Met by the conversation',
  'what_if.input.resolvedByConversation.why':
    'Of the clients who were reached, how many have what they need then.',
  'what_if.input.unreachedCallAgain': 'Come again when never reached',
  'what_if.input.unreachedCallAgain.why': 'Of those whom no attempt reached, how many begin anew.',
  'what_if.input.chasesPerHour': 'Calls to chase, an hour of waiting',
  'what_if.input.chasesPerHour.why':
    'While the work lies with others, clients ask where it is. 0.015: about one call in 67 hours.',
  'what_if.input.chaseMinutes': 'Answering one who chases',
  'what_if.input.chaseMinutes.why': 'Finding out where it is, and saying so.',

  'what_if.input.firstPointMinutes': 'The first conversation',
  'what_if.input.firstPointMinutes.why': 'With somebody who may decide and do, instead of taking a message.',
  'what_if.input.expertMinutes': 'The part with an expert',
  'what_if.input.expertMinutes.why':
    'When an expert joins, both stay with the client; so it counts for two people.',
  'what_if.input.resolvableAlone': 'Needs the first person can meet alone',
  'what_if.input.resolvableAlone.why':
    'The most telling figure of all: below the break-even golden moment takes more work.',
  'what_if.input.resolvedWithExpert': 'Met when an expert joins',
  'what_if.input.resolvedWithExpert.why': 'The rest come again and begin anew.',
  'what_if.input.expertPatience': 'Waiting for an expert',
  'what_if.input.expertPatience.why': 'When none is free by then, a time is agreed instead.',
  'what_if.input.agreedAhead': 'An agreed time lies ahead by',
  'what_if.input.agreedAhead.why': 'How long until the time that was agreed with the client.',
  'what_if.input.agreedAnswered': 'Answered at an agreed time',
  'what_if.input.agreedAnswered.why': 'Of the calls at a time the client chose, how many are answered.',
  'what_if.input.agreedMinutes': 'A call at an agreed time',
  'what_if.input.agreedMinutes.why': 'Looking the case up and dialling, before the expert talks.',

  'what_if.input.frontPeople': 'People who take messages',
  'what_if.input.frontPeople.why': 'On duty at once, in the conventional design.',
  'what_if.input.backPeople': 'People behind them',
  'what_if.input.backPeople.why': 'On duty at once: those who try to reach clients and do the work.',
  'what_if.input.firstPointPeople': 'People at the first point',
  'what_if.input.firstPointPeople.why': 'On duty at once, in the golden-moment design.',
  'what_if.input.expertPeople': 'Experts who can join',
  'what_if.input.expertPeople.why': 'On duty at once, beside the first point.',
  'what_if.input.payFront': 'Pay, taking messages',
  'what_if.input.payFront.why': 'What an hour of their work costs, with all that belongs to it.',
  'what_if.input.payBack': 'Pay, behind',
  'what_if.input.payBack.why': 'What an hour of their work costs, with all that belongs to it.',
  'what_if.input.payFirstPoint': 'Pay, first point',
  'what_if.input.payFirstPoint.why':
    'Often more than for taking messages: people decide and do. With all that belongs to it.',
  'what_if.input.payExpert': 'Pay, experts',
  'what_if.input.payExpert.why': 'What an hour of their work costs, with all that belongs to it.',
} as const
