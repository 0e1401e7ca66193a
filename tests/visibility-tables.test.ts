import { expect, test } from 'vitest'
import pg from 'pg'
import { freshDatabase } from './support/database.ts'

test('each table has a policy, or a reason why everybody who works here may read it', async () => {
  const own = await freshDatabase()
  const client = new pg.Client({ connectionString: own.url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
     order by 1`,
  )
  await client.end()
  await own.drop()
  const bare = rows.map(({ name }) => name)
  // New here? Call seen_with_case, seen_with_contact, seen_with_client or seen_where for it in its migration.
  expect(bare.filter((name) => !(name in WITHOUT_POLICY))).toEqual([])
  expect(Object.keys(WITHOUT_POLICY).filter((name) => !bare.includes(name))).toEqual([])
})

const STAFF = 'people who work here, known to one another'
const OWN = 'how somebody signs in: read by their own session alone'
const CATALOGUE = 'what the organisation offers and how: no client in it'
const FIGURES = 'counts and assumptions of the organisation as a whole, no client in it'
const MACHINE = 'the machine’s own'
const WITHOUT_POLICY: Readonly<Record<string, string>> = {
  ...group(STAFF, ['api_keys']),
  ...group(STAFF, [
    'agents',
    'agent_skills',
    'agent_views',
    'presences',
    'work_terms',
    'leaves',
    'wishes',
    'shifts',
  ]),
  ...group(STAFF, [
    'swaps',
    'calendar_feeds',
    'rosters',
    'shift_patterns',
    'special_days',
    'daily_pack_reads',
  ]),
  ...group(OWN, ['staff_user', 'staff_session', 'staff_account', 'staff_verification', 'staff_attempts']),
  ...group(OWN, ['staff_passkeys', 'staff_pending', 'staff_recovery_codes', 'staff_second_steps']),
  ...group(OWN, ['staff_trusted_devices', 'set_ups']),
  ...group(CATALOGUE, [
    'organisations',
    'calendars',
    'departments',
    'skills',
    'services',
    'standards',
    'articles',
  ]),
  ...group(CATALOGUE, [
    'prepared_answers',
    'charter_lines',
    'causes',
    'subjects',
    'check_sheets',
    'text_models',
  ]),
  ...group(CATALOGUE, [
    'tags',
    'fields',
    'field_services',
    'field_options',
    'macros',
    'rules',
    'retention_rules',
  ]),
  ...group(CATALOGUE, ['webhooks', 'widget_sites']),
  ...group('a browser passes on to whoever uses it now: it is found by its address, whosever it was', [
    'push_devices',
  ]),
  ...group(FIGURES, [
    'demand_series',
    'demand_days',
    'plan_settings',
    'lens_settings',
    'scenarios',
    'constraints',
  ]),
  ...group(FIGURES, ['controls', 'measured_until', 'pattern_looks']),
  ...group(MACHINE, [
    'migrations',
    'migrations_lock',
    'duplicate_looks',
    'rule_progress',
    'webhook_point',
    'imports',
    'imported_rows',
    'backups',
  ]),
}

function group(reason: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]))
}
