import { statement } from '#platform/database/statement.ts'

/** To which department each service belongs. */
export const departmentsOfServices = statement<{ id: string; departmentId: string }>(
  'measures.departmentsOfServices',
  `select id, department_id from services`,
)
