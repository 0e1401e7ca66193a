/** The widget on other sites. */
export const widget = {
  'admin.nav.widget': 'Widget',
  'admin.nav.widget.why': 'A conversation with you on your other websites.',
  'admin.widget.says':
    'A button on your other websites opens a conversation with a person, as on the portal. Whoever answers sees which page the client is on. It is shown on the sites below only.',
  'admin.widget.add': 'Add a site',
  'admin.widget.change': 'Change the site',
  'admin.widget.edit': 'Change',
  'admin.widget.change.label': 'Change “{name}”',
  'admin.widget.save': 'Save',
  'admin.widget.form.lead': 'The widget works there as soon as the line stands in its pages.',
  'admin.widget.none': 'No site yet',
  'admin.widget.none.why': 'Add the address of a website of yours; then put the line below into its pages.',
  'admin.widget.name': 'Name',
  'admin.widget.origin': 'Address of the site',
  'admin.widget.origin.help': 'Such as https://www.example.org. What comes after it does not matter.',
  'admin.widget.service': 'What contacts from there are about',
  'admin.widget.service.any': 'Whatever the client says',
  'admin.widget.about': 'About {service}',
  'admin.widget.query': 'Keep what comes after the ? in an address',
  'admin.widget.query.help':
    'It may hold things that are nobody’s business, such as what somebody searched for. Leave it out unless whoever answers needs it.',
  'admin.widget.query.kept': 'keeps what comes after the ?',
  'admin.widget.remove': 'Remove',
  'admin.widget.remove.title': 'Remove “{name}”',
  'admin.widget.remove.sure':
    'The button is of no use there any more. Conversations that go on can be finished by phone or e-mail; nothing is lost.',
  'admin.widget.line': 'The line for its pages',
  'admin.widget.line.text': 'Put it before the end of the body of each page that should have the button.',
  'admin.widget.line.policy':
    'Where the site has a Content-Security-Policy: {origin} in script-src and frame-src is all it needs.',
} as const
