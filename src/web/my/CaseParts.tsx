import { useState } from 'react'
import type { ClientCase } from '#domain/cases/contract.routes.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { useCommand } from '../client.ts'
import { useDraft } from '../drafts.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Card, Stack } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { Badge } from '../ui/Words.tsx'
import type { Tone } from '../ui/Words.tsx'
import { useTimes } from '../ui/time.ts'
import css from './My.module.css'

type Commitment = ClientCase['commitments'][number]

const tones: Record<Commitment['state'], Tone> = {
  open: 'accent',
  kept: 'good',
  renegotiated: 'neutral',
  broken: 'problem',
  withdrawn: 'neutral',
}

/** Every promise with its state in words; a broken one stays visible and says sorry (R12). */
export function Promises({ one }: { readonly one: ClientCase }) {
  const t = useT()
  if (one.state === 'closed' && one.commitments.length === 0) return null
  return (
    <Card label={t('my.promises.title')}>
      <Stack gap={3}>
        <h2>{t('my.promises.title')}</h2>
        {one.commitments.length === 0 && <p className={css['small']}>{t('my.promises.none')}</p>}
        <ul role="list" className={css['list']}>
          {one.commitments.map((commitment) => (
            <li key={commitment.id}>
              <OnePromise commitment={commitment} owner={one.owner.name} />
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  )
}

function OnePromise({ commitment, owner }: { readonly commitment: Commitment; readonly owner: string }) {
  const t = useT()
  const times = useTimes()
  const { what, by, dueAt, fromAt, state, note } = commitment
  return (
    <>
      <div className={css['listWords']}>
        <strong>{what}</strong>
        <p className={css['small']}>
          {fromAt
            ? t('my.promise.call', { by, when: times.dayTime(fromAt) })
            : t('my.promise.by', { by, when: times.dayTime(dueAt) })}
        </p>
        {note && <p className={css['small']}>{note}</p>}
        {state === 'broken' && <p>{t('my.promise.broken.text', { name: owner })}</p>}
      </div>
      <Badge tone={tones[state]}>{t(`my.promise.${state}`)}</Badge>
    </>
  )
}

/** Questions to me, answered right here. */
export function Questions({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const mine = one.questions.filter(({ askedOf }) => askedOf === 'client')
  if (mine.length === 0) return null
  return (
    <Card
      tone={mine.some(({ answeredAt }) => !answeredAt) ? 'golden' : 'plain'}
      label={t('my.questions.title')}
    >
      <Stack gap={4}>
        <h2>{t('my.questions.title')}</h2>
        {mine.map((question) =>
          question.answeredAt ? (
            <div key={question.id}>
              <p>
                <strong>{question.question}</strong>
              </p>
              <p>{t('my.questions.answered', { answer: question.answer ?? '' })}</p>
            </div>
          ) : (
            <Answer key={question.id} question={question} />
          ),
        )}
      </Stack>
    </Card>
  )
}

function Answer({ question }: { readonly question: ClientCase['questions'][number] }) {
  const t = useT()
  const [text, setText] = useDraft(`question.${question.id}`)
  const [tried, setTried] = useState(false)
  const answer = useCommand(myRoutes.answer, {
    refreshes: [myRoutes.get],
    onSuccess: () => setText(''),
  })
  const go = () => {
    setTried(true)
    if (text.trim()) answer.mutate({ params: { questionId: question.id }, body: { answer: text.trim() } })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <Stack gap={3}>
        <TextArea
          label={question.question}
          value={text}
          onChange={setText}
          onSend={go}
          maxLength={2000}
          {...(tried && !text.trim() && { error: t('my.questions.answer') })}
        />
        <ProblemNotice error={answer.error} />
        <div>
          <Button type="submit" variant="primary" busy={answer.isPending}>
            {t('my.questions.send')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

const SECTIONS = ['need', 'situation', 'matters', 'works', 'doesNotWork', 'plan'] as const

/** The one living story, as agreed with the client (R8). */
export function StoryCard({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const told = SECTIONS.filter((section) => one.story[section].trim() !== '')
  return (
    <Card label={t('my.story.title')}>
      <Stack gap={3}>
        <h2>{t('my.story.title')}</h2>
        <dl className={css['story']}>
          {told.map((section) => (
            <div key={section}>
              <dt>{t(`my.story.${section}`)}</dt>
              <dd>{one.story[section]}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </Card>
  )
}
