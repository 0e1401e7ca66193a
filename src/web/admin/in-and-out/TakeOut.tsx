import { Download } from 'lucide-react'
import { useState } from 'react'
import { Exportable } from '#domain/transfers/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

type Format = 'csv' | 'json'

const addressOf = (what: Exportable, format: Format, from: string, to: string): string => {
  const query = new URLSearchParams({ format, ...(from !== '' && { from }), ...(to !== '' && { to }) })
  return `/api/v1/exports/${what}?${query.toString()}`
}

/** One kind of record as a file, of a period or of all time. */
export function TakeOut() {
  const t = useT()
  const [what, setWhat] = useState<Exportable>('contacts')
  const [format, setFormat] = useState<Format>('csv')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const backwards = from !== '' && to !== '' && to < from
  const kinds = Exportable.options.map((value) => ({ value, label: t(`admin.in_and_out.what.${value}`) }))
  return (
    <>
      <p>{t('admin.in_and_out.out.text')}</p>
      <div className="in-and-out-form">
        <Select label={t('admin.in_and_out.what')} options={kinds} value={what} onChange={setWhat} />
        <Select<Format>
          label={t('admin.in_and_out.format')}
          options={[
            { value: 'csv', label: t('admin.in_and_out.csv') },
            { value: 'json', label: t('admin.in_and_out.json') },
          ]}
          value={format}
          onChange={setFormat}
        />
        <TextField type="date" label={t('admin.in_and_out.from')} optional value={from} onChange={setFrom} />
        <TextField
          type="date"
          label={t('admin.in_and_out.to')}
          optional
          value={to}
          onChange={setTo}
          {...(backwards && { error: t('admin.in_and_out.backwards') })}
        />
      </div>
      {!backwards && (
        <a className={buttonClass({ variant: 'primary' })} href={addressOf(what, format, from, to)} download>
          <Download size={18} aria-hidden="true" />
          {t('admin.in_and_out.take')}
        </a>
      )}
    </>
  )
}
