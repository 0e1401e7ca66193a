import { useState } from 'react'
import { noticeRoutes } from '#domain/notices/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { fromLocalInput, toLocalInput } from '../../desk/promises/times.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useZone } from '../../ui/time.ts'
import type { Listed } from './NoticesPage.tsx'

const USUAL_MS = 4 * 3_600_000

type Draft = { serviceId: string | null; title: string; body: string; from: string; until: string }

function useNoticeDraft(notice: Listed | undefined) {
  const zone = useZone()
  const [draft, setDraft] = useState<Draft>(() => ({
    serviceId: notice?.serviceId ?? null,
    title: notice?.title ?? '',
    body: notice?.body ?? '',
    from: toLocalInput(zone, notice ? Date.parse(notice.fromAt) : Date.now()),
    until: toLocalInput(zone, notice ? Date.parse(notice.untilAt) : Date.now() + USUAL_MS),
  }))
  const [from, until] = [fromLocalInput(zone, draft.from), fromLocalInput(zone, draft.until)]
  const isWhole = draft.serviceId !== null && draft.title.trim() !== '' && draft.body.trim() !== ''
  const words =
    isWhole && from !== undefined && until !== undefined
      ? {
          ...{ title: draft.title, body: draft.body },
          ...{ fromAt: new Date(from).toISOString(), untilAt: new Date(until).toISOString() },
        }
      : undefined
  const set =
    <K extends keyof Draft>(field: K) =>
    (value: Draft[K]) =>
      setDraft((before) => ({ ...before, [field]: value }))
  return { draft, set, words, zone }
}

function useSaving(notice: Listed | undefined, onClose: () => void) {
  const t = useT()
  const told = {
    refreshes: [noticeRoutes.list, noticeRoutes.current],
    onSuccess: ({ told: count }: { readonly told: number }) => {
      toast({ text: t('lens.notices.form.done', { count }) })
      onClose()
    },
  }
  const publish = useCommand(noticeRoutes.publish, told)
  const change = useCommand(noticeRoutes.change, told)
  return notice ? { publish, change, busy: change } : { publish, change, busy: publish }
}

/** Publishes a notice, or changes one; those with an open case are told in the same moment. */
export function NoticeForm(props: { readonly notice: Listed | undefined; readonly onClose: () => void }) {
  const { notice, onClose } = props
  const t = useT()
  const { draft, set, words, zone } = useNoticeDraft(notice)
  const { publish, change, busy } = useSaving(notice, onClose)
  const services = useCall(serviceRoutes.list, {}, { staleTime: 300_000 }).data?.items ?? []
  const save = (): void => {
    if (!words || !draft.serviceId) return
    const { serviceId } = draft
    if (!notice) publish.mutate({ body: { ...words, serviceId } })
    else change.mutate({ params: { noticeId: notice.id }, body: words, version: notice.version })
  }
  const inZone = t('lens.notices.form.zone', { zone: zone.replace(/_/g, ' ') })
  return (
    <FormDialog
      title={t(notice ? 'lens.notices.form.change' : 'lens.notices.form.publish')}
      lead={t(notice ? 'lens.notices.form.lead.change' : 'lens.notices.form.lead')}
      action={t(notice ? 'lens.notices.form.save' : 'lens.notices.form.send')}
      onClose={onClose}
      onSubmit={save}
      isReady={words !== undefined}
      isBusy={busy.isPending}
      error={busy.error}
    >
      <Select
        label={t('lens.notices.form.service')}
        options={services.map((one) => ({ value: one.id, label: one.name, detail: one.department }))}
        value={draft.serviceId}
        onChange={set('serviceId')}
        isDisabled={notice !== undefined}
      />
      <TextField
        label={t('lens.notices.form.title')}
        help={t('lens.notices.form.title.hint')}
        value={draft.title}
        onChange={set('title')}
        maxLength={160}
      />
      <TextArea
        label={t('lens.notices.form.body')}
        help={t('lens.notices.form.body.hint')}
        rows={4}
        value={draft.body}
        onChange={set('body')}
        maxLength={2000}
      />
      <div className="lens-notice-times">
        <TextField
          type="datetime-local"
          label={t('lens.notices.form.from')}
          help={inZone}
          value={draft.from}
          onChange={set('from')}
        />
        <TextField
          type="datetime-local"
          label={t('lens.notices.form.until')}
          help={inZone}
          value={draft.until}
          onChange={set('until')}
        />
      </div>
    </FormDialog>
  )
}
