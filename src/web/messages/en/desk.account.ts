/** Texts of one’s own account. */
export const account = {
  'desk.account.title': 'My account',
  'desk.settings.account': 'My account: password, second step, passkeys, sessions',
  'desk.account.lead': 'How you sign in as {email}, and where you are signed in.',
  'desk.account.sign_out': 'Sign out',
  'desk.account.needed': 'Your organisation asks for a second step from {day}',
  'desk.account.needed.text':
    'Set up a second step below, or add a passkey and sign in with it: it holds one within it.',
  'desk.account.password': 'Password',
  'desk.account.password.there': 'You have a password.',
  'desk.account.password.none': 'You have no password yet.',
  'desk.account.password.free':
    'You came by a one-use link, so the present password is not asked for. That holds for half an hour.',
  'desk.account.password.change': 'Change the password',
  'desk.account.password.choose': 'Choose a password',
  'desk.account.password.present': 'Present password',
  'desk.account.password.next': 'New password',
  'desk.account.password.help':
    'Twelve characters or more. Four or five words that do not belong together are good, and easy to remember.',
  'desk.account.password.others': 'Sign out everywhere else',
  'desk.account.password.done': 'Your password has been changed.',
  'desk.account.password.short': 'A little longer, please: twelve characters or more.',
  'desk.account.password.common':
    'Many people use this one, so it would be tried first. Please take another.',
  'desk.account.password.personal':
    'Your name or the organisation’s is in it, so it would be tried early. Please take another.',
  'desk.account.password.plain': 'It follows a pattern that is soon tried. Please take another.',
  'desk.account.step': 'Second step',
  'desk.account.step.why':
    'A code from an app on your phone, asked for after the password. Whoever knows your password alone gets no further.',
  'desk.account.step.since': 'Set up on {day}.',
  'desk.account.step.left':
    '{count, plural, =0 {No recovery code is left: make new ones.} one {One recovery code is left: it is time for new ones.} other {# recovery codes are left.}}',
  'desk.account.step.set_up': 'Set up a second step',
  'desk.account.step.scan':
    'Take the picture with an authenticator app on your phone, then type the code that it shows.',
  'desk.account.step.confirm': 'Confirm',
  'desk.account.step.done': 'I have kept them',
  'desk.account.step.codes': 'New recovery codes',
  'desk.account.step.remove': 'Remove',
  'desk.account.step.remove.title': 'Remove the second step?',
  'desk.account.step.remove.lead':
    'From then on your password alone signs you in. Recovery codes and trusted devices end with it.',
  'desk.account.step.removed': 'The second step has been removed.',
  'desk.account.devices': 'Trusted devices',
  'desk.account.devices.why': 'No code is asked for here until the day given.',
  'desk.account.devices.until': 'trusted until {day}',
  'desk.account.devices.forget': 'Ask again',
  'desk.account.devices.forget_one': 'Ask for a code on {device} again',
  'desk.account.passkeys': 'Passkeys',
  'desk.account.passkeys.why':
    'Sign in with your fingerprint, face or the code of your device, without a password. A passkey cannot be guessed, and works on this site only.',
  'desk.account.passkeys.none': 'Your passkeys will be listed here.',
  'desk.account.passkeys.add': 'Add a passkey',
  'desk.account.passkeys.name': 'Name',
  'desk.account.passkeys.name.help': 'So that you know which device it is on.',
  'desk.account.passkeys.name.usual': '{system, select, none {My device} other {My {system}}}',
  'desk.account.passkeys.added': 'added {day}',
  'desk.account.passkeys.used': 'last used {time}',
  'desk.account.passkeys.synced': 'On all your devices',
  'desk.account.passkeys.rename': 'Rename',
  'desk.account.passkeys.rename_one': 'Rename {name}',
  'desk.account.passkeys.save': 'Keep the name',
  'desk.account.passkeys.remove': 'Remove',
  'desk.account.passkeys.remove_one': 'Remove {name}',
  'desk.account.passkeys.remove.title': 'Remove {name}?',
  'desk.account.passkeys.remove.lead':
    'It signs you in no more. You may also want to delete it on the device.',
  'desk.account.passkeys.not':
    'No passkey was made. Perhaps there is one on this device already, or the question was closed.',
  'desk.account.passkeys.unable':
    'This browser cannot make passkeys at this address. They need a secure connection to the name of the service; on this very machine open it as localhost.',
  'desk.account.passkeys.done': 'The passkey has been added.',
  'desk.account.sessions': 'Where you are signed in',
  'desk.account.sessions.here': 'this browser',
  'desk.account.sessions.seen': 'last seen {time}',
  'desk.account.sessions.since': 'since {time}',
  'desk.account.sessions.from': 'from {address}',
  'desk.account.sessions.end': 'Sign out',
  'desk.account.sessions.end_one': 'Sign out {device}',
  'desk.account.sessions.end_others': 'Sign out everywhere else',
  'desk.account.sessions.ended':
    '{count, plural, =0 {There was nothing else to sign out.} one {One other place has been signed out.} other {# other places have been signed out.}}',
  'desk.account.way.password': 'by password',
  'desk.account.way.link': 'by one-use link',
  'desk.account.way.passkey': 'by passkey',
  'desk.account.way.provider': 'by your organisation’s account',
  'desk.account.device.both': '{browser} on {system}',
  'desk.account.device.unknown': 'A program or an unknown browser',
  'desk.account.confirm.title': 'Show once more that it is you',
  'desk.account.confirm.lead':
    'It has been a while since you signed in. Then we go on with what you were about to do.',
  'desk.account.confirm.password': 'Password',
  'desk.account.confirm.go': 'Go on',
  'desk.account.confirm.passkey': 'Use a passkey',
  'desk.account.confirm.none':
    'You have neither password nor passkey. Sign in again by a one-use link: then it is not asked for.',
} as const
