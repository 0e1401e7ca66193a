import { createLazyRoute, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Case } from '#domain/cases/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useMediaQuery } from '../../ui/theme.ts'
import { CaseFields } from '../fields/Fields.tsx'
import { Papers } from '../known/Papers.tsx'
import { LegRow } from '../legs/LegRow.tsx'
import { Kin } from '../merging/Kin.tsx'
import { PromiseRow } from '../promises/PromiseRow.tsx'
import { ServiceNotices } from '../moment/ServiceNotices.tsx'
import { Terms, TermsFlag } from '../moment/Terms.tsx'
import { AnswerForm } from '../questions/QuestionForm.tsx'
import { useGo } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useMyself } from '../shell/ids.ts'
import { NARROW } from '../shell/narrow.ts'
import { useWhen } from '../shell/when.ts'
import { StoryPanel } from '../story/StoryPanel.tsx'
import { CaseBar, CaseHead } from './CaseHead.tsx'
import { CaseTalk } from './CaseTalk.tsx'
import { useLooking } from './useLooking.ts'

export const caseRoute = createLazyRoute('/desk/cases/$caseId')({ component: CasePage })

function Questions({ one }: { one: Case }) {
  const t = useT()
  const when = useWhen()
  const [answering, setAnswering] = useState<Case['questions'][number]>()
  if (one.questions.length === 0) return null
  return (
    <section>
      <h2>{t('desk.case.questions')}</h2>
      <ul role="list" className="desk-plain">
        {one.questions.map((question) => (
          <li key={question.id} className="desk-item">
            <p className="desk-item-title">{question.question}</p>
            <p className="desk-quiet">
              {t('desk.question.asked_of', { who: t(`desk.question.of.${question.askedOf}`) })}
              {' · '}
              {when.at(question.askedAt)}
            </p>
            {question.answer && <p className="desk-said">{question.answer}</p>}
            {!question.answeredAt && one.abilities.write && (
              <Button size="s" onPress={() => setAnswering(question)}>
                {t('desk.question.answer')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answering && <AnswerForm question={answering} onClose={() => setAnswering(undefined)} />}
    </section>
  )
}

/** Whether something of these people is mine to change: I am one of them, cover for one, or lead. */
function useForMe(): (...people: readonly string[]) => boolean {
  const me = useMyself()
  const { data: my } = useCall(agentRoutes.mine)
  const acting = [me?.agentId, ...(my?.covering ?? []).map((each) => each.id)]
  const leads = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  return (...people) => leads || people.some((id) => acting.includes(id))
}

/** Promises, work by others, questions and papers: what is open first. */
function Work({ one, onPut }: { one: Case; onPut: (words: string) => void }) {
  const t = useT()
  const isForMe = useForMe()
  const promises = [...one.commitments].sort(
    (a, b) =>
      Number(a.state !== 'open') - Number(b.state !== 'open') || Date.parse(a.dueAt) - Date.parse(b.dueAt),
  )
  return (
    <div className="desk-work">
      <section>
        <h2>{t('desk.case.promises')}</h2>
        {promises.length === 0 && <p className="desk-quiet">{t('desk.promise.none')}</p>}
        <ul role="list" className="desk-plain">
          {promises.map((promise) => (
            <PromiseRow key={promise.id} promise={promise} canChange={one.abilities.promise} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('desk.case.legs')}</h2>
        {one.legs.length === 0 && <p className="desk-quiet">{t('desk.leg.none')}</p>}
        <ul role="list" className="desk-plain">
          {one.legs.map((leg) => (
            <LegRow
              key={leg.id}
              leg={leg}
              canChange={one.abilities.write && isForMe(one.owner.id, leg.coOwner.id)}
            />
          ))}
        </ul>
      </section>
      <Kin one={one} />
      <CaseFields caseId={one.id} />
      {one.abilities.write && <Terms caseId={one.id} onPut={onPut} />}
      <Questions one={one} />
      {one.papers.length > 0 && (
        <section>
          <h2>{t('desk.case.papers')}</h2>
          <Papers papers={one.papers} />
        </section>
      )}
    </div>
  )
}

function Lookers({ lookers, writer }: Pick<ReturnType<typeof useLooking>, 'lookers' | 'writer'>) {
  const t = useT()
  const names = lookers.map((one) => one.name).join(', ')
  return (
    <p className="desk-lookers" role="status">
      {lookers.map((one) => (
        <Avatar key={one.agentId} name={one.name} size="s" />
      ))}
      {writer
        ? t('desk.case.replying', { name: writer })
        : names && t('desk.case.looking', { count: lookers.length, names })}
    </p>
  )
}

type Part = 'talk' | 'story' | 'work'

/** One thing at a time on a phone: what was said, the story, what is under way. */
function Parts(props: {
  readonly talk: ReactNode
  readonly story: ReactNode
  readonly work: ReactNode
  readonly part: Part
  readonly onPart: (part: Part) => void
}) {
  const { talk, story, work, part, onPart } = props
  const t = useT()
  return (
    <Tabs
      label={t('desk.case.parts')}
      selected={part}
      onSelect={onPart}
      tabs={[
        { id: 'talk', label: t('desk.moment.talk'), content: talk },
        { id: 'story', label: t('desk.moment.story'), content: story },
        { id: 'work', label: t('desk.case.under_way'), content: work },
      ]}
    />
  )
}

/** How words are put into the text from elsewhere on the page; on a phone the text comes to the front first. */
function useInserting(show: () => void) {
  const insert = useRef<(words: string) => void>(() => undefined)
  const onInsert = useCallback((how: (words: string) => void) => {
    insert.current = how
  }, [])
  const put = (words: string): void => {
    show()
    setTimeout(() => insert.current(words), 50)
  }
  return { onInsert, put }
}

function Whole({ one }: { one: Case }) {
  const isNarrow = useMediaQuery(NARROW)
  const looking = useLooking(`case:${one.id}`)
  const [part, setPart] = useState<Part>('talk')
  const { onInsert, put } = useInserting(() => setPart('talk'))
  const { id, story: told, version, abilities, state } = one
  const talk = <CaseTalk one={one} onTyping={looking.writing} writer={looking.writer} onInsert={onInsert} />
  const canWrite = abilities.write && state === 'open'
  const story = <StoryPanel caseId={id} story={told} version={version} canWrite={canWrite} />
  const work = <Work one={one} onPut={put} />
  const t = useT()
  return (
    <div className="desk-case">
      <CaseHead one={one} />
      <ServiceNotices serviceId={one.state === 'open' ? one.serviceId : null} />
      <TermsFlag caseId={one.id} />
      <Lookers lookers={looking.lookers} writer={looking.writer} />
      <CaseBar one={one} />
      {isNarrow ? (
        <Parts talk={talk} story={story} work={work} part={part} onPart={setPart} />
      ) : (
        <div className="desk-case-columns">
          {talk}
          {/* It scrolls by itself: whoever uses the keyboard gets there too when nothing in it can be done. */}
          <div className="desk-case-side" role="region" aria-label={t('desk.case.side')} tabIndex={0}>
            {story}
            {work}
          </div>
        </div>
      )}
    </div>
  )
}

function CasePage() {
  const { caseId } = useParams({ strict: false }) as { caseId: string }
  const t = useT()
  const { data: one, error, refetch } = useCall(caseRoutes.get, { params: { caseId } })
  const go = useGo()
  // What went into another case goes on there: an old address leads to it.
  const livesOn = one && one.id !== caseId ? one.id : undefined
  useEffect(() => {
    if (livesOn !== undefined) go(`/desk/cases/${livesOn}`)
  }, [livesOn, go])
  const title = one ? `${one.reference} ${one.clientName ?? ''}` : t('desk.nav.cases')
  return (
    <Page title={title} wide>
      {!one && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!one && !error && <Skeleton lines={8} />}
      {one && <Whole key={one.id} one={one} />}
    </Page>
  )
}
