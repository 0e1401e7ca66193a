/** The frame of the planner: the names of its pages, and why one is not open. */
export const frame = {
  'planner.title': 'Planner',
  'planner.nav': 'Planner',
  'planner.nav.forecast': 'Forecast',
  'planner.nav.need': 'People needed',
  'planner.nav.roster': 'Roster',
  'planner.nav.constraints': 'Constraints',
  'planner.nav.what_if': 'What-if',
  'planner.nav.my_shifts': 'My shifts',
  'planner.not_open': 'This page is for those who plan',
  'planner.not_open.why':
    'Planners, service leads and admins work with it. Your own shifts, wishes and swaps are on “My shifts”. If you plan too, an admin can add it to your roles.',
} as const
