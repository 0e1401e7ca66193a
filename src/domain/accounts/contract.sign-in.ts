import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Line } from '#platform/contract/values.ts'

/** By what somebody signed in. */
export const Way = z.enum(['password', 'link', 'passkey', 'provider'])
export type Way = z.infer<typeof Way>
/** What stood for the second step; passkey and provider hold it within them. */
export const SecondStep = z.enum([
  ...['none', 'code', 'recovery_code', 'trusted_device'],
  ...['passkey', 'provider', 'set_up'],
] as ['none', 'code', 'recovery_code', 'trusted_device', 'passkey', 'provider', 'set_up'])
export type SecondStep = z.infer<typeof SecondStep>
/** Why a password is not taken. */
export const Weakness = z.enum(['short', 'common', 'personal', 'plain'])
export type Weakness = z.infer<typeof Weakness>
/** Why the provider’s word did not let somebody in. */
export const ProviderTrouble = z.enum(['unverified', 'unknown', 'differs', 'declined', 'unclear'])
export type ProviderTrouble = z.infer<typeof ProviderTrouble>

export const signInRefusals = defineRefusals({
  sign_in_differs: {
    status: 422,
    title: 'That does not fit together',
    why: 'The e-mail and the password do not belong to each other.',
    instead:
      'Check for a typing slip, use a passkey, or ask an admin for a one-use link; it signs you in without a password.',
  },
  sign_in_slowed: {
    status: 429,
    title: 'Let us wait a moment',
    why: 'Several tries did not fit. Each one after that waits longer, at most a quarter of an hour, so that nobody can guess.',
    instead: 'Try again after the time given. A passkey or a one-use link from an admin works at once.',
  },
  sign_in_over: {
    status: 410,
    title: 'This sign-in has run out',
    why: 'There were more than ten minutes between its steps, several codes did not fit, or it was begun in another browser.',
    instead: 'Begin again from the sign-in page; nothing else is needed.',
  },
  second_code_differs: {
    status: 422,
    title: 'That code does not fit',
    why: 'A code from the app lasts half a minute and works once; a recovery code works once.',
    instead:
      'Wait for the next code and type it, check that the phone’s time is right, or use a recovery code. An admin can reset your second step.',
  },
  passkey_unknown: {
    status: 422,
    title: 'We do not know this passkey',
    why: 'It was removed here, belongs to another service, or did not check that it is you.',
    instead: 'Choose another passkey, sign in with your password, or ask an admin for a one-use link.',
  },
  provider_unclear: {
    status: 422,
    title: 'That sign-in did not bring you in',
    why: 'The provider did not vouch for an e-mail address that belongs to an account here, or the sign-in was left before its end.',
    instead:
      'Try again with the account that has your work e-mail address, sign in with a password or passkey, or ask an admin: accounts are made here by people.',
  },
  provider_away: {
    status: 503,
    title: 'We cannot reach the sign-in provider just now',
    why: 'It does not answer, or answers with something we cannot read.',
    instead: 'Try again in a minute, sign in with a password or passkey, or ask an admin for a one-use link.',
  },
  provider_off: {
    status: 409,
    title: 'No sign-in provider is set up',
    why: 'This organisation signs in with passwords and passkeys.',
    instead: 'Use one of these, or ask an admin for a one-use link.',
  },
})

/** What comes next: the desk, a code of the second step, or the set-up of one that the organisation asks for. */
export const Step = z.object({
  next: z.enum(['in', 'code', 'set_up']),
  agentId: Id.nullable(),
  /** The organisation will ask for a second step soon, and there is none yet. */
  suggested: z.boolean(),
  /** There is neither password nor passkey yet: the next time would need another link. */
  bare: z.boolean(),
})
export type Step = z.infer<typeof Step>

/** What an authenticator app is given: the key as text, the same as an address, and a picture of it. */
export const AppKey = z.object({
  key: z.string(),
  address: z.string(),
  /** A QR code: how many squares a side has, and the dark ones as an SVG path in units of one square. */
  picture: z.object({ size: z.number().int(), path: z.string() }),
})
export type AppKey = z.infer<typeof AppKey>

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/, 'base64url')
/** What a browser’s authenticator answers (WebAuthn level 3, `PublicKeyCredential.toJSON`). */
export const PasskeyAnswer = z.object({
  id: base64url.max(1400),
  rawId: base64url.max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string().max(60), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url.optional(),
    authenticatorData: base64url.optional(),
    signature: base64url.optional(),
    userHandle: base64url.nullish(),
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>
export const PasskeyQuestion = z.object({ options: z.record(z.string(), z.unknown()) })

const ways = { way: Way, secondStep: SecondStep }
export const signInEvents = {
  signedIn: event('account.signed_in', 'A member of staff signed in.', ways),
  signInFailed: event('account.sign_in_failed', 'A try to sign in as staff did not fit.', {
    why: z.enum(['password', 'code', 'passkey', 'provider']),
  }),
  signedOut: event('account.signed_out', 'A member of staff signed out.', {}),
}

const Code = z.string().trim().min(6).max(30)

export const signInRoutes = {
  waysIn: route({
    id: 'accounts.waysIn',
    method: 'GET',
    path: '/staff/ways-in',
    summary: 'How staff can sign in here',
    audience: ['public'],
    response: z.object({
      passkeys: z.boolean(),
      provider: z.object({ name: z.string() }).nullable(),
      mail: z.boolean(),
    }),
  }),
  signIn: route({
    id: 'accounts.signIn',
    method: 'POST',
    path: '/staff/sign-in',
    summary:
      'Sign in as staff with e-mail and password: sets the session cookie, or asks for the second step',
    audience: ['public'],
    body: z.object({ email: z.string().min(3).max(200), password: z.string().min(1).max(200) }),
    response: Step,
    refusals: [signInRefusals.sign_in_differs, signInRefusals.sign_in_slowed],
    perMinute: 60,
  }),
  signInCode: route({
    id: 'accounts.signInCode',
    method: 'POST',
    path: '/staff/sign-in/code',
    summary:
      'The second step: a code of the app, or a recovery code. `trust` asks for no code on this device for 30 days',
    audience: ['public'],
    body: z.object({ code: Code, trust: z.boolean().default(false) }),
    response: Step,
    refusals: [
      signInRefusals.second_code_differs,
      signInRefusals.sign_in_over,
      signInRefusals.sign_in_slowed,
    ],
    perMinute: 60,
  }),
  signInSetUp: route({
    id: 'accounts.signInSetUp',
    method: 'POST',
    path: '/staff/sign-in/set-up',
    summary: 'Begin the second step that the organisation asks for, before the desk opens',
    audience: ['public'],
    body: z.object({}),
    response: AppKey,
    refusals: [signInRefusals.sign_in_over],
    perMinute: 30,
  }),
  signInSetUpDone: route({
    id: 'accounts.signInSetUpDone',
    method: 'POST',
    path: '/staff/sign-in/set-up/confirm',
    summary:
      'Confirm the second step with its first code: sets the session cookie, gives the recovery codes once',
    audience: ['public'],
    body: z.object({ code: Code }),
    response: z.object({ agentId: Id, recoveryCodes: z.array(z.string()) }),
    refusals: [
      signInRefusals.second_code_differs,
      signInRefusals.sign_in_over,
      signInRefusals.sign_in_slowed,
    ],
    perMinute: 60,
  }),
  askPasskey: route({
    id: 'accounts.askPasskey',
    method: 'POST',
    path: '/staff/sign-in/passkey/ask',
    summary: 'What a browser needs to ask its authenticator for a passkey; no name is needed',
    audience: ['public'],
    body: z.object({}),
    response: PasskeyQuestion,
    perMinute: 60,
  }),
  signInPasskey: route({
    id: 'accounts.signInPasskey',
    method: 'POST',
    path: '/staff/sign-in/passkey',
    summary: 'Sign in with a passkey: sets the session cookie. It holds the second step within it',
    audience: ['public'],
    body: z.object({ answer: PasskeyAnswer }),
    response: Step,
    refusals: [signInRefusals.passkey_unknown, signInRefusals.sign_in_over],
    perMinute: 60,
  }),
  beginProvider: route({
    id: 'accounts.beginProvider',
    method: 'POST',
    path: '/staff/sign-in/provider',
    summary: 'Begin sign-in at the organisation’s provider (OpenID Connect): the address to go to',
    audience: ['public'],
    body: z.object({ to: z.string().max(500).optional() }),
    response: z.object({ address: z.string() }),
    refusals: [signInRefusals.provider_off, signInRefusals.provider_away],
    perMinute: 30,
  }),
  finishProvider: route({
    id: 'accounts.finishProvider',
    method: 'POST',
    path: '/staff/sign-in/provider/finish',
    summary: 'Finish sign-in with what the provider sent back: sets the session cookie',
    audience: ['public'],
    body: z.object({ query: z.string().max(8000) }),
    response: Step.extend({ to: z.string().nullable() }),
    refusals: [
      signInRefusals.provider_unclear,
      signInRefusals.provider_away,
      signInRefusals.provider_off,
      signInRefusals.sign_in_over,
    ],
    perMinute: 30,
  }),
  forgotten: route({
    id: 'accounts.forgotten',
    method: 'POST',
    path: '/staff/sign-in/forgotten',
    summary:
      'A forgotten password: a one-use link by mail. The answer never tells whether we know the address',
    audience: ['public'],
    body: z.object({ email: Line(200) }),
    response: Done,
    status: 202,
    perMinute: 6,
  }),
  signOut: route({
    id: 'accounts.signOut',
    method: 'POST',
    path: '/staff/sign-out',
    summary: 'End this session of staff',
    audience: ['agent', 'integrator'],
    body: z.object({}),
    response: Done,
  }),
}
