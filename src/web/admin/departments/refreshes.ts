import { departmentRoutes } from '#domain/organisation/contract.departments.ts'
import { serviceRoutes } from '#domain/services/contract.ts'

/** What is read again after a department or a standard was saved. */
export const REFRESHES = [departmentRoutes.list, serviceRoutes.departments]
