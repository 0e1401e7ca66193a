import { useState } from 'react'
import type { ClientCase } from '#domain/cases/contract.routes.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { useCommand } from '../client.ts'
import { useDraft } from '../drafts.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Card, Row, Stack } from '../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextField.tsx'

/** Only the client can say whether it is sorted; "not yet" goes straight back to the same owner. */
export function Sorted({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const { name } = one.owner
  const [still, setStill] = useState(false)
  const [note, setNote] = useDraft(`sorted.${one.id}`)
  const confirm = useCommand(myRoutes.confirm, {
    refreshes: [myRoutes.get, myRoutes.home],
    onSuccess: () => setNote(''),
  })
  const say = (sorted: boolean) =>
    confirm.mutate({ params: { caseId: one.id }, body: { sorted, note: note.trim() || null } })
  if (one.confirmed) {
    return (
      <Notice tone={one.confirmed === 'sorted' ? 'good' : 'info'} title={t('my.sorted.thanks')}>
        <p>{t(one.confirmed === 'sorted' ? 'my.sorted.done' : 'my.sorted.notYet', { name })}</p>
      </Notice>
    )
  }
  return (
    <Card tone="golden" label={t('my.sorted.title')}>
      <Stack gap={4}>
        <div>
          <h2>{t('my.sorted.title')}</h2>
          <p>{t('my.sorted.text', { name })}</p>
        </div>
        <Row gap={3}>
          <Button variant="primary" size="l" busy={confirm.isPending && !still} onPress={() => say(true)}>
            {t('my.sorted.yes')}
          </Button>
          {!still && (
            <Button size="l" onPress={() => setStill(true)}>
              {t('my.sorted.no')}
            </Button>
          )}
        </Row>
        {still && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              say(false)
            }}
          >
            <Stack gap={3}>
              <TextArea
                label={t('my.sorted.no.label')}
                optional
                value={note}
                onChange={setNote}
                maxLength={2000}
                autoFocus
              />
              <div>
                <Button type="submit" busy={confirm.isPending}>
                  {t('my.sorted.no.send', { name })}
                </Button>
              </div>
            </Stack>
          </form>
        )}
        <ProblemNotice error={confirm.error} />
      </Stack>
    </Card>
  )
}
