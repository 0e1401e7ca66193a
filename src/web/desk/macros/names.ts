import { agentRoutes } from '#domain/agents/contract.ts'
import { tagRoutes } from '#domain/cases/contract.tags.ts'
import { knowledgeRoutes } from '#domain/knowledge/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall } from '../../client.ts'
import type { Option } from '../../ui/Select.tsx'

/** What steps and conditions name by id, as choices and as names. */
export type Names = {
  readonly services: readonly Option[]
  readonly departments: readonly Option[]
  readonly colleagues: readonly Option[]
  readonly tags: readonly Option[]
  readonly answers: readonly Option[]
  /** The name behind an id; a dash while it is being read, or when it is gone. */
  readonly of: (id: string) => string
}

const LONG = { staleTime: 60_000 }

/** Reads the names that steps and conditions stand on. */
export function useNames(): Names {
  const services = useCall(serviceRoutes.list, {}, LONG).data?.items ?? []
  const departments = useCall(serviceRoutes.departments, {}, LONG).data?.items ?? []
  const colleagues = useCall(agentRoutes.colleagues, {}, LONG).data?.items ?? []
  const tags = useCall(tagRoutes.list, { query: { limit: 500 } }, LONG).data?.items ?? []
  const answers = useCall(knowledgeRoutes.preparedAnswers, {}, LONG).data?.items ?? []
  const option = ({ id, name }: { id: string; name: string }, detail?: string): Option => ({
    value: id,
    label: name,
    ...(detail && { detail }),
  })
  const all = {
    services: services.map((one) => option(one, one.department)),
    departments: departments.map((one) => option(one)),
    colleagues: colleagues.map((one) => option(one, one.department)),
    tags: tags.map((one) => option(one)),
    answers: answers.map((one) => option(one)),
  }
  const known = new Map(
    Object.values(all)
      .flat()
      .map((one) => [one.value, one.label]),
  )
  return { ...all, of: (id) => known.get(id) ?? '–' }
}
