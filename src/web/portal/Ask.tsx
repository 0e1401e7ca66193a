import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { contactRefusals } from '#domain/contacts/contract.ts'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { ProblemError, call, queryClient, useCall } from '../client.ts'
import { keepDraft, readDraft, useDraft } from '../drafts.ts'
import { useT } from '../messages/Messages.tsx'
import { buttonClass } from '../ui/look.ts'
import { Spinner } from '../ui/Spinner.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { Hints } from './Hints.tsx'
import { tellAsked } from './searched.ts'
import { Ways } from './Ways.tsx'
import type { AWay } from './Ways.tsx'
import { ensureVisit } from './visit.ts'
import { useWaitWords } from './wait.ts'
import css from './Home.module.css'

/** What the client wants to do besides staying in the line. */
export type Choice = 'call' | 'time' | 'write'

/** The box and the ways: the need in the client's words is enough to begin. */
export function Ask({ need, slug }: { readonly need?: string; readonly slug?: string }) {
  const t = useT()
  const [draft, setDraft] = useDraft('need')
  const [service, setService] = useState(slug)
  const text = draft || (need ?? '')
  const begin = useBegin(text, service)
  const [missing, setMissing] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const errorId = useId()
  const about = useCall(serviceRoutes.get, { params: { slug: service ?? '' } }, { enabled: Boolean(service) })
  const serviceId = service && about.data?.id
  const ways = useCall(portalRoutes.ways, serviceId ? { query: { serviceId } } : {}, {
    keep: true,
    refetchInterval: 20_000,
    staleTime: 5_000,
  })
  const chat = ways.data?.ways.find(({ way }) => way === 'chat')

  const go = (choice?: Choice) => {
    if (!text.trim()) {
      setMissing(true)
      box.current?.focus()
      return
    }
    if (begin.busy) return
    tellAsked(text)
    void begin.go(choice)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      go()
    }
  }
  const error = missing && !text.trim()
  return (
    <div className={css['ask']}>
      <div className={css['box']}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            go()
          }}
        >
          <div className={css['boxCard']} {...(error && { 'data-invalid': true })}>
            {service && <AboutService slug={service} onForget={() => setService(undefined)} />}
            <textarea
              ref={box}
              name="need"
              aria-label={t('portal.ask.label')}
              aria-invalid={error}
              aria-describedby={error ? errorId : undefined}
              placeholder={t('portal.ask.placeholder')}
              value={text}
              maxLength={5000}
              onChange={({ target }) => setDraft(target.value)}
              onKeyDown={keys}
            />
            <div className={css['go']}>
              <button
                type="submit"
                className={buttonClass({ variant: 'primary', size: 'l' })}
                aria-busy={begin.busy}
              >
                {begin.busy && <Spinner />}
                {t(chat?.somebodyThere === false ? 'portal.ask.startLater' : 'portal.ask.start')}
                <ArrowRight size={20} aria-hidden="true" />
              </button>
              <Honest chat={chat} />
            </div>
          </div>
        </form>
        {error && (
          <p id={errorId} role="alert" className={css['error']}>
            {t('portal.ask.empty')}
          </p>
        )}
        <ProblemNotice error={begin.error} onRetry={() => go()} />
        <Hints text={text} serviceId={serviceId} onAsk={setService} box={box} />
      </div>
      <Ways ways={ways.data?.ways} failed={ways.isError} canChoose={Boolean(text.trim())} onChoose={go} />
    </div>
  )
}

function Honest({ chat }: { readonly chat: AWay | undefined }) {
  const t = useT()
  const words = useWaitWords()
  if (!chat) return <p className={css['honest']}>{t('portal.ask.noAccount')}</p>
  if (!chat.somebodyThere) return <p className={css['honest']}>{t('portal.ways.nobody')}</p>
  if (!chat.estimate || chat.estimate.highSeconds <= 30) {
    return (
      <p className={css['honest']}>
        <strong>{t('portal.ways.now')}</strong> {t('portal.ask.noAccount')}
      </p>
    )
  }
  const { likely, spread, record } = words(chat.estimate, chat.estimates)
  return (
    <p className={css['honest']}>
      <strong>{likely}</strong>
      {spread && `, ${spread}`}. {record}
    </p>
  )
}

function AboutService({ slug, onForget }: { readonly slug: string; readonly onForget: () => void }) {
  const t = useT()
  const service = useCall(serviceRoutes.get, { params: { slug } }, { staleTime: 300_000 }).data
  if (!service) return null
  return (
    <span className={css['about']}>
      {t('portal.ask.about', { service: service.name })}
      <button
        type="button"
        onClick={onForget}
        aria-label={t('portal.ask.notAbout', { service: service.name })}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </span>
  )
}

/** Begins a conversation and goes to it; an open one is gone back to. */
function useBegin(need: string, slug: string | undefined) {
  const navigate = useNavigate()
  const [, setDraft] = useDraft('need')
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined })
  const go = async (choice?: Choice) => {
    setState({ busy: true, error: undefined })
    try {
      const contactId = await startContact(need, slug, choice)
      setDraft('')
      await navigate({ to: '/talk/$contactId', params: { contactId }, hash: choice ?? '' })
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return { ...state, go }
}

async function startContact(need: string, slug: string | undefined, choice?: Choice): Promise<string> {
  await ensureVisit()
  const serviceId = slug && (await serviceIdOf(slug))
  try {
    // Who chooses a time or writes is not answered meanwhile; who waits or is called when the turn comes is in the line.
    const choosing = choice === 'time' || choice === 'write'
    const contact = await call(portalRoutes.start, {
      body: { need, choosing, ...(serviceId && { serviceId }) },
    })
    queryClient.setQueryData([portalRoutes.get.id, { params: { contactId: contact.id } }], contact)
    return contact.id
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== contactRefusals.one_at_a_time.code) throw error
    const { contactId } = await call(myRoutes.home)
    if (!contactId) throw error
    // What was typed goes along: it waits in the open conversation, behind what waits there already, to be sent there.
    const place = `contact:${contactId}`
    const waiting = readDraft(place)
    if (!waiting.includes(need)) keepDraft(place, [waiting, need].filter(Boolean).join('\n\n'))
    return contactId
  }
}

async function serviceIdOf(slug: string): Promise<string | undefined> {
  return call(serviceRoutes.get, { params: { slug } }).then(
    ({ id }) => id,
    () => undefined,
  )
}
