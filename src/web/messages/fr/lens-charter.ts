/** La charte pour celles et ceux qui la tiennent. */
export const charter = {
  'charter.title': 'Charte',
  'charter.sentence.none':
    'On ne dit pas encore aux clients ce qu’ils peuvent attendre. Écrivez-le en quelques lignes, et liez chacune à ce que fait le service.',
  'charter.sentence':
    '{published, plural, =0 {Aucune ligne n’est publiée} =1 {Une ligne est publiée} other {# lignes sont publiées}}{rest, plural, =0 {} =1 {, une ne l’est pas} other {, # ne le sont pas}}. Les chiffres sont ce qu’ils sont : les clients les lisent tels quels, et aucun nombre n’est promis.',
  'charter.public': 'Ce que lisent les clients',
  'charter.edit': 'Modifier la charte',
  'charter.write': 'Écrire la charte',
  'charter.lines': 'Lignes, dans l’ordre où les clients les lisent',
  'charter.empty': 'Pas encore de lignes',
  'charter.empty.why':
    'Une ligne dit avec les mots des clients ce qu’ils peuvent attendre ; à côté figure ce que le service fait vraiment, quoi que ce soit.',
  'charter.published': 'publiée',
  'charter.not_published': 'non publiée',
  'charter.bound': 'Liée à : {measure}',
  'charter.not_enough':
    'Pas encore assez : moins de cinq cas dans les 28 derniers jours. C’est ce que lisent les clients.',
  'charter.chart.hide': 'Cacher le graphique',
  'charter.chart.whole': 'Ce graphique dans Capacité',
  'charter.edit.title': 'Écrire la charte',
  'charter.edit.lead':
    'Que peuvent attendre les clients, avec leurs mots ? Laissez les nombres de côté : le chiffre figure à côté de la ligne et dit ce qu’il en est aujourd’hui.',
  'charter.line': 'Ligne {nth}',
  'charter.text': 'Ce que les clients peuvent attendre',
  'charter.text.needed': 'Dites-le en une ligne, ou retirez la ligne.',
  'charter.measure': 'Liée à',
  'charter.service': 'Service',
  'charter.department': 'Département',
  'charter.publish': 'Publiée',
  'charter.up': 'Monter la ligne {nth}',
  'charter.down': 'Descendre la ligne {nth}',
  'charter.remove': 'Retirer la ligne {nth}',
  'charter.moved': 'C’est maintenant la ligne {nth} sur {count}.',
  'charter.removed': 'La ligne {nth} est retirée. Rien n’est gardé tant que vous ne gardez pas la charte.',
  'charter.add': 'Ajouter une ligne',
  'charter.full': 'Une charte a 30 lignes au plus : personne n’en lit davantage.',
  'charter.keep': 'Garder la charte',
  'charter.kept': 'La charte est gardée. Les clients la lisent ainsi dans la minute.',
  'charter.leave': 'La laisser comme elle était',
  'charter.meanwhile': 'Quelqu’un a modifié la charte entre-temps',
  'charter.meanwhile.text':
    'Rien de ce que vous avez écrit n’est perdu, et rien n’est encore gardé. Voici où elle en est :',
  'charter.meanwhile.none': 'Il n’y reste aucune ligne.',
  'charter.meanwhile.theirs': 'Repartir de ce qui y figure',
  'charter.meanwhile.mine': 'Écrire la mienne à la place',
}
