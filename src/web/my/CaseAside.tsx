import { useNavigate } from '@tanstack/react-router'
import { Download, MessageCircle } from 'lucide-react'
import { useState } from 'react'
import type { ClientCase } from '#domain/cases/contract.routes.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { ProblemError, call, paperAddress } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Papers } from '../portal/talk/Papers.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Card, Stack } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { Badge } from '../ui/Words.tsx'
import { useTimes } from '../ui/time.ts'
import css from './My.module.css'

/** Who owns it, by name, and the way to talk with them. */
export function OwnerCard({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const { name } = one.owner
  const talk = useTalkToOwner(one)
  return (
    <Card label={t('my.owner.title')}>
      <Stack gap={4}>
        <h2>{t('my.owner.title')}</h2>
        <div className={css['owner']}>
          <Avatar name={name} size="l" presence={one.ownerHere ? 'here' : 'away'} />
          <div>
            <strong>{name}</strong>
            <span className={one.ownerHere ? css['here'] : css['small']}>
              {t(one.ownerHere ? 'my.owner.here' : 'my.owner.away')}
            </span>
          </div>
        </div>
        <p>{one.cover ? t('my.owner.cover', { name, cover: one.cover.name }) : t('my.owner.is', { name })}</p>
        <ProblemNotice error={talk.error} onRetry={() => void talk.go()} />
        <Button
          variant={one.ownerHere ? 'primary' : 'secondary'}
          busy={talk.busy}
          wide
          icon={<MessageCircle size={18} aria-hidden="true" />}
          onPress={() => void talk.go()}
        >
          {t(one.ownerHere ? 'my.owner.talk.now' : 'my.owner.talk', { name })}
        </Button>
      </Stack>
    </Card>
  )
}

/** Starts a conversation about this case: it goes to its owner first (R1). An open one is gone back to. */
function useTalkToOwner(one: ClientCase) {
  const t = useT()
  const navigate = useNavigate()
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined })
  const go = async () => {
    setState({ busy: true, error: undefined })
    const need = t('my.owner.talk.need', { reference: one.reference, need: one.need.slice(0, 300) })
    try {
      const contactId = await call(portalRoutes.start, { body: { need, caseId: one.id } }).then(
        ({ id }) => id,
        async (error: unknown) => {
          if (!(error instanceof ProblemError) || error.code !== 'one_at_a_time') throw error
          return (await call(myRoutes.home)).contactId
        },
      )
      if (contactId) await navigate({ to: '/talk/$contactId', params: { contactId } })
      setState({ busy: false, error: undefined })
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return { ...state, go }
}

/** Who else is working on it, and by when. */
export function Helpers({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const times = useTimes()
  if (one.helpers.length === 0) return null
  return (
    <Card label={t('my.helpers.title')}>
      <Stack gap={3}>
        <h2>{t('my.helpers.title')}</h2>
        <ul role="list" className={css['list']}>
          {one.helpers.map((helper) => (
            <li key={`${helper.who}${helper.what}${helper.dueAt}`}>
              <div className={css['listWords']}>
                <strong>
                  <bdi>{helper.what}</bdi>
                </strong>
                <p className={css['small']}>
                  {t('my.helpers.line', { who: helper.who, department: helper.department })}
                </p>
              </div>
              <Badge tone={helper.state === 'done' ? 'good' : 'neutral'}>
                {t(`my.helpers.${helper.state}`, { when: times.dayTime(helper.dueAt) })}
              </Badge>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  )
}

/** Papers, both ways. */
export function PapersCard({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const times = useTimes()
  return (
    <Card label={t('my.papers.title')}>
      <Stack gap={3}>
        <h2>{t('my.papers.title')}</h2>
        {one.papers.length === 0 && <p className={css['small']}>{t('my.papers.none')}</p>}
        <ul role="list" className={css['list']}>
          {one.papers.map((paper) => (
            <li key={paper.id}>
              <a
                href={paperAddress(paper.id)}
                download={paper.name}
                className={css['file']}
                aria-label={t('my.papers.download', { name: paper.name })}
              >
                <Download size={18} aria-hidden="true" />
                {paper.name}
              </a>
              <span className={css['small']}>
                {t(paper.from === 'client' ? 'my.papers.fromYou' : 'my.papers.fromUs', {
                  when: times.day(paper.at),
                })}
              </span>
            </li>
          ))}
        </ul>
        <Papers place={{ caseId: one.id }} />
      </Stack>
    </Card>
  )
}
