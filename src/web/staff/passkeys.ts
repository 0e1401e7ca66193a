import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { PasskeyAnswer } from '#domain/accounts/contract.sign-in.ts'
import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import { call } from '../client.ts'

/** The person closed the browser's question, or no authenticator answered in time: nothing went wrong. */
export class NotAnswered extends Error {}

/** Whether this browser can ask for passkeys at the address of this page: a number is no name that they know us by. */
export function canAskPasskeys(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(location.hostname)
}

const UNANSWERED = ['NotAllowedError', 'AbortError']

function notAnswered(error: unknown): never {
  const cause = error instanceof WebAuthnError ? error.cause : error
  const name = cause instanceof Error ? cause.name : ''
  if (UNANSWERED.includes(name) || (error instanceof Error && UNANSWERED.includes(error.name)))
    throw new NotAnswered()
  throw error
}

/** Asks for any passkey of ours. @throws NotAnswered when the person would rather not */
export async function passkeyAnswer(): Promise<PasskeyAnswer> {
  const { options } = await call(signInRoutes.askPasskey, { body: {} })
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  return (await startAuthentication({ optionsJSON }).catch(notAnswered)) as unknown as PasskeyAnswer
}

/** Makes a new passkey. @throws NotAnswered when the person would rather not, or this device has one already */
export async function newPasskey(): Promise<PasskeyAnswer> {
  const { options } = await call(ownAccountRoutes.askNewPasskey, { body: {} })
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  return (await startRegistration({ optionsJSON }).catch(notAnswered)) as unknown as PasskeyAnswer
}
