/** Ce que coûte un service mal rendu, à côté de ce que coûtent et évitent les contrôles. */
export const cost = {
  'cost.title': 'Coût',
  'cost.sentence.none': 'Rien dans cette période n’a été compté comme évitable.',
  'cost.sentence.money':
    'Ce qui n’a pas été bien fait du premier coup nous a coûté {ours}, et aux clients {clients} de leur temps.',
  'cost.sentence.hours':
    'Ce qui n’a pas été bien fait du premier coup nous a pris {ours}, et aux clients {clients} de leur temps.',
  'cost.chart': 'Heures qui n’auraient pas été nécessaires',
  'cost.chart.sentence':
    'Heures probables, les nôtres et celles des clients à part. Le tableau donne les intervalles.',
  'cost.lines': 'Par ce qui a mal tourné, cause et département',
  'cost.head.what': 'Quoi',
  'cost.head.count': 'Combien de fois',
  'cost.head.hours': 'Nos heures',
  'cost.head.money': 'Notre argent',
  'cost.head.clients': 'Heures des clients',
  'cost.total': 'En tout',
  'cost.no_cause': 'aucune cause nommée',
  'cost.kind.failure': 'Demande de défaillance',
  'cost.kind.chasing': 'Être relancés',
  'cost.kind.repeats': 'Redemander',
  'cost.kind.holds': 'Mises en attente',
  'cost.kind.handovers': 'Transmissions',
  'cost.kind.attempts_missed': 'Essais sortants pour rien',
  'cost.kind.lost': 'Clients perdus en attendant',
  'cost.empty': 'Rien à compter encore',
  'cost.empty.why':
    'Dès que la demande est marquée et que des contacts sont servis, ce qui a mal tourné s’additionne ici.',
  'cost.per_need':
    'Un besoin prend {contacts} contacts, donc {share} des contacts sont des répétitions. Comptés par besoin ou par contact, ce sont des chiffres différents ; aucun ne remplace l’autre.',
  'cost.warning.few':
    'Cela repose sur {contacts} contacts seulement ; à moins de {needed}, cela peut vite changer.',
  'cost.warning.causes_missing':
    'Parmi les contacts marqués comme défaillance, {contacts} n’ont pas encore de cause. Leur coût est montré, leur cause n’est pas devinée.',
  'cost.warning.pay_not_said':
    'Personne n’a dit ce que coûte une heure : il n’y a donc pas d’argent ici. Dites-le sous « Ce que l’on suppose ».',
  'cost.warning.too_short_for_a_year': 'La période est trop courte pour dire ce que serait une année.',
  'cost.beside': 'Ce que coûtent les contrôles, et ce qu’ils évitent',
  'cost.beside.lead':
    'Les contrôles évitent des pertes et donnent du travail. Les deux côtés sont montrés, avec leurs intervalles ; c’est aux personnes de peser.',
  'cost.year': 'Pour comparer : à ce rythme, mal rendre le service coûte {money} par an.',
  'controls.none': 'Aucun contrôle n’est encore décrit.',
  'controls.add': 'Décrire un contrôle',
  'controls.change': 'Changer',
  'controls.remove': 'Retirer',
  'controls.lead':
    'Dites ce que vous savez, chaque chiffre avec son intervalle ; laissez ouvert ce que vous ne savez pas. Rien n’est inventé à la place.',
  'controls.name': 'Nom du contrôle',
  'controls.what': 'Ce qu’il fait',
  'controls.missing': 'Ne peut pas encore être calculé. Pas dit : {inputs}.',
  'controls.outcome':
    'Il évite {prevents} par an et coûte {costs}. Dans {share} des chiffres possibles, il évite plus qu’il ne coûte.',
  'controls.decides': 'Tout dépend surtout de « {input} » : cela bascule à {at}.',
  'controls.nothing_decides': 'Aucun chiffre seul ne le fait basculer dans son intervalle.',
  'controls.input.casesPerYear': 'Cas contrôlés par an',
  'controls.input.costPerCase': 'Notre coût par cas contrôlé',
  'controls.input.clientMinutes': 'Temps du client par cas contrôlé',
  'controls.input.wrongShare': 'Part des cas faux',
  'controls.input.lossPerCase': 'Perte par cas faux',
  'controls.input.found': 'Part des cas faux qu’il trouve',
  'controls.input.wronglyStopped': 'Part des cas justes qu’il gêne',
  'controls.input.harmPerStopped': 'Tort fait à qui est gêné',
}
