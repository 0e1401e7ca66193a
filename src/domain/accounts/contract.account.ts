import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import {
  AppKey,
  PasskeyAnswer,
  PasskeyQuestion,
  SecondStep,
  signInRefusals,
  Way,
} from './contract.sign-in.ts'

export const ownAccountRefusals = defineRefusals({
  password_plain: {
    status: 422,
    title: 'Please choose another password',
    why: 'It is short, is used by many people, holds your name or the organisation’s, or follows a pattern that is soon tried.',
    instead:
      'Take twelve characters or more: four or five words that do not belong together are good, and easy to remember.',
  },
  present_differs: {
    status: 422,
    title: 'That is not your present password',
    why: 'What guards your account is changed only by somebody who knows it.',
    instead:
      'Check for a typing slip. If it is forgotten, sign in by a one-use link: then the old one is not asked for.',
  },
  confirm_first: {
    status: 428,
    title: 'Please show once more that it is you',
    why: 'What guards your account is changed only soon after you signed in.',
    instead:
      'Give your password or a passkey now, or sign in again; what you were about to do is still here.',
  },
  second_step_there: {
    status: 409,
    title: 'There is a second step already',
    why: 'One authenticator app is set up for this account.',
    instead: 'To change to another app or phone, remove this one first.',
  },
  second_step_not_there: {
    status: 409,
    title: 'There is no second step yet',
    why: 'Nothing was set up, it was begun anew in another place, or an admin has reset it.',
    instead: 'Begin the set-up; it takes a minute.',
  },
  second_step_asked: {
    status: 409,
    title: 'Your organisation asks for a second step',
    why: 'An admin has decided that these accounts have one, so it cannot be left out.',
    instead: 'To change to another phone, an admin can reset it: you then set it up anew as you sign in.',
  },
})

export const Passkey = z.object({
  id: Id,
  name: z.string(),
  /** Kept by several devices, through an account of its maker. */
  synced: z.boolean(),
  addedAt: Instant,
  usedAt: Instant.nullable(),
})
export type Passkey = z.infer<typeof Passkey>

/** A browser and its system by name; null where it does not say. */
const device = { browser: z.string().nullable(), system: z.string().nullable() }
export const StaffSession = z.object({
  id: z.string(),
  ...device,
  address: z.string().nullable(),
  way: Way,
  secondStep: SecondStep,
  since: Instant,
  seenAt: Instant,
  endsAt: Instant,
  /** The session that asks. */
  here: z.boolean(),
})
export type StaffSession = z.infer<typeof StaffSession>
export const TrustedDevice = z.object({
  id: Id,
  ...device,
  trustedAt: Instant,
  seenAt: Instant,
  endsAt: Instant,
})
export type TrustedDevice = z.infer<typeof TrustedDevice>

export const SecondStepRule = z.object({
  /** Of whom a second step is asked; passkeys and the provider hold one within them. */
  who: z.enum(['nobody', 'admins', 'everybody']),
  /** Until then it is suggested, from then on it is needed. */
  from: Instant.nullable(),
})
export type SecondStepRule = z.infer<typeof SecondStepRule>

/** The rule, and how many of those who work here have neither a second step nor a passkey yet. */
export const SecondStepState = SecondStepRule.extend({
  without: z.object({ admins: z.number().int(), everybody: z.number().int() }),
})
export type SecondStepState = z.infer<typeof SecondStepState>

export const OwnAccount = z.object({
  name: z.string(),
  email: z.string(),
  password: z.boolean(),
  /** Whether a new password is taken without the present one: there is none, or this session came by a one-use link. */
  passwordFree: z.boolean(),
  secondStep: z.object({ since: Instant, recoveryLeft: z.number().int() }).nullable(),
  /** From when a second step is needed of this person; null: it is not. */
  neededFrom: Instant.nullable(),
  passkeys: z.array(Passkey),
  sessions: z.array(StaffSession),
  devices: z.array(TrustedDevice),
})
export type OwnAccount = z.infer<typeof OwnAccount>

/** What an admin can take away so that somebody can set it up anew. */
export const Resettable = z.enum(['second_step', 'passkeys', 'provider', 'password'])
export type Resettable = z.infer<typeof Resettable>

export const ownAccountEvents = {
  confirmed: event('account.confirmed', 'A member of staff showed once more who they are.', {
    way: z.enum(['password', 'passkey']),
  }),
  passwordChanged: event('account.password_changed', 'A member of staff chose a password.', {
    first: z.boolean(),
    ended: z.number(),
  }),
  secondStepSetUp: event('account.second_step_set_up', 'A member of staff set up a second step.', {}),
  secondStepRemoved: event('account.second_step_removed', 'A member of staff removed the second step.', {}),
  recoveryCodesMade: event(
    'account.recovery_codes_made',
    'New recovery codes took the place of the old.',
    {},
  ),
  passkeyAdded: event('account.passkey_added', 'A member of staff added a passkey.', { passkeyId: Id }),
  passkeyRenamed: event('account.passkey_renamed', 'A passkey got another name.', { passkeyId: Id }),
  passkeyRemoved: event('account.passkey_removed', 'A member of staff removed a passkey.', { passkeyId: Id }),
  sessionsEnded: event('account.sessions_ended', 'Sessions of a member of staff were ended.', {
    count: z.number(),
  }),
  deviceForgotten: event('account.device_forgotten', 'A device is not trusted any longer.', { deviceId: Id }),
  signInReset: event('account.sign_in_reset', 'An admin took ways of signing in away, to be set up anew.', {
    what: z.array(Resettable),
  }),
  secondStepRuled: event('account.second_step_ruled', 'It was decided of whom a second step is asked.', {
    who: z.enum(['nobody', 'admins', 'everybody']),
    days: z.number(),
  }),
}

const Password = z.string().min(1).max(200)
const Code = z.string().trim().min(6).max(30)
const Codes = z.object({ recoveryCodes: z.array(z.string()) })
const { confirm_first, password_plain, present_differs } = ownAccountRefusals
const { second_step_asked, second_step_not_there, second_step_there } = ownAccountRefusals
const { passkey_unknown, second_code_differs, sign_in_over, sign_in_slowed } = signInRefusals

export const ownAccountRoutes = {
  own: route({
    id: 'accounts.own',
    method: 'GET',
    path: '/staff/account',
    summary: 'One’s own account: what guards it, and where it is signed in',
    audience: ['agent', 'integrator'],
    response: OwnAccount,
  }),
  confirm: route({
    id: 'accounts.confirm',
    method: 'POST',
    path: '/staff/account/confirm',
    summary:
      'Show once more who one is, by password or passkey; half an hour from then what guards the account may be changed',
    audience: ['agent', 'integrator'],
    body: z.object({ password: Password.optional(), passkey: PasskeyAnswer.optional() }),
    response: Done,
    refusals: [present_differs, passkey_unknown, sign_in_over, sign_in_slowed],
    perMinute: 30,
  }),
  changePassword: route({
    id: 'accounts.changePassword',
    method: 'POST',
    path: '/staff/account/password',
    summary: 'Choose a password; the present one is asked for unless this session came by a one-use link',
    audience: ['agent', 'integrator'],
    body: z.object({
      present: Password.optional(),
      next: z.string().min(1).max(200),
      endOthers: z.boolean().default(true),
    }),
    response: z.object({ ended: z.number().int() }),
    refusals: [password_plain, present_differs, sign_in_slowed],
    perMinute: 30,
  }),
  beginSecondStep: route({
    id: 'accounts.beginSecondStep',
    method: 'POST',
    path: '/staff/account/second-step',
    summary: 'Begin the set-up of a second step: the key for an authenticator app',
    audience: ['agent', 'integrator'],
    body: z.object({}),
    response: AppKey,
    refusals: [second_step_there, confirm_first],
    perMinute: 30,
  }),
  confirmSecondStep: route({
    id: 'accounts.confirmSecondStep',
    method: 'POST',
    path: '/staff/account/second-step/confirm',
    summary: 'Confirm the second step with its first code; gives the recovery codes, once',
    audience: ['agent', 'integrator'],
    body: z.object({ code: Code }),
    response: Codes,
    refusals: [second_code_differs, second_step_not_there, sign_in_slowed],
    perMinute: 30,
  }),
  removeSecondStep: route({
    id: 'accounts.removeSecondStep',
    method: 'POST',
    path: '/staff/account/second-step/remove',
    summary: 'Remove the second step: asks for the password, where there is one, and a code',
    audience: ['agent', 'integrator'],
    body: z.object({ code: Code, password: Password.optional() }),
    response: Done,
    refusals: [
      second_code_differs,
      second_step_not_there,
      second_step_asked,
      present_differs,
      sign_in_slowed,
    ],
    perMinute: 30,
  }),
  makeRecoveryCodes: route({
    id: 'accounts.makeRecoveryCodes',
    method: 'POST',
    path: '/staff/account/recovery-codes',
    summary: 'New recovery codes; the old ones end',
    audience: ['agent', 'integrator'],
    body: z.object({}),
    response: Codes,
    refusals: [second_step_not_there, confirm_first],
    perMinute: 10,
  }),
  askNewPasskey: route({
    id: 'accounts.askNewPasskey',
    method: 'POST',
    path: '/staff/account/passkeys/ask',
    summary: 'What a browser needs to make a passkey',
    audience: ['agent', 'integrator'],
    body: z.object({}),
    response: PasskeyQuestion,
    refusals: [confirm_first],
    perMinute: 30,
  }),
  addPasskey: route({
    id: 'accounts.addPasskey',
    method: 'POST',
    path: '/staff/account/passkeys',
    summary: 'Add the passkey that was made',
    audience: ['agent', 'integrator'],
    body: z.object({ name: Line(80), answer: PasskeyAnswer }),
    response: Passkey,
    status: 201,
    refusals: [passkey_unknown, sign_in_over],
    perMinute: 30,
  }),
  renamePasskey: route({
    id: 'accounts.renamePasskey',
    method: 'POST',
    path: '/staff/account/passkeys/:passkeyId/rename',
    summary: 'Give a passkey another name',
    audience: ['agent', 'integrator'],
    params: z.object({ passkeyId: Id }),
    body: z.object({ name: Line(80) }),
    response: Done,
  }),
  removePasskey: route({
    id: 'accounts.removePasskey',
    method: 'POST',
    path: '/staff/account/passkeys/:passkeyId/remove',
    summary: 'Remove a passkey: it signs nobody in any more',
    audience: ['agent', 'integrator'],
    params: z.object({ passkeyId: Id }),
    body: z.object({}),
    response: Done,
    refusals: [confirm_first],
  }),
  endSession: route({
    id: 'accounts.endSession',
    method: 'POST',
    path: '/staff/account/sessions/:staffSessionId/end',
    summary: 'End one of one’s own sessions',
    audience: ['agent', 'integrator'],
    params: z.object({ staffSessionId: z.string().regex(/^[\w-]{1,64}$/) }),
    body: z.object({}),
    response: Done,
  }),
  endOtherSessions: route({
    id: 'accounts.endOtherSessions',
    method: 'POST',
    path: '/staff/account/sessions/end-others',
    summary: 'End all of one’s own sessions but this',
    audience: ['agent', 'integrator'],
    body: z.object({}),
    response: z.object({ ended: z.number().int() }),
  }),
  forgetDevice: route({
    id: 'accounts.forgetDevice',
    method: 'POST',
    path: '/staff/account/devices/:deviceId/forget',
    summary: 'Ask for the second step on this device again',
    audience: ['agent', 'integrator'],
    params: z.object({ deviceId: Id }),
    body: z.object({}),
    response: Done,
  }),
  endSessionsOf: route({
    id: 'accounts.endSessionsOf',
    method: 'POST',
    path: '/staff/:agentId/sessions/end',
    summary:
      'End every session of a member of staff, such as after a laptop is lost, and trust none of their devices',
    audience: ['admin'],
    params: z.object({ agentId: Id }),
    body: z.object({}),
    response: z.object({ ended: z.number().int() }),
  }),
  resetSignIn: route({
    id: 'accounts.resetSignIn',
    method: 'POST',
    path: '/staff/:agentId/sign-in/reset',
    summary: 'Take ways of signing in away from a member of staff, to be set up anew. They are told',
    audience: ['admin'],
    params: z.object({ agentId: Id }),
    body: z.object({ what: z.array(Resettable).min(1).max(4) }),
    response: Done,
  }),
  secondStepRule: route({
    id: 'accounts.secondStepRule',
    method: 'GET',
    path: '/staff/second-step-rule',
    summary: 'Of whom a second step is asked, and how many have none yet',
    audience: ['admin'],
    response: SecondStepState,
  }),
  ruleSecondStep: route({
    id: 'accounts.ruleSecondStep',
    method: 'PUT',
    path: '/staff/second-step-rule',
    summary: 'Decide of whom a second step is asked, and after how many days it is needed',
    audience: ['admin'],
    body: z.object({
      who: SecondStepRule.shape.who,
      graceDays: z.number().int().min(0).max(90).default(14),
    }),
    response: SecondStepState,
  }),
}
