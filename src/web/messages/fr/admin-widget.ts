/** Le widget sur d’autres sites. */
export const widget = {
  'admin.nav.widget': 'Widget',
  'admin.nav.widget.why': 'Une conversation avec vous sur vos autres sites.',
  'admin.widget.says':
    'Un bouton sur vos autres sites ouvre une conversation avec une personne, comme sur le portail. Qui répond voit sur quelle page est le client. Il n’apparaît que sur les sites ci-dessous.',
  'admin.widget.add': 'Ajouter un site',
  'admin.widget.change': 'Changer le site',
  'admin.widget.edit': 'Changer',
  'admin.widget.change.label': 'Changer « {name} »',
  'admin.widget.save': 'Enregistrer',
  'admin.widget.form.lead': 'Le widget y fonctionne dès que la ligne figure dans ses pages.',
  'admin.widget.none': 'Aucun site pour l’instant',
  'admin.widget.none.why':
    'Ajoutez l’adresse d’un site à vous ; puis mettez la ligne ci-dessous dans ses pages.',
  'admin.widget.name': 'Nom',
  'admin.widget.origin': 'Adresse du site',
  'admin.widget.origin.help': 'Comme https://www.example.org. Ce qui suit ne compte pas.',
  'admin.widget.service': 'De quoi parlent les contacts de ce site',
  'admin.widget.service.any': 'De ce que dit le client',
  'admin.widget.about': 'À propos de : {service}',
  'admin.widget.query': 'Garder ce qui suit le ? dans une adresse',
  'admin.widget.query.help':
    'On peut y trouver ce qui ne regarde personne, comme ce que quelqu’un a cherché. Ne le gardez que si qui répond en a besoin.',
  'admin.widget.query.kept': 'garde ce qui suit le ?',
  'admin.widget.remove': 'Supprimer',
  'admin.widget.remove.title': 'Supprimer « {name} »',
  'admin.widget.remove.sure':
    'Le bouton n’y sert plus à rien. Les conversations en cours peuvent se terminer par téléphone ou par courriel ; rien n’est perdu.',
  'admin.widget.line': 'La ligne pour ses pages',
  'admin.widget.line.text': 'Mettez-la avant la fin du corps de chaque page qui doit avoir le bouton.',
  'admin.widget.line.policy':
    'Si le site a une Content-Security-Policy : {origin} dans script-src et frame-src suffit.',
}
