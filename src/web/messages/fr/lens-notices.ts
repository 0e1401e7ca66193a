import type { notices as english } from '../en/lens-notices.ts'

/** Avis : perturbations connues, dites avant que quiconque ait à demander. */
export const notices: { readonly [K in keyof typeof english]: string } = {
  'lens.notices.title': 'Avis',
  'lens.notices.says':
    '{current, plural, =0 {Rien n’est annoncé comme perturbé en ce moment.} =1 {Une perturbation est dite en ce moment, avant que quiconque ait à demander.} other {# perturbations sont dites en ce moment, avant que quiconque ait à demander.}}',
  'lens.notices.publish': 'Publier un avis',
  'lens.notices.none': 'Aucun avis pour l’instant',
  'lens.notices.none.text':
    'Quand vous savez que quelque chose va gêner les clients, dites-le ici : c’est aussitôt sur le portail, les agents le voient dans leurs conversations, et les clients dont un dossier est ouvert sur ce service le lisent sur leur page.',
  'lens.notices.now': 'Vaut maintenant',
  'lens.notices.to_come': 'À venir',
  'lens.notices.over': 'Passé',
  'lens.notices.withdrawn': 'Retiré',
  'lens.notices.times': '{from} à {until}',
  'lens.notices.told':
    '{count, plural, =0 {Aucun client n’avait de dossier ouvert.} =1 {Un client avec un dossier ouvert a été prévenu directement.} other {# clients avec un dossier ouvert ont été prévenus directement.}}',
  'lens.notices.prevented':
    'Il semble avoir évité {prevented, plural, one {# contact} other {# contacts}} : {came, plural, one {# est venu} other {# sont venus}}, et des jours semblables en laissaient attendre environ {expected}.',
  'lens.notices.more':
    '{more, plural, one {# contact} other {# contacts}} de plus que prévu : {came, plural, one {# est venu} other {# sont venus}}, et des jours semblables en laissaient attendre environ {expected}.',
  'lens.notices.as_expected':
    'Il en est venu autant que des jours semblables le laissaient attendre : {came}, pour environ {expected} attendus.',
  'lens.notices.range':
    'Avec une probabilité de 8 sur 10, entre {low} et {high} évités. D’après {days} jours semblables : les mêmes jours et heures des huit semaines précédentes. Une perturbation fait demander plus de monde qu’un jour semblable ; ce qui a été évité est plutôt davantage.',
  'lens.notices.not_begun': 'Il n’a pas commencé ; rien ne peut encore être dit des contacts.',
  'lens.notices.too_few_days':
    'Trop peu de jours semblables l’ont précédé pour dire combien de contacts auraient été attendus.',
  'lens.notices.too_few_contacts':
    'Trop peu de contacts viennent sur ce service pour distinguer du hasard ce qui a été évité.',
  'lens.notices.change': 'Modifier',
  'lens.notices.change.label': 'Modifier « {title} »',
  'lens.notices.withdraw': 'Cela ne vaut plus',
  'lens.notices.withdraw.label': '« {title} » ne vaut plus',
  'lens.notices.withdraw.sure':
    'Il quitte aussitôt le portail, et les clients avec un dossier ouvert apprennent que tout est de nouveau comme d’habitude.',
  'lens.notices.withdraw.done': 'Il est retiré, et ceux qui ont un dossier ouvert le savent.',
  'lens.notices.form.publish': 'Publier un avis',
  'lens.notices.form.change': 'Modifier l’avis',
  'lens.notices.form.lead':
    'Il est aussitôt sur le portail. Les clients avec un dossier ouvert sur ce service le lisent sur leur page.',
  'lens.notices.form.lead.change': 'Ceux qui ont un dossier ouvert sur ce service sont prévenus de nouveau.',
  'lens.notices.form.service': 'Service',
  'lens.notices.form.title': 'En une ligne',
  'lens.notices.form.title.hint': 'Par exemple : Pas de collecte lundi',
  'lens.notices.form.body': 'Ce que cela signifie pour les clients, et ce que nous faisons',
  'lens.notices.form.body.hint':
    'Ce qui se passe, qui est concerné, ce qu’ils peuvent faire, et quand tout redevient normal.',
  'lens.notices.form.from': 'Vaut à partir de',
  'lens.notices.form.until': 'Vaut jusqu’à',
  'lens.notices.form.zone': 'À l’heure de {zone}.',
  'lens.notices.form.send': 'Publier',
  'lens.notices.form.save': 'Modifier et redire',
  'lens.notices.form.done':
    'C’est dit. {count, plural, =0 {Aucun client n’a de dossier ouvert.} =1 {Un client avec un dossier ouvert l’a sur sa page.} other {# clients avec un dossier ouvert l’ont sur leur page.}}',
}
