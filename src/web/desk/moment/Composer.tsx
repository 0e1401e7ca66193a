import { Paperclip } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, DragEvent, KeyboardEvent, RefObject } from 'react'
import { holesIn } from '#core/text/placeholders.ts'
import type { Macro } from '#domain/automation/contract.ts'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { addPaper } from '../../client.ts'
import type { PaperPlace } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { MacroDialog } from '../macros/MacroDialog.tsx'
import { useOffers } from '../palette/offered.ts'
import { Choice } from '../shell/Choice.tsx'
import { useDraft } from '../shell/draft.ts'
import { MentionList } from '../mentions/MentionList.tsx'
import { useMentions } from '../mentions/useMentions.ts'
import { useKeys } from '../shell/keys.ts'
import { PreparedAnswers, useMacros, usePrepared } from './Prepared.tsx'
import type { Entry } from './Prepared.tsx'
import { draftPlace } from './useSending.ts'
import type { Returned } from './useSending.ts'

export type Mode = 'text' | 'note'

/** Adds what was dropped, pasted or chosen, one paper after the other. */
function usePapers(place: PaperPlace) {
  const t = useT()
  const [adding, setAdding] = useState<string>()
  const [error, setError] = useState<unknown>()
  const add = async (files: readonly File[]): Promise<void> => {
    setError(undefined)
    try {
      for (const file of files) {
        setAdding(file.name)
        const paper = await addPaper(file, place)
        toast({ text: t('desk.write.attached', { name: paper.name }) })
      }
    } catch (problem) {
      setError(problem)
    }
    setAdding(undefined)
  }
  return { adding, error, add, forget: () => setError(undefined) }
}

function useInsert(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
) {
  const latest = useRef({ text, setText })
  latest.current = { text, setText }
  return useRef((words: string) => {
    const { text: now, setText: set } = latest.current
    const at = field.current?.selectionStart ?? now.length
    const before = now.slice(0, at)
    const gap = before && !/\s$/.test(before) ? ' ' : ''
    set(`${before}${gap}${words}${now.slice(at)}`)
    field.current?.focus()
  }).current
}

export type ComposerProps = {
  /** Where the draft is kept: `contact:<id>` or `case:<id>`. */
  readonly place: string
  readonly papers: PaperPlace
  readonly name: string
  readonly serviceId: string | null
  /** What prepared answers are filled in from, and macros work on; null: no case yet. */
  readonly caseId: string | null
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
  readonly onSend: (text: string, mode: Mode) => void
  /** Called at most every few seconds while somebody writes to the client. */
  readonly onTyping: (mode: Mode) => void
  /** Hands out how to put words in at the cursor. */
  readonly onInsert: (insert: (words: string) => void) => void
  /** Text that came back (undone, or refused): it is put before what was written since, a note among notes. */
  readonly returned: Returned | undefined
  readonly onReturned: () => void
}

const TYPING_EVERY_MS = 3_000

/** The macro that somebody is about to use; the palette offers all of them. */
function useMacroChoice(caseId: string | null, serviceId: string | null) {
  const t = useT()
  const [macro, setMacro] = useState<Macro>()
  const macros = useMacros(serviceId)
  useOffers(
    (caseId === null ? [] : macros).map((one) => ({
      id: one.id,
      label: one.name,
      detail: t('desk.macro'),
      run: () => setMacro(one),
    })),
  )
  return { macro, setMacro }
}

/** What keeps a text from being sent: placeholders that nothing is known for. */
function Holes({ holes }: { readonly holes: readonly string[] }) {
  const t = useT()
  if (holes.length === 0) return null
  const names = holes.map((name) => `{${name}}`).join(', ')
  return (
    <Notice tone="warn" title={t('desk.write.hole', { names })}>
      <p>{t('desk.write.hole.lead')}</p>
    </Notice>
  )
}

/** Where one writes: to the client, or a yellow note among colleagues. */
export function Composer(props: ComposerProps) {
  const { place, name, mode, onMode, onSend, onTyping, onInsert, returned } = props
  const t = useT()
  const reply = useDraft(draftPlace(place, false))
  const note = useDraft(draftPlace(place, true))
  const [text, setText] = mode === 'note' ? note : reply
  const field = useRef<HTMLTextAreaElement>(null)
  const typedAt = useRef(0)
  const prepared = usePrepared(text, props, mode === 'text')
  const mentions = useMentions(field, text, setText, mode === 'note')
  const { macro, setMacro } = useMacroChoice(props.caseId, props.serviceId)
  const holes = mode === 'text' && !prepared.isOpen ? holesIn(text) : []
  const insert = useInsert(field, text, setText)
  const papers = usePapers(props.papers)
  const [over, setOver] = useState(false)

  useEffect(() => onInsert(insert), [insert, onInsert])
  useEffect(() => {
    if (!returned) return
    const [since, put] = returned.note ? note : reply
    put(since ? `${returned.text}\n${since}` : returned.text)
    onMode(returned.note ? 'note' : 'text')
    props.onReturned()
    field.current?.focus()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what comes back matters; the text is read as it is then
  }, [returned?.at])

  const focusAs = (next: Mode) => (): void => {
    onMode(next)
    setTimeout(() => field.current?.focus(), 0)
  }
  useKeys([
    { keys: 'r', label: t('desk.key.reply'), group: 'page', run: focusAs('text') },
    { keys: 'n', label: t('desk.key.note'), group: 'page', run: focusAs('note') },
  ])

  const send = (): void => {
    if (!text.trim() || holes.length > 0) return
    onSend(text.trim(), mode)
    setText('')
    // Whoever goes on writing at once is seen writing at once.
    typedAt.current = 0
  }
  const write = (next: string): void => {
    setText(next)
    mentions.moved(next)
    papers.forget()
    if (next && Date.now() - typedAt.current > TYPING_EVERY_MS) {
      typedAt.current = Date.now()
      onTyping(mode)
    }
  }
  const choose = (entry: Entry): void => {
    setText(entry.kind === 'answer' ? prepared.fill(entry.body) : '')
    if (entry.kind === 'macro') setMacro(entry.macro)
    else field.current?.focus()
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (prepared.onKey(event, choose) || mentions.onKey(event)) event.preventDefault()
    else if (event.key === 'Escape') field.current?.blur()
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void papers.add([...event.dataTransfer.files])
  }
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    void papers.add([...event.clipboardData.files])
  }
  return (
    <div
      className={`desk-composer desk-composer-${mode}${over ? ' desk-composer-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ProblemNotice error={papers.error} />
      {papers.adding && <Notice>{t('desk.write.attaching', { name: papers.adding })}</Notice>}
      {over && <p className="desk-quiet">{t('desk.write.drop')}</p>}
      {prepared.isOpen && <PreparedAnswers prepared={prepared} onChoose={choose} />}
      {mentions.isOpen && <MentionList mentions={mentions} />}
      <Holes holes={holes} />
      <TextArea
        ref={field}
        label={mode === 'note' ? t('desk.write.note.label') : t('desk.write.reply.label', { name })}
        labelHidden
        placeholder={
          mode === 'note' ? t('desk.write.note.placeholder') : t('desk.write.reply.placeholder', { name })
        }
        rows={2}
        value={text}
        onChange={write}
        onSend={send}
        onKey={onKey}
        onPaste={paste}
        controls={mode === 'note' ? mentions.controls : prepared.controls}
      />
      <div className="desk-composer-bar">
        <Choice
          label={t('desk.write.reply')}
          hideLabel
          options={[
            { id: 'text', label: t('desk.write.reply') },
            { id: 'note', label: t('desk.write.note') },
          ]}
          value={mode}
          onChange={onMode}
        />
        <FileTrigger allowsMultiple onSelect={(files) => files && void papers.add([...files])}>
          <IconButton
            size="s"
            label={t('desk.write.attach')}
            icon={<Paperclip size={18} aria-hidden="true" />}
          />
        </FileTrigger>
        <span className="desk-grow" />
        <Button variant="primary" size="s" onPress={send} isDisabled={!text.trim() || holes.length > 0}>
          {t(mode === 'note' ? 'desk.write.send_note' : 'desk.write.send')}
        </Button>
      </div>
      {macro && props.caseId !== null && (
        <MacroDialog
          macro={macro}
          caseId={props.caseId}
          onClose={() => setMacro(undefined)}
          onPropose={(words) => {
            onMode('text')
            insert(words)
          }}
        />
      )}
    </div>
  )
}
