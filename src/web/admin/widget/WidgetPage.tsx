import { Plus } from 'lucide-react'
import { useState } from 'react'
import { serviceRoutes } from '#domain/services/contract.ts'
import { widgetRoutes } from '#domain/widget/contract.ts'
import type { WidgetSite } from '#domain/widget/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Copy } from '../Copy.tsx'
import { Listing } from '../Listing.tsx'
import '../connections.css'

const refreshes = [widgetRoutes.sites]
const ANY = 'any'

function SiteForm(props: { readonly site: WidgetSite | undefined; readonly onClose: () => void }) {
  const { site, onClose } = props
  const t = useT()
  const [name, setName] = useState(site?.name ?? '')
  const [origin, setOrigin] = useState(site?.origin ?? 'https://')
  const [serviceId, setServiceId] = useState(site?.service?.id ?? ANY)
  const [keepsQuery, setKeepsQuery] = useState(site?.keepsQuery ?? false)
  const services = useCall(serviceRoutes.list, {}, { staleTime: 300_000 }).data?.items ?? []
  const add = useCommand(widgetRoutes.addSite, { refreshes, onSuccess: onClose })
  const change = useCommand(widgetRoutes.changeSite, { refreshes, onSuccess: onClose })
  // Whoever copies a whole address means its site.
  const site_ = URL.parse(origin.trim())?.origin
  const body = {
    name: name.trim(),
    origin: site_ ?? '',
    serviceId: serviceId === ANY ? null : serviceId,
    keepsQuery,
  }
  const save = (): void => {
    if (site) change.mutate({ params: { siteId: site.id }, body })
    else add.mutate({ body })
  }
  return (
    <FormDialog
      title={t(site ? 'admin.widget.change' : 'admin.widget.add')}
      lead={t('admin.widget.form.lead')}
      action={t('admin.widget.save')}
      onClose={onClose}
      onSubmit={save}
      isReady={body.name !== '' && site_ !== undefined && site_ !== 'null'}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
    >
      <TextField label={t('admin.widget.name')} value={name} onChange={setName} maxLength={120} autoFocus />
      <TextField
        label={t('admin.widget.origin')}
        help={t('admin.widget.origin.help')}
        type="url"
        value={origin}
        onChange={setOrigin}
        maxLength={300}
      />
      <Select
        label={t('admin.widget.service')}
        options={[
          { value: ANY, label: t('admin.widget.service.any') },
          ...services.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={serviceId}
        onChange={setServiceId}
      />
      <Checkbox isSelected={keepsQuery} onChange={setKeepsQuery}>
        {t('admin.widget.query')}
      </Checkbox>
      <p className="desk-quiet">{t('admin.widget.query.help')}</p>
    </FormDialog>
  )
}

function Remove({ site, onClose }: { readonly site: WidgetSite; readonly onClose: () => void }) {
  const t = useT()
  const remove = useCommand(widgetRoutes.removeSite, { refreshes, onSuccess: onClose })
  return (
    <FormDialog
      title={t('admin.widget.remove.title', { name: site.name })}
      lead={t('admin.widget.remove.sure')}
      action={t('admin.widget.remove')}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { siteId: site.id } })}
      isReady
      isBusy={remove.isPending}
      error={remove.error}
    >
      <p className="desk-quiet">{site.origin}</p>
    </FormDialog>
  )
}

function SiteRow(props: { readonly site: WidgetSite; readonly onDo: (doing: 'change' | 'remove') => void }) {
  const { site, onDo } = props
  const t = useT()
  return (
    <div className="admin-connection">
      <div>
        <strong>{site.name}</strong>
        <p>
          <code>{site.origin}</code>
        </p>
        <p className="desk-quiet">
          {site.service
            ? t('admin.widget.about', { service: site.service.name })
            : t('admin.widget.service.any')}
          {site.keepsQuery && ` · ${t('admin.widget.query.kept')}`}
        </p>
      </div>
      <div className="admin-connection-acts">
        <Button
          size="s"
          aria-label={t('admin.widget.change.label', { name: site.name })}
          onPress={() => onDo('change')}
        >
          {t('admin.widget.edit')}
        </Button>
        <Button
          size="s"
          variant="quiet"
          aria-label={t('admin.widget.remove.title', { name: site.name })}
          onPress={() => onDo('remove')}
        >
          {t('admin.widget.remove')}
        </Button>
      </div>
    </div>
  )
}

/** The line that the other site puts into its pages. */
function Line() {
  const t = useT()
  return (
    <section className="admin-connection-log">
      <h2>{t('admin.widget.line')}</h2>
      <p>{t('admin.widget.line.text')}</p>
      <Copy
        label={t('admin.widget.line')}
        text={`<script src="${location.origin}/widget.js" async></script>`}
      />
      <p className="desk-quiet">{t('admin.widget.line.policy', { origin: location.origin })}</p>
    </section>
  )
}

/** `/admin/widget`: the sites on which a conversation with us may be shown, and the line they need. */
export function WidgetPage() {
  const t = useT()
  const { data, error, refetch } = useCall(widgetRoutes.sites, {})
  const [doing, setDoing] = useState<{ site: WidgetSite | undefined; what: 'change' | 'remove' }>()
  const close = () => setDoing(undefined)
  const row = (site: WidgetSite) => <SiteRow site={site} onDo={(what) => setDoing({ site, what })} />
  return (
    <>
      <Listing<WidgetSite>
        title={t('admin.nav.widget')}
        says={t('admin.widget.says')}
        add={
          <Button
            variant="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setDoing({ site: undefined, what: 'change' })}
          >
            {t('admin.widget.add')}
          </Button>
        }
        items={data?.items}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, origin }) => `${name} ${origin}`}
        keyOf={({ id }) => id}
        isActive={() => true}
        renderRow={row}
        empty={{ title: t('admin.widget.none'), text: t('admin.widget.none.why') }}
        withdrawnTitle=""
        after={<Line />}
      />
      {doing?.what === 'change' && <SiteForm site={doing.site} onClose={close} />}
      {doing?.what === 'remove' && doing.site && <Remove site={doing.site} onClose={close} />}
    </>
  )
}
