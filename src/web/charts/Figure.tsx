import { ChevronRight } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { VisuallyHidden } from '../ui/Words.tsx'
import { cx } from '../ui/cx.ts'
import { useMediaQuery } from '../ui/theme.ts'
import { useZone } from '../ui/time.ts'
import { toast } from '../ui/toast.tsx'
import { Drawing } from './Drawing.tsx'
import { FiguresTable } from './FiguresTable.tsx'
import { Legend } from './Legend.tsx'
import type { Picture } from './picture.ts'
import type { FileKind } from './saving.ts'
import { makeSpeech } from './speech.ts'
import type { Speech } from './speech.ts'
import css from './charts.module.css'

/** What every chart is given beside its figures. */
export type FigureWords = {
  readonly title: string
  /** What is to be seen, in one sentence; it is read out for the drawing, and stands above it. */
  readonly sentence: string
  /** The rank of the title among the headings of the page; 2 unless told. */
  readonly level?: 2 | 3 | 4
  /** More about it, beneath the sentence: how it was measured, what is left out. */
  readonly children?: ReactNode
}

const KINDS: readonly FileKind[] = ['svg', 'png', 'csv']

function SaveButtons({ title, sentence, picture }: FigureWords & { picture: Picture }) {
  const t = useT()
  const keep = async (kind: FileKind): Promise<void> => {
    try {
      const { save } = await import('./saving.ts')
      await save({ title, sentence, picture }, kind)
    } catch {
      toast({ text: t('charts.save.failed') })
    }
  }
  return (
    <div className={css['saving']} role="group" aria-label={t('charts.save.of', { title })}>
      <span aria-hidden="true">{t('charts.save')}</span>
      {KINDS.map((kind) => (
        <Button
          key={kind}
          variant="quiet"
          size="s"
          aria-label={t(`charts.save.${kind}`, { title })}
          onPress={() => void keep(kind)}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    </div>
  )
}

/** What can be done with a drawing: its figures behind a button (on paper they are always there), and files of it. */
function Beneath({ title, sentence, picture }: FigureWords & { picture: Picture }) {
  const t = useT()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const isPaper = useMediaQuery('print')
  return (
    <>
      <div className={css['tools']}>
        <Button
          variant="quiet"
          size="s"
          icon={<ChevronRight size={16} aria-hidden="true" className={cx(isOpen && css['turned'])} />}
          aria-expanded={isOpen}
          {...(isOpen && { 'aria-controls': id })}
          onPress={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'charts.hide' : 'charts.show')}
          <VisuallyHidden>{` ${title}`}</VisuallyHidden>
        </Button>
        <SaveButtons title={title} sentence={sentence} picture={picture} />
      </div>
      {(isOpen || isPaper) && (
        <div id={id} className={css['figures']}>
          <FiguresTable twin={picture.twin} title={title} />
        </div>
      )}
    </>
  )
}

/**
 * The frame of every chart: title, its one sentence, the drawing, what is what, the figures as a table, and ways to keep
 * it as a picture or a file.
 */
export function Figure(props: FigureWords & { readonly picture: Picture }) {
  const { title, sentence, level = 2, picture, children } = props
  const t = useT()
  const id = useId()
  const Title = `h${level}` as const
  const isEmpty = !picture.cells.some((row) => row.some((cell) => cell !== null))
  return (
    <figure className={css['figure']} aria-labelledby={`${id}title`}>
      <figcaption>
        <Title id={`${id}title`}>{title}</Title>
        <p className={css['sentence']}>{sentence}</p>
        {children}
      </figcaption>
      {isEmpty ? (
        <p className={css['empty']}>{t('charts.empty')}</p>
      ) : (
        <>
          <Drawing picture={picture} title={title} sentence={sentence} hintId={`${id}hint`} />
          <p id={`${id}hint`} className={css['hint']}>
            {t('charts.hint')}
          </p>
          <Legend entries={picture.legend} />
          <Beneath title={title} sentence={sentence} picture={picture} />
        </>
      )}
    </figure>
  )
}

/** A picture of figures in the page's language and the service's zone; made anew only when the figures change. */
export function usePicture<D extends object>(make: (data: D, speech: Speech) => Picture, data: D): Picture {
  const intl = useIntl()
  const t = useT()
  const zone = useZone()
  // Callers give literals, which are new at every drawing; what counts is what stands in them.
  const key = JSON.stringify(data)
  // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for `data`
  return useMemo(() => make(data, makeSpeech(intl, t, zone)), [make, key, intl, t, zone])
}
