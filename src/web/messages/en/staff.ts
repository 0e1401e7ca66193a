/** Texts of sign-in for staff. */
export const staff = {
  'staff.signIn.title': 'Sign in to the desk',
  'staff.signIn.lead': 'For people who work here.',
  'staff.signIn.email': 'E-mail',
  'staff.signIn.password': 'Password',
  'staff.signIn.go': 'Sign in',
  'staff.signIn.needed': 'Write your e-mail and your password.',
  'staff.signIn.wrong.title': 'That does not fit together',
  'staff.signIn.wrong.text':
    'The e-mail and the password do not belong to each other. Check for a typing slip, or ask an admin for a one-use link.',
  'staff.signIn.many.title': 'That was a lot in a short time',
  'staff.signIn.many.text': 'Please wait a minute and try again, or ask an admin for a one-use link.',
  'staff.signIn.client': 'Looking for help from us? Go to the first page',
  'staff.enter.title': 'Welcome',
  'staff.enter.text': 'This link signs you in to the desk. It works once.',
  'staff.enter.go': 'Open the desk',
  'staff.enter.missing': 'A part of the link is missing. Copy all of it, or sign in with your password.',
  'staff.enter.password': 'Sign in with a password',
} as const
