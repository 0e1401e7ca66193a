import { Camera, Check, Paperclip } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { addPaper, queryClient } from '../../client.ts'
import type { PaperPlace } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { announce } from '../../ui/announce.tsx'
import { cx } from '../../ui/cx.ts'
import { useMediaQuery } from '../../ui/theme.ts'
import css from './Papers.module.css'

const LARGEST = 10 * 1024 * 1024

type State = {
  readonly added: readonly string[]
  readonly adding: readonly string[]
  readonly tooLarge: string | undefined
  readonly error: unknown
}

/** Adds papers one after the other and tells how it goes. */
export function useAddPapers(place: PaperPlace) {
  const t = useT()
  const [state, setState] = useState<State>({ added: [], adding: [], tooLarge: undefined, error: undefined })
  const add = async (files: readonly File[]) => {
    for (const file of files) {
      if (file.size > LARGEST) {
        setState((now) => ({ ...now, tooLarge: file.name }))
        continue
      }
      const done = (name: string) => (now: State) => ({
        ...now,
        adding: now.adding.filter((one) => one !== name),
      })
      setState((now) => ({
        ...now,
        adding: [...now.adding, file.name],
        error: undefined,
        tooLarge: undefined,
      }))
      try {
        await addPaper(file, place)
        announce(t('portal.papers.added', { name: file.name }))
        setState((now) => ({ ...done(file.name)(now), added: [...now.added, file.name] }))
        void queryClient.invalidateQueries({
          predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(Object.values(place).join()),
        })
      } catch (error) {
        setState((now) => ({ ...done(file.name)(now), error }))
      }
    }
  }
  return { ...state, add }
}

/** Papers and photos: dropped, pasted, chosen, or taken with the camera. */
export function Papers({ place }: { readonly place: PaperPlace }) {
  const t = useT()
  const papers = useAddPapers(place)
  const [over, setOver] = useState(false)
  const touch = useMediaQuery('(pointer: coarse)')
  usePaste(papers.add)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void papers.add([...event.dataTransfer.files])
  }
  return (
    <div
      role="group"
      aria-label={t('portal.papers.title')}
      className={cx(css['zone'], over && css['over'])}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={css['title']}>{t('portal.papers.title')}</p>
      <p className={css['small']}>{t(over ? 'portal.papers.dropHere' : 'portal.papers.text')}</p>
      <div className={css['buttons']}>
        <FileButton label={t('portal.papers.add')} icon="clip" onFiles={papers.add} />
        {touch && <FileButton label={t('portal.papers.camera')} icon="camera" onFiles={papers.add} />}
      </div>
      <PaperState papers={papers} />
    </div>
  )
}

/** What is being added, what was, and what could not be. */
export function PaperState({ papers }: { readonly papers: State }) {
  const t = useT()
  const { added, adding, tooLarge, error } = papers
  return (
    <>
      {(adding.length > 0 || added.length > 0) && (
        <ul role="list" className={css['list']} aria-label={t('portal.papers.list')}>
          {added.map((name, index) => (
            <li key={`${name}${index}`}>
              <Check size={16} aria-hidden="true" /> {name}
            </li>
          ))}
          {adding.map((name, index) => (
            <li key={`${name}${index}`}>
              <Spinner /> {t('portal.papers.adding', { name })}
            </li>
          ))}
        </ul>
      )}
      {tooLarge && (
        <Notice tone="warn">
          <p>{t('portal.papers.tooLarge', { name: tooLarge })}</p>
        </Notice>
      )}
      <ProblemNotice error={error} />
    </>
  )
}

function FileButton({
  label,
  icon,
  onFiles,
}: {
  readonly label: string
  readonly icon: 'clip' | 'camera'
  readonly onFiles: (files: File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const Icon = icon === 'clip' ? Paperclip : Camera
  return (
    <>
      <Button size="s" icon={<Icon size={16} aria-hidden="true" />} onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={icon === 'clip'}
        {...(icon === 'camera' && { accept: 'image/*', capture: 'environment' })}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </>
  )
}

/** A picture or file pasted anywhere on the page is a paper, too; pasted text stays text. */
function usePaste(add: (files: File[]) => void): void {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
