import type { retention as english } from '../en/admin-retention.ts'

/** Combien de temps on garde, ce qui est retenu, et qui fut effacé. */
export const retention: { readonly [K in keyof typeof english]: string } = {
  'admin.nav.retention': 'Garder et effacer',
  'admin.nav.retention.why':
    'Combien de temps chaque chose est gardée, ce qui ne doit pas partir, et qui fut effacé.',
  'retention.says':
    'Ce qui n’est pas gardé plus que nécessaire ne peut pas fuiter. Chaque nuit, ce qui fut gardé assez longtemps part ; les chiffres restent.',
  'retention.rules': 'Combien de temps on garde',
  'retention.last': 'Le travail de la dernière nuit : {date}. {what}',
  'retention.last.nothing': 'Rien n’était dû.',
  'retention.never':
    'Rien n’est encore parti tout seul. Cela se fait la nuit, entre une heure et cinq heures.',
  'retention.days': 'Jours',
  'retention.active': 'Part tout seul chaque nuit',
  'retention.duty': 'Vaut pour tout dossier clos',
  'retention.save': 'Enregistrer',
  'retention.saved': 'Enregistré.',
  'retention.dry': 'Qu’est-ce qui partirait ?',
  'retention.dry.label': 'Qu’est-ce qui partirait de : {kind}',
  'retention.dry.none': 'Rien n’a plus de {days} jours.',
  'retention.dry.count':
    '{count, plural, =1 {Un élément partirait} one {# élément partirait} other {# partiraient}}, le plus ancien du {date}.',
  'retention.dry.most': '10 000 ou plus partiraient, le plus ancien du {date}.',
  'retention.dry.held':
    '{count, plural, =1 {Un élément est retenu} one {# élément est retenu} other {# sont retenus}} et resterait.',
  'retention.dry.samples': 'Les plus anciens',
  'retention.kind.people': 'Personnes sans rien d’ouvert',
  'retention.kind.people.why':
    'Effacées quand rien n’était ouvert et qu’aucun mot n’est venu depuis si longtemps.',
  'retention.kind.case_words': 'Mots des dossiers clos',
  'retention.kind.case_words.why':
    'Récit, messages et promesses perdent leurs mots ; dates et chiffres restent.',
  'retention.kind.papers': 'Documents',
  'retention.kind.papers.why': 'Aucun ne part d’un dossier encore ouvert.',
  'retention.kind.searches': 'Ce qui fut cherché',
  'retention.kind.searches.why': 'Au plus 90 jours de toute façon.',
  'retention.kind.drafts': 'Brouillons abandonnés',
  'retention.kind.drafts.why': 'Ce que des collègues ont commencé et jamais envoyé.',
  'retention.kind.notifications': 'Nouvelles aux collègues',
  'retention.kind.notifications.why': 'Lues ou non.',
  'retention.kind.sensitive_reads': 'Qui a ouvert quoi',
  'retention.kind.sensitive_reads.why': 'La liste des lectures dans l’audit.',
  'retention.kind.webhook_deliveries': 'Ce qui fut envoyé à d’autres systèmes',
  'retention.kind.webhook_deliveries.why': 'Le journal des webhooks ; au plus 30 jours de toute façon.',
  'retention.kind.ended_ways_in': 'Liens qui ont pris fin',
  'retention.kind.ended_ways_in.why': 'Ils n’ouvrent plus rien.',
  'retention.kind.keeping_duty': 'Obligation de garder',
  'retention.kind.keeping_duty.why':
    'À l’inverse : les dossiers clos sont gardés au moins aussi longtemps. Si quelqu’un doit être effacé avant, c’est montré comme raison d’attendre.',
  'retention.holds': 'Ce qui est retenu',
  'retention.holds.says':
    'Une personne retenue n’est pas effacée, ni par quelqu’un ni par une règle. On retient sur la page de la personne.',
  'retention.holds.none': 'Rien n’est retenu',
  'retention.holds.none.text':
    'Quand une réclamation ou une enquête a besoin de ce qui est gardé, c’est ici jusqu’à la fin.',
  'retention.hold.line': '{by}, {date}',
  'retention.hold.end': 'Ne plus retenir',
  'retention.hold.end.label': 'Ne plus retenir {name}',
  'retention.hold.ended': 'Ce n’est plus retenu.',
  'retention.hold.nobody': 'quelqu’un sans nom',
  'retention.erasures': 'Qui fut effacé',
  'retention.erasures.says': 'Un reçu pour chacun, sans un mot personnel.',
  'retention.erasures.none': 'Personne n’a été effacé',
  'retention.erasures.none.text':
    'Un administrateur efface quelqu’un sur sa page, après avoir vu ce qui part et ce qui reste.',
  'retention.erasure.person': '{date}, par {name}',
  'retention.erasure.rule': '{date}, de soi-même',
  'retention.erasure.rows':
    '{count, plural, =1 {une entrée est partie} one {# entrée est partie} other {# entrées sont parties}}',
  'retention.erasure.passed_over': 'Passé outre : {reasons}. Pourquoi : {reason}',
  'retention.reason.open_case': 'un dossier ouvert',
  'retention.reason.promise_running': 'une promesse en cours',
  'retention.reason.keeping_duty': 'l’obligation de garder',
  'retention.reason.held': 'une retenue',
  'retention.reason.live_contact': 'une conversation',
}
