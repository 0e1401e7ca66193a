import { ChevronLeft, ChevronRight, Pause, Play, SkipBack } from 'lucide-react'
import { memo, useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import type { JourneyStep } from '#domain/measures/contract.flow.ts'
import { alongKey, isMirrored } from '../../messages/direction.ts'
import { announce } from '../../ui/announce.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { dayOf } from '../../ui/time.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { gapsOf, roughly } from './spans.ts'
import { stepSpoken, stepWords } from './step-words.ts'
import { stepByKey } from './useReplay.ts'
import type { Replay } from './useReplay.ts'

/** The buttons by which one goes through a journey. */
function Controls({ replay, count }: { replay: Replay; count: number }) {
  const { t } = useLensSay()
  const { at, isPlaying, canPlay, to, toggle } = replay
  const icon = (Icon: typeof Play) => <Icon size={18} aria-hidden="true" />
  return (
    <div className="journey-replay" role="group" aria-label={t('journeys.replay')}>
      <IconButton label={t('journeys.replay.first')} icon={icon(SkipBack)} onPress={() => to(0)} />
      <IconButton
        label={t('journeys.replay.before')}
        icon={icon(ChevronLeft)}
        keys={isMirrored() ? '→' : '←'}
        onPress={() => to((at ?? 1) - 1)}
      />
      {canPlay && (
        <Button variant="primary" icon={icon(isPlaying ? Pause : Play)} onPress={toggle}>
          {t(isPlaying ? 'journeys.replay.pause' : 'journeys.replay.play')}
        </Button>
      )}
      <IconButton
        label={t('journeys.replay.next')}
        icon={icon(ChevronRight)}
        keys={isMirrored() ? '←' : '→'}
        onPress={() => to((at ?? -1) + 1)}
      />
      <span className="journey-at">
        {at === undefined
          ? t('journeys.replay.count', { count })
          : t('journeys.replay.at', { nth: at + 1, count })}
      </span>
      <small>{t('journeys.replay.keys')}</small>
    </div>
  )
}

type RowProps = {
  readonly step: JourneyStep
  readonly gap: number
  /** Where it is another than that of the step before. */
  readonly year: string | undefined
  readonly isHere: boolean
  readonly say: LensSay
  readonly here: Ref<HTMLLIElement>
}

/** Hundreds of steps stay quick to go through: only those that are lit or no longer lit are drawn anew. */
const StepRow = memo(function StepRow({ step, gap, year, isHere, say, here }: RowProps) {
  const { what, more } = stepWords(step, say)
  return (
    <>
      {gap > 0 && <li className="journey-gap">{say.t('journeys.gap', { time: say.span(roughly(gap)) })}</li>}
      <li
        className="journey-step"
        data-waste={step.waste || undefined}
        data-client={step.byClient || undefined}
        {...(isHere && { 'aria-current': 'step' as const, ref: here })}
      >
        <time dateTime={step.at}>
          {say.at(step.at)}
          {year !== undefined && <small>{year}</small>}
        </time>
        <div>
          <p>
            <strong>{what}</strong>
            {more.length > 0 && <span>{` · ${more.join(' · ')}`}</span>}
          </p>
          {step.words !== null && <blockquote>{step.words}</blockquote>}
          {step.waste && <p className="journey-waste">{say.t('journeys.waste')}</p>}
        </div>
      </li>
    </>
  )
})

/** The year of each step where another begins, and of the first. */
function yearsOf(steps: readonly JourneyStep[], zone: string): (string | undefined)[] {
  const years = steps.map(({ at }) => dayOf(at, zone).slice(0, 4))
  return years.map((year, index) => (year === years[index - 1] ? undefined : year))
}

/** Keeps the lit step in view, and tells it to those who listen. */
function useLit(steps: readonly JourneyStep[], at: number | undefined, say: LensSay) {
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const step = at === undefined ? undefined : steps[at]
    if (at === undefined || !step) return
    here.current?.scrollIntoView({ block: 'nearest' })
    const words = stepSpoken(step, say)
    announce(say.t('journeys.replay.says', { nth: at + 1, count: steps.length, words }))
  }, [steps, at, say])
  return here
}

/** What happened, step by step; along it one can go by buttons, by keys or let it run. */
export function Steps({
  steps,
  replay,
}: {
  readonly steps: readonly JourneyStep[]
  readonly replay: Replay
}) {
  const say = useLensSay()
  const here = useLit(steps, replay.at, say)
  const gaps = useMemo(() => gapsOf(steps), [steps])
  const years = useMemo(() => yearsOf(steps, say.zone), [steps, say.zone])
  if (steps.length === 0) return <p>{say.t('journeys.steps.none')}</p>
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key === ' ' && event.target === event.currentTarget) {
      event.preventDefault()
      return replay.toggle()
    }
    const next = stepByKey(alongKey(event.key), replay.at, steps.length)
    if (next === undefined) return
    event.preventDefault()
    replay.to(next)
  }
  return (
    <>
      <Controls replay={replay} count={steps.length} />
      <div
        className="journey-steps"
        role="group"
        aria-label={say.t('journeys.steps.keys')}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <ol role="list">
          {steps.map((step, index) => (
            <StepRow
              key={index}
              step={step}
              gap={gaps[index] ?? 0}
              year={years[index]}
              isHere={replay.at === index}
              say={say}
              here={here}
            />
          ))}
        </ol>
      </div>
    </>
  )
}
