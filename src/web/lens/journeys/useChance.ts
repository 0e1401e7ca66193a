import { useMutation } from '@tanstack/react-query'
import { flowRoutes } from '#domain/measures/contract.flow.ts'
import { call } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { toast } from '../../ui/toast.tsx'
import { addressWith, known } from '../filter.ts'
import type { LensChoice } from '../filter.ts'

/** Opens a journey of the period by chance; every press draws anew. What is looked at goes along for the next one. */
export function useChance(choice: LensChoice) {
  const go = useGo()
  const t = useT()
  return useMutation<string | null>({
    mutationFn: async () => {
      const query = { ...known(choice), seed: String(Date.now()) }
      return (await call(flowRoutes.randomJourney, { query })).caseId
    },
    onSuccess: (caseId) => {
      if (caseId === null) toast({ text: t('journeys.chance.none') })
      else go(addressWith(`/lens/journeys/${caseId}`, choice))
    },
  })
}
