import { createLazyRoute, useParams } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment } from '#domain/contacts/contract.ts'
import { call, useCall } from '../../client.ts'
import { useLive } from '../../live.ts'
import { useT } from '../../messages/Messages.tsx'
import { post } from '../../outbox.ts'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useMediaQuery } from '../../ui/theme.ts'
import { Known } from '../known/Known.tsx'
import { SomebodyElse, WhoIsIt } from '../known/WhoIsIt.tsx'
import { Page } from '../shell/Page.tsx'
import { NARROW } from '../shell/narrow.ts'
import { StoryPanel } from '../story/StoryPanel.tsx'
import { AboutBar, MomentHead, WhichCase } from './About.tsx'
import { useNameable } from '../mentions/useMentions.ts'
import { Composer } from './Composer.tsx'
import type { Mode } from './Composer.tsx'
import { DoBar } from './DoBar.tsx'
import { Talk } from './Talk.tsx'
import { happenings } from './happenings.ts'
import { useSending } from './useSending.ts'
import { useTyping } from './useTyping.ts'

export const momentRoute = createLazyRoute('/desk/contacts/$contactId')({ component: MomentPage })

/** A pause that leaves room to take a line back without slowing the talk. */
const PAUSE_MS = 1_500

/** How words are put into the composer, from wherever they stand on the page. */
function useInserting() {
  const insert = useRef<(words: string) => void>(() => undefined)
  const onInsert = useCallback((how: (words: string) => void) => {
    insert.current = how
  }, [])
  const put = useCallback((words: string) => insert.current(words), [])
  return { onInsert, put }
}

function Conversation({
  moment,
  onInsert,
}: {
  moment: Moment
  onInsert: (how: (words: string) => void) => void
}) {
  const t = useT()
  const place = `contact:${moment.id}`
  const [mode, setMode] = useState<Mode>('text')
  const version = useRef(moment.version)
  version.current = moment.version
  const params = { contactId: moment.id }
  const nameable = useNameable()
  const sending = useSending(place, PAUSE_MS, moment.abilities.write, (text, kind) => {
    // A note among colleagues overtakes nobody; what goes to the client is guarded.
    const guard = kind === 'text' ? { version: version.current } : {}
    const mentions = kind === 'note' ? nameable.within(text) : []
    post(contactRoutes.write, { params, body: { kind, body: text, mentions } }, { place, text, ...guard })
  })
  const name = moment.client?.name ?? t('desk.unknown')
  const typing = useTyping(place, moment.client?.name ?? t('desk.talk.client'))
  const tellTyping = (kind: Mode): void => {
    if (kind === 'text') call(contactRoutes.typing, { params, body: {} }).catch(() => undefined)
  }
  return (
    <section className="desk-conversation" aria-label={t('desk.moment', { name })}>
      <Talk
        happened={happenings(moment.messages, moment.participants, moment.segments)}
        clientName={name}
        letters={sending.letters}
        version={moment.version}
        pending={sending.pending}
        onUndo={sending.undo}
        onNow={sending.now}
        onTakeBack={sending.takeBack}
        typing={typing}
      />
      {moment.abilities.write ? (
        <Composer
          key={moment.id}
          place={place}
          papers={params}
          name={name}
          serviceId={moment.serviceId}
          caseId={moment.case?.id ?? null}
          mode={mode}
          onMode={setMode}
          onSend={sending.send}
          onTyping={tellTyping}
          onInsert={onInsert}
          returned={sending.returned}
          onReturned={sending.onReturned}
        />
      ) : (
        moment.state === 'talking' && (
          <Notice announced={false}>
            <p>{t('desk.moment.reading', { name: moment.agent?.name ?? '' })}</p>
          </Notice>
        )
      )}
    </section>
  )
}

function KnownPart({ moment, put }: { moment: Moment; put: (words: string) => void }) {
  if (!moment.client) return <WhoIsIt contactId={moment.id} />
  const telling = { clientId: moment.client.id, contactId: moment.id, caseId: moment.case?.id ?? null }
  // A link or a code shows who opened it; a voice or a number does not.
  const mayBeAnother = moment.abilities.write && (!moment.clientProved || moment.channel !== 'chat')
  return (
    <Known
      client={moment.client}
      telling={telling}
      otherCases={moment.otherCases}
      onUse={put}
      proved={moment.clientProved}
      otherwise={mayBeAnother && <SomebodyElse key={moment.client.id} contactId={moment.id} />}
    />
  )
}

function StoryPart({ moment }: { moment: Moment }) {
  if (!moment.case) return null
  const { id, story, version, state } = moment.case
  const canWrite = state === 'open' && moment.abilities.write
  return <StoryPanel caseId={id} story={story} version={version} canWrite={canWrite} />
}

type Part = 'talk' | 'known' | 'story' | 'do'

/** One thing at a time on a phone: talk, what is known, the story, what to do. */
function NarrowMoment({ moment }: { moment: Moment }) {
  const t = useT()
  const { onInsert, put } = useInserting()
  const [part, setPart] = useState<Part>('talk')
  const putAndTalk = (words: string): void => {
    setPart('talk')
    setTimeout(() => put(words), 50)
  }
  const tabs = [
    { id: 'talk' as const, content: <Conversation moment={moment} onInsert={onInsert} /> },
    { id: 'known' as const, content: <KnownPart moment={moment} put={putAndTalk} /> },
    { id: 'story' as const, content: <StoryPart moment={moment} /> },
    {
      id: 'do' as const,
      content: (
        <>
          <DoBar moment={moment} onPut={putAndTalk} />
          <WhichCase moment={moment} />
          <AboutBar moment={moment} onPut={putAndTalk} />
        </>
      ),
    },
  ]
  return (
    <div className="desk-moment desk-moment-narrow">
      <MomentHead moment={moment} />
      <Tabs
        label={t('desk.moment.talk')}
        tabs={tabs.map(({ id, content }) => ({ id, content, label: t(`desk.moment.${id}`) }))}
        selected={part}
        onSelect={setPart}
      />
    </div>
  )
}

function WideMoment({ moment }: { moment: Moment }) {
  const { onInsert, put } = useInserting()
  return (
    <div className="desk-moment">
      <MomentHead moment={moment} />
      <div className="desk-moment-top">
        <KnownPart moment={moment} put={put} />
      </div>
      <Conversation moment={moment} onInsert={onInsert} />
      <div className="desk-moment-side">
        <WhichCase moment={moment} />
        <AboutBar moment={moment} onPut={put} />
        <StoryPart moment={moment} />
      </div>
      <DoBar moment={moment} onPut={put} />
    </div>
  )
}

function MomentPage() {
  const { contactId } = useParams({ strict: false }) as { contactId: string }
  const t = useT()
  const isNarrow = useMediaQuery(NARROW)
  useLive({ realm: 'desk' })
  const { data: moment, error, refetch } = useCall(contactRoutes.get, { params: { contactId } })
  const title = t('desk.moment', { name: moment?.client?.name ?? t('desk.unknown') })
  return (
    <Page title={title} wide>
      {!moment && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!moment && !error && <Skeleton lines={6} />}
      {moment &&
        (isNarrow ? (
          <NarrowMoment key={moment.id} moment={moment} />
        ) : (
          <WideMoment key={moment.id} moment={moment} />
        ))}
    </Page>
  )
}
