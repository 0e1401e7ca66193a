import { Link, createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import { useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { buttonClass } from '../ui/look.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { useTimes } from '../ui/time.ts'
import css from './Page.module.css'

export const helpRoute = createLazyRoute('/clients/help/$articleId')({ component: Help })
const route = getRouteApi('/clients/help/$articleId')

/** One article for the public, and always the way on to a person. */
function Help() {
  const t = useT()
  const times = useTimes()
  const { articleId } = route.useParams()
  const article = useCall(knowledgeRoutes.get, { params: { articleId } }, { staleTime: 60_000 })
  return (
    <article className={css['page']}>
      <Link to="/" className={css['back']}>
        <ArrowLeft size={18} aria-hidden="true" />
        {t('ui.back')}
      </Link>
      {article.isPending && <Skeleton lines={8} />}
      <ProblemNotice error={article.error} />
      {article.data && (
        <>
          <title>{article.data.title}</title>
          <div className={css['title']}>
            <h1>{article.data.title}</h1>
            <p className={css['lead']}>{article.data.summary}</p>
          </div>
          <div className={css['prose']}>
            <Paragraphs text={article.data.body} />
          </div>
          <p className={css['small']}>
            {t('portal.help.updated', { when: times.day(article.data.updatedAt) })}
          </p>
        </>
      )}
      <section className={css['section']}>
        <h2>{t('portal.help.notEnough')}</h2>
        <div className={css['actions']}>
          <Link to="/" className={buttonClass({ variant: 'primary', size: 'l' })}>
            {t('portal.help.ask')}
            <ArrowRight size={20} aria-hidden="true" />
          </Link>
        </div>
      </section>
    </article>
  )
}

/** Plain paragraphs separated by blank lines; lines that begin with "- " are a list. */
function Paragraphs({ text }: { readonly text: string }) {
  const blocks = text.split(/\n\s*\n/u).map((block) => block.split('\n'))
  return blocks.map((lines) => {
    const isList = lines.every((line) => line.startsWith('- '))
    if (!isList) return <p key={lines.join()}>{lines.join('\n')}</p>
    return (
      <ul key={lines.join()}>
        {lines.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    )
  })
}
