/** The frame of the administration. */
export const frame = {
  'admin.title': 'Administration',
  'admin.says': 'How this service is set up. What you change here holds from the moment you save it.',
  'admin.nav': 'Administration',
  'admin.not_open': 'This page is for those who administer the service',
  'admin.not_open.why':
    'It changes how everybody works here. Ask an admin when something should be different.',
  'admin.to_desk': 'To the desk',
  'admin.group.service': 'The service',
  'admin.group.work': 'The work',
  'admin.group.connections': 'Connections',
  'admin.group.safekeeping': 'Safekeeping',
} as const
