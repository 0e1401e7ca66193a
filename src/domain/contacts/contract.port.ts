import type { z } from 'zod'
import type { Channel } from './contract.ts'

type ChannelName = z.infer<typeof Channel>

/** What a channel hands over when a client makes contact by it. */
export type Arrival = {
  readonly channel: ChannelName
  /** What the outside calls this contact; handed over twice, it stays one. */
  readonly externalId: string
  /** The client's own words. */
  readonly words: string
  /** Every way to reach the client that came with it, and what they call themselves. A name proves nothing. */
  readonly from: { readonly name?: string; readonly phone?: string; readonly email?: string }
  /** The reference of a case that the client answers to, where the outside carries it. */
  readonly caseReference?: string
  readonly language?: string
  readonly at?: Date
}

/** More words of the client in a contact that goes on. */
export type Heard = { readonly contactId: string; readonly externalId: string; readonly words: string }

/** The side of the port that a channel calls. Each call is one transaction; what was acknowledged is kept. */
export type ContactPort = {
  /** Hands a contact over. The same external id gives the same contact again, whatever came before. */
  arrive(arrival: Arrival): Promise<{ contactId: string; caseId: string | null; isNew: boolean }>
  /** Hands over what the client goes on to say. A contact that has ended leads on to its case, with its owner. */
  heard(heard: Heard): Promise<void>
}

/** What an agent wrote and the channel has to say outside. */
export type Outgoing = {
  readonly messageId: string
  readonly contactId: string
  readonly channel: ChannelName
  readonly externalId: string | null
  readonly words: string
  readonly agentName: string | null
  readonly caseReference: string | null
  readonly to: {
    readonly name: string | null
    readonly phones: readonly string[]
    readonly emails: readonly string[]
  }
}

/**
 * A channel: it speaks the outside's protocol and hands over contacts. It is given the port when it starts; `deliver` is
 * called by a job that was written in the same transaction as the message, and again with growing pauses while it throws.
 */
export type ChannelAdapter = {
  readonly channel: ChannelName
  start(port: ContactPort): Promise<void>
  deliver(message: Outgoing): Promise<void>
  stop(): Promise<void>
}
