import { accountRoutes } from '#domain/accounts/contract.ts'
import type { Link } from '#domain/accounts/contract.ts'
import type { z } from 'zod'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useWhen } from '../shell/when.ts'

function OneLink({ link }: { link: z.infer<typeof Link> }) {
  const t = useT()
  const when = useWhen()
  const revoke = useCommand(accountRoutes.revokeLink, { refreshes: [accountRoutes.listLinks] })
  const hasEnded = link.revokedAt !== null || Date.parse(link.expiresAt) < Date.now()
  return (
    <li className="desk-item">
      <p>
        {t('desk.link.made', { date: when.day(link.createdAt), until: when.day(link.expiresAt) })}
        {' · '}
        {link.openedAt ? t('desk.link.opened', { date: when.at(link.openedAt) }) : t('desk.link.not_opened')}
        {link.revokedAt && ` · ${t('desk.link.ended', { date: when.day(link.revokedAt) })}`}
      </p>
      {!hasEnded && (
        <Button
          size="s"
          variant="quiet"
          busy={revoke.isPending}
          onPress={() => revoke.mutate({ params: { linkId: link.id }, body: {} })}
        >
          {t('desk.link.end')}
        </Button>
      )}
      <ProblemNotice error={revoke.error} />
    </li>
  )
}

/** The links to a client's own page, with the way to end each. */
export function Links({ clientId }: { clientId: string }) {
  const t = useT()
  const links = useCall(accountRoutes.listLinks, { params: { clientId } })
  if (links.data?.items.length === 0) return <p className="desk-quiet">{t('desk.link.none')}</p>
  return (
    <ul role="list" className="desk-plain">
      {links.data?.items.map((link) => (
        <OneLink key={link.id} link={link} />
      ))}
    </ul>
  )
}

/** Makes a secure link to the client's own page (R14): copied, or put into the conversation. */
export function LinkDialog(props: {
  readonly clientId: string
  readonly caseId: string | null
  readonly name: string
  readonly onPut?: (words: string) => void
  readonly onClose: () => void
}) {
  const { clientId, caseId, name, onPut, onClose } = props
  const t = useT()
  const make = useCommand(accountRoutes.makeLink, { refreshes: [accountRoutes.listLinks] })
  const links = useCall(accountRoutes.listLinks, { params: { clientId } }).data?.items ?? []
  // A link that has been ended is not handed out any more.
  const made = make.data
  const isEnded = links.some((one) => one.id === made?.link.id && one.revokedAt !== null)
  const url = isEnded ? undefined : made?.url
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text).catch(() => undefined)
    toast({ text: t('desk.link.copied') })
  }
  return (
    <Dialog title={t('desk.link.title')} isOpen onClose={onClose}>
      <div className="desk-form">
        <p className="desk-lead">{t('desk.link.lead', { name })}</p>
        {url ? (
          <>
            <TextField label={t('desk.link.title')} value={url} isReadOnly />
            <div className="desk-row-actions">
              <Button onPress={() => void copy(url)}>{t('desk.link.copy')}</Button>
              {onPut && (
                <Button
                  variant="primary"
                  onPress={() => {
                    onPut(t('desk.link.put.text', { url }))
                    onClose()
                  }}
                >
                  {t('desk.link.put')}
                </Button>
              )}
            </div>
          </>
        ) : (
          <Button
            variant="primary"
            busy={make.isPending}
            onPress={() => make.mutate({ params: { clientId }, body: { caseId } })}
          >
            {t('desk.link.make')}
          </Button>
        )}
        <ProblemNotice error={make.error} />
        <Links clientId={clientId} />
      </div>
    </Dialog>
  )
}
