import { fillIn } from '#core/text/placeholders.ts'
import type { PlaceholderValues } from '#core/text/placeholders.ts'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import type { AgentActor, ServiceActor } from '../../accounts/contract.ts'
import { notify } from '../../agents/commands.ts'
import { setCaseService, setFollower, setStakes, writeServiceNote } from '../../cases/commands.classify.ts'
import { setWaiting, snooze, writeMessage } from '../../cases/commands.desk.ts'
import { addTag, removeTag } from '../../cases/commands.tags.ts'
import { writeTold } from '../../cases/commands.ts'
import { askQuestion } from '../../cases/commands.work.ts'
import { getOrganisation } from '../../services/queries.ts'
import type { Action, ActionDone } from '../contract.actions.ts'
import { laterAt } from '../rules.conditions.ts'
import { isSame } from '../rules.same.ts'
import { needsCase, needsOpenCase } from '../rules.ts'
import * as store from '../store/answers.ts'
import type { TargetRow } from '../store/answers.ts'

export type Doer = AgentActor | ServiceActor
/** Who does it, under which name, about what. */
export type Acting = {
  readonly actor: Doer
  /** The name of the macro or rule, for those who are told. */
  readonly name: string
  readonly caseId: string | null
  readonly contactId: string | null
  readonly values: () => Promise<PlaceholderValues>
}

const left = (action: Action, why: string): ActionDone => ({ do: action.do, outcome: 'left', why })
const same = (action: Action): ActionDone => ({ do: action.do, outcome: 'same', why: null })
const did = (action: Action): ActionDone => ({ do: action.do, outcome: 'done', why: null })

/**
 * Does one action as the command that it stands for, with the rights of the actor and its rows in the ledger. What cannot
 * be done because there is no case, or it is closed, is left and says so; anything else that refuses, refuses all of it.
 */
export async function act(tx: Tx, acting: Acting, action: Action, now: Date): Promise<ActionDone> {
  const kase = acting.caseId === null ? undefined : await tx.maybe(store.target, acting.caseId)
  if (!kase) return needsCase(action) ? left(action, 'no_case') : tellColleague(tx, acting, action, null, now)
  if (kase.state === 'closed' && needsOpenCase(action)) return left(action, 'case_closed')
  if (isSame(action, kase)) return same(action)
  return actOn(tx, acting, action, kase, now)
}

async function actOn(
  tx: Tx,
  acting: Acting,
  action: Action,
  kase: TargetRow,
  now: Date,
): Promise<ActionDone> {
  const { actor } = acting
  const caseId = kase.id
  switch (action.do) {
    case 'note':
      return note(tx, acting, action, caseId, now)
    case 'tell':
      return tellClient(tx, acting, action, kase, now)
    case 'notify':
      return tellColleague(tx, acting, action, kase, now)
    case 'add_tag':
      return (await addTag(tx, actor, { caseId, tagId: action.tagId }, now)).added
        ? did(action)
        : same(action)
    case 'remove_tag':
      return (await removeTag(tx, actor, { caseId, tagId: action.tagId }, now)) ? did(action) : same(action)
    case 'ask_client':
      await askQuestion(tx, actor, { caseId, askedOf: 'client', question: action.question }, now)
      return did(action)
    case 'set_stakes':
      await setStakes(tx, actor, { caseId, stakes: action.stakes }, now)
      return did(action)
    case 'set_service':
      await setCaseService(tx, actor, { caseId, serviceId: action.serviceId }, now)
      return did(action)
    case 'wait_on':
      await setWaiting(tx, actor, { caseId, on: action.on, note: null }, now)
      return did(action)
    case 'snooze':
      await snooze(tx, actor, { caseId, until: await until(tx, action, now) }, now)
      return did(action)
    case 'follow':
      await setFollower(tx, actor, { caseId, agentId: action.agentId, following: true }, now)
      return did(action)
    case 'propose':
      return did(action)
  }
}

type Of<K extends Action['do']> = Extract<Action, { do: K }>

async function until(tx: Tx, { days, minute }: Of<'snooze'>, now: Date): Promise<Date> {
  return laterAt((await getOrganisation(tx)).zone, now, days, minute)
}

/** A note may have a hole: it is among colleagues, who see what is missing. */
async function note(tx: Tx, acting: Acting, action: Of<'note'>, caseId: string, now: Date) {
  const body = fillIn(action.body, await acting.values()).text
  const { actor } = acting
  if (actor.kind === 'agent')
    await writeMessage(tx, actor, { caseId, version: undefined, kind: 'note', body, mentions: [] }, now)
  else await writeServiceNote(tx, { caseId, body }, now)
  return did(action)
}

async function tellClient(tx: Tx, acting: Acting, action: Of<'tell'>, kase: TargetRow, now: Date) {
  const { text, missing } = fillIn(action.body, await acting.values())
  if (missing.length > 0) return left(action, 'text_not_whole')
  await writeTold(tx, { caseId: kase.id, clientId: kase.clientId, body: text }, now)
  return did(action)
}

async function tellColleague(
  tx: Tx,
  acting: Acting,
  action: Action,
  kase: TargetRow | null,
  now: Date,
): Promise<ActionDone> {
  if (action.do !== 'notify') return left(action, 'no_case')
  const agentId = action.agentId ?? kase?.ownerId ?? refuse(general.not_found)
  const { caseId, contactId } = acting
  await notify(tx, {
    ...{ agentId, caseId, contactId, kind: 'rule_says', at: now },
    facts: { name: acting.name },
  })
  return did(action)
}
