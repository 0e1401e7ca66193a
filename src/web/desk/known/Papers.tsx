import { FileText } from 'lucide-react'
import { useIntl } from 'react-intl'
import type { z } from 'zod'
import type { Paper } from '#domain/clients/contract.ts'
import { paperAddress } from '../../client.ts'
import { useWhen } from '../shell/when.ts'

/** Papers with their size and date; pressing one downloads it. */
export function Papers({ papers }: { papers: readonly z.infer<typeof Paper>[] }) {
  const intl = useIntl()
  const when = useWhen()
  return (
    <ul role="list" className="desk-papers">
      {papers.map((paper) => (
        <li key={paper.id}>
          <FileText size={16} aria-hidden="true" />
          <a href={paperAddress(paper.id)} download={paper.name}>
            {paper.name}
          </a>
          <span className="desk-quiet">
            {intl.formatNumber(Math.max(1, Math.round(paper.bytes / 1024)), {
              style: 'unit',
              unit: 'kilobyte',
            })}
            {' · '}
            {when.day(paper.at)}
          </span>
        </li>
      ))}
    </ul>
  )
}
