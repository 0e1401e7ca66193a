import { useState } from 'react'
import { clientRoutes } from '#domain/clients/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useSteady } from '../shell/steady.ts'

/** The client is not who we took them for: says who it is, in a conversation that went to another person’s page. */
export function SomebodyElse({ contactId }: { contactId: string }) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button size="s" variant="quiet" onPress={() => setAsking(true)}>
        {t('desk.known.somebody_else')}
      </Button>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title={t('desk.known.somebody_else')}>
        <p>{t('desk.known.somebody_else.why')}</p>
        <WhoIsIt contactId={contactId} />
      </Dialog>
    </>
  )
}

/** Says who the client is, while they talk: found by name or number, or new. */
export function WhoIsIt({ contactId }: { contactId: string }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const q = useSteady(typed.trim(), 180)
  const hits = useCall(clientRoutes.find, { query: { q, limit: 6 } }, { enabled: q.length > 1, keep: true })
  const change = useCommand(contactRoutes.change, { refreshes: [contactRoutes.get, contactRoutes.mine] })
  const add = useCommand(clientRoutes.add, {
    onSuccess: ({ clientId }) => change.mutate({ params: { contactId }, body: { clientId } }),
  })
  const isNumber = /^[+\d][\d\s()-]{4,}$/.test(q)
  const body = isNumber ? { phone: q } : { name: q }
  return (
    <section className="desk-known" aria-label={t('desk.moment.who')}>
      <TextField
        label={t('desk.moment.who')}
        help={t('desk.moment.who.hint')}
        value={typed}
        onChange={setTyped}
      />
      {q.length > 1 && (
        <ul role="list" className="desk-hits">
          {(hits.data?.items ?? []).map((hit) => (
            <li key={hit.id}>
              <Button
                size="s"
                onPress={() => change.mutate({ params: { contactId }, body: { clientId: hit.id } })}
              >
                {hit.name ?? t('desk.unknown')} · {hit.identifiers.map((one) => one.shown).join(' · ')}
              </Button>
            </li>
          ))}
          <li>
            <Button size="s" variant="quiet" busy={add.isPending} onPress={() => add.mutate({ body })}>
              {t('desk.log.new_person', { who: q })}
            </Button>
          </li>
        </ul>
      )}
      <ProblemNotice error={change.error ?? add.error} />
    </section>
  )
}
