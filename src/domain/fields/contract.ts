import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { defineRefusals } from '#platform/contract/refusal.ts'
import { route } from '#platform/contract/route.ts'
import { Done, Id, Instant, Line } from '#platform/contract/values.ts'
import { AgentName } from '../agents/contract.ts'

export const FieldAbout = z.enum(['case', 'client'])
export type FieldAbout = z.infer<typeof FieldAbout>
export const FieldKind = z.enum(['text', 'number', 'date', 'yes_no', 'one_of'])
export type FieldKind = z.infer<typeof FieldKind>

/** One of the answers that a field of the kind `one_of` offers. */
export const FieldOption = z.object({ id: Id, name: z.string(), withdrawn: z.boolean() })
export type FieldOption = z.infer<typeof FieldOption>

/** A fact that an organisation keeps of its own accord, about cases or about clients. */
export const Field = z.object({
  id: Id,
  about: FieldAbout,
  name: z.string(),
  kind: FieldKind,
  /** What helps to fill it in. */
  hint: z.string(),
  /** For which services it is asked; empty: for all. */
  services: z.array(z.object({ id: Id, name: z.string() })),
  options: z.array(FieldOption),
  withdrawnAt: Instant.nullable(),
  /** How many cases or clients have it. */
  uses: z.number().int(),
  version: z.number().int(),
})
export type Field = z.infer<typeof Field>

/** What a case or client has in a field. */
export const FieldFact = z.object({
  fieldId: Id,
  name: z.string(),
  kind: FieldKind,
  hint: z.string(),
  options: z.array(FieldOption),
  /** A number as JSON writes it, a date as YYYY-MM-DD, `yes` or `no`, the id of an option; null: not filled in. */
  value: z.string().nullable(),
  setBy: AgentName.nullable(),
  setAt: Instant.nullable(),
})
export type FieldFact = z.infer<typeof FieldFact>

export const fieldRefusals = defineRefusals({
  field_name_taken: {
    status: 409,
    title: 'There is a field of this name already',
    why: 'Two fields of one name would be filled in by chance, now the one, now the other.',
    instead: 'Change the field that is there, or choose another name. Nothing was changed.',
  },
  field_out_of_use: {
    status: 409,
    title: 'This field is not filled in here',
    why: 'It was withdrawn, or it belongs to other services than this case.',
    instead: 'What was written before is kept. Ask an admin if the field is needed here.',
  },
  field_value_differs: {
    status: 422,
    title: 'This does not fit the field',
    why: 'A number, a date, yes or no, or one of the answers is expected.',
    instead: 'What the field takes is said here; nothing was changed.',
  },
})

export const fieldEvents = {
  made: event('field.made', 'A field for facts of our own was made.', {
    fieldId: Id,
    about: FieldAbout,
    form: FieldKind,
  }),
  changed: event('field.changed', 'A field got another name, hint, order, services or answers.', {
    fieldId: Id,
  }),
  withdrawn: event('field.withdrawn', 'A field was taken out of use, or brought back.', {
    fieldId: Id,
    withdrawn: z.boolean(),
  }),
  setOfCase: event('case.field_set', 'A field of a case was filled in, changed or emptied.', {
    fieldId: Id,
    given: z.boolean(),
  }),
  setOfClient: event('client.field_set', 'A field of a client was filled in, changed or emptied.', {
    fieldId: Id,
    given: z.boolean(),
  }),
}

const fieldId = z.object({ fieldId: Id })
const described = {
  name: Line(80),
  hint: z.string().max(200).default(''),
  /** Left empty: for all services. Fields of clients belong to none. */
  serviceIds: z.array(Id).max(200).default([]),
  /** The answers in their order; those without an id are new, those left out are withdrawn. */
  options: z
    .array(z.object({ id: Id.optional(), name: Line(120) }))
    .max(200)
    .default([]),
}
const value = z
  .string()
  .max(2000)
  .nullable()
  .describe(
    'a number as JSON writes it, a date as YYYY-MM-DD, yes or no, the id of an option; null empties it',
  )

export const fieldRoutes = {
  list: route({
    id: 'fields.list',
    method: 'GET',
    path: '/fields',
    summary: 'The fields of cases and of clients in their order; `all` brings withdrawn ones too',
    audience: ['agent'],
    query: z.object({ all: z.stringbool().default(false) }),
    response: z.object({ items: z.array(Field) }),
  }),
  add: route({
    id: 'fields.add',
    method: 'POST',
    path: '/fields',
    summary: 'Make a field',
    audience: ['admin'],
    body: z.object({ about: FieldAbout, kind: FieldKind, ...described }),
    response: Field,
    status: 201,
    refusals: [fieldRefusals.field_name_taken],
  }),
  change: route({
    id: 'fields.change',
    method: 'PUT',
    path: '/fields/:fieldId',
    summary: 'Change the name, hint, services or answers of a field; what was written stays',
    audience: ['admin'],
    params: fieldId,
    body: z.object(described),
    response: Field,
    versioned: true,
    refusals: [fieldRefusals.field_name_taken],
  }),
  withdraw: route({
    id: 'fields.withdraw',
    method: 'PUT',
    path: '/fields/:fieldId/withdrawn',
    summary: 'Take a field out of use, or bring it back; what was written is kept',
    audience: ['admin'],
    params: fieldId,
    body: z.object({ withdrawn: z.boolean() }),
    response: Done,
    refusals: [fieldRefusals.field_name_taken],
  }),
  move: route({
    id: 'fields.move',
    method: 'POST',
    path: '/fields/:fieldId/move',
    summary: 'Move a field before its neighbour, or after it',
    audience: ['admin'],
    params: fieldId,
    body: z.object({ to: z.enum(['before', 'after']) }),
    response: Done,
  }),
  ofCase: route({
    id: 'fields.ofCase',
    method: 'GET',
    path: '/cases/:caseId/fields',
    summary: 'The fields of a case, filled in or not: those for its service, and those that have something',
    audience: ['agent'],
    params: z.object({ caseId: Id }),
    response: z.object({ items: z.array(FieldFact) }),
  }),
  setOfCase: route({
    id: 'fields.setOfCase',
    method: 'PUT',
    path: '/cases/:caseId/fields/:fieldId',
    summary: 'Fill in a field of a case, or empty it',
    audience: ['agent'],
    params: z.object({ caseId: Id, fieldId: Id }),
    body: z.object({ value }),
    response: FieldFact,
    refusals: [fieldRefusals.field_out_of_use, fieldRefusals.field_value_differs],
  }),
  ofClient: route({
    id: 'fields.ofClient',
    method: 'GET',
    path: '/clients/:clientId/fields',
    summary: 'The fields of a client, filled in or not',
    audience: ['agent'],
    params: z.object({ clientId: Id }),
    response: z.object({ items: z.array(FieldFact) }),
  }),
  setOfClient: route({
    id: 'fields.setOfClient',
    method: 'PUT',
    path: '/clients/:clientId/fields/:fieldId',
    summary: 'Fill in a field of a client, or empty it',
    audience: ['agent'],
    params: z.object({ clientId: Id, fieldId: Id }),
    body: z.object({ value }),
    response: FieldFact,
    refusals: [fieldRefusals.field_out_of_use, fieldRefusals.field_value_differs],
  }),
}
