import type { skills as english } from '../en/planner-need.skills.ts'

/** Les mots des compétences partagées : qui attend qui, ce que coûte le partage, et quoi enseigner ensuite. */
export const skills: Record<keyof typeof english, string> = {
  'need.skills.title': 'Avec les compétences telles qu’elles sont',
  'need.skills.lead':
    'Les nombres ci-dessus sont justes là où chacun peut tout prendre. Ici, chaque besoin va à quelqu’un qui en a la compétence, libre depuis le plus longtemps d’abord, et l’heure la plus chargée est jouée de nombreuses fois.',
  'need.skills.working': 'Simulation en cours …',
  'need.skills.working.why':
    'Des dizaines de milliers de contacts sont simulés ; cela prend quelques secondes.',
  'need.skills.time': 'À',
  'need.skills.time.busiest': 'L’heure la plus chargée',
  'need.skills.any': 'Tout besoin (aucune compétence demandée)',
  'need.skills.no_skill': 'Aucune de ces compétences',

  'need.skills.price.split':
    '{day} à {time}, avec les compétences telles qu’elles sont, il faut {least} là où {one} suffiraient si chacun pouvait tout prendre.',
  'need.skills.price.same':
    '{day} à {time}, il faut {least}, et pas moins si chacun pouvait tout prendre : le partage des compétences ne coûte alors rien.',
  'need.skills.price.alone':
    '{day} à {time}, avec les compétences telles qu’elles sont, il faut {least} en service.',
  'need.skills.price.not_found':
    '{day} à {time} : aucun effectif qui tienne l’offre pour chaque besoin n’a été trouvé dans le temps imparti.',
  'need.skills.price.beyond': 'C’est plus, dans un des groupes, qu’il n’y a de personnes.',
  'need.skills.price.without': 'Ce que personne ne peut prendre n’y est pas compté.',
  'need.skills.price.nearly':
    'Une ou deux personnes de moins suffiraient peut-être : toutes les étapes n’ont pas été essayées.',
  'need.skills.cover.roster':
    'Les attentes sont celles avec les personnes présentes selon le tableau publié : {people}.',
  'need.skills.cover.chosen':
    'Les attentes sont celles avec les personnes présentes selon le tableau choisi : {people}.',
  'need.skills.cover.plan':
    'Aucun tableau n’est publié pour cette heure : les attentes sont celles avec {people}, comme le plan le demande, réparties comme le sont les personnes.',

  'need.skills.kept': 'Chaque besoin reçoit ce qui est offert.',
  'need.skills.missed': 'L’offre n’est pas tenue pour {skills}.',
  'need.skills.nobody_on_duty': 'À cette heure, personne en service n’a la compétence pour {skills}.',
  'need.skills.nobody_has_skill': 'Personne du tout n’a la compétence pour {skills}.',
  'need.skills.more_than_can_be_done':
    'Il vient plus pour {skills} que les présents ne peuvent faire : comme on ne sait pas si quelqu’un renonce, l’attente grandit sans fin.',

  'need.skills.chart': 'Ce que vivent les clients, selon la compétence qu’il leur faut',
  'need.skills.chart.more': 'Les {count} sortes de besoin qui attendent le plus ; le tableau les a toutes.',
  'need.skills.measure': 'Mesure',
  'need.skills.kinds': 'Selon la compétence nécessaire',
  'need.skills.kind': 'Compétence',
  'need.skills.per_hour': 'Contacts par heure',
  'need.skills.takes': 'Durée',
  'need.skills.waiting': 'Doivent attendre',
  'need.skills.wait': 'Attente moyenne',
  'need.skills.in_time': 'Réponse en moins de {span}',
  'need.skills.at_once': 'Réponse immédiate',
  'need.skills.offer': 'Offre',
  'need.skills.offer.kept': 'tenue',
  'need.skills.offer.missed': 'non tenue',
  'need.skills.between': '({low} à {high})',
  'need.skills.seconds': '{value} s',
  'need.skills.why.nobody_on_duty': 'personne en service',
  'need.skills.why.nobody_has_skill': 'personne ne l’a',
  'need.skills.why.more_than_can_be_done': 'plus qu’on ne peut faire',
  'need.skills.explain':
    'Entre parenthèses, où se trouve le chiffre dans dix-neuf cas sur vingt. « À temps » compte tous ceux qui viennent. Une conversation dure ce qui est mesuré pour sa compétence ; avec moins de 50 d’entre elles (marquées *), ce que durent toutes.',

  'need.skills.pools': 'Groupes de personnes selon ce qu’elles peuvent prendre',
  'need.skills.pool': 'Peuvent prendre',
  'need.skills.people': 'Personnes',
  'need.skills.on_duty': 'En service',
  'need.skills.busy': 'Avec des clients',
  'need.skills.least': 'Au moins nécessaires',
  'need.skills.pools.explain':
    '« Avec des clients » : part du temps de service. « Au moins nécessaires » : une façon de tenir l’offre pour chaque besoin avec le moins de personnes possible, sûre à {percent} ; d’autres conviennent peut-être aussi bien.',

  'need.skills.teach': 'Quoi enseigner ensuite',
  'need.skills.teach.words':
    'De tous les petits pas, celui-ci aide le plus les clients : une personne de plus parmi celles qui ont {group} apprend {skill}. Un contact attend alors {after} en moyenne au lieu de {before}, soit {less} de moins.',
  'need.skills.teach.words.none':
    'De tous les petits pas, celui-ci aide le plus les clients : une personne de plus parmi celles qui n’ont aucune de ces compétences apprend {skill}. Un contact attend alors {after} en moyenne au lieu de {before}, soit {less} de moins.',
  'need.skills.teach.endless':
    'De tous les petits pas, celui-ci aide le plus les clients : une personne de plus parmi celles qui ont {group} apprend {skill}. De combien l’attente baisse ne peut être dit, car certains attendraient sans fin.',
  'need.skills.teach.endless.none':
    'De tous les petits pas, celui-ci aide le plus les clients : une personne de plus parmi celles qui n’ont aucune de ces compétences apprend {skill}. De combien l’attente baisse ne peut être dit, car certains attendraient sans fin.',
  'need.skills.teach.all_can_all': 'Chacun en service peut tout prendre : il n’y a rien à enseigner.',
  'need.skills.teach.nobody_on_duty': 'Personne n’est en service à cette heure : rien ne peut être essayé.',
  'need.skills.teach.little_to_gain':
    'Presque personne n’attendrait moins si quelqu’un apprenait une compétence de plus : à cette heure il y a peu à gagner.',
  'need.skills.teach.not_sure': 'Aucune compétence ne fait une différence nette au-delà du hasard.',

  'need.skills.not.no_demand': 'Rien n’est attendu à cette heure.',
  'need.skills.not.closed_then': 'Le service est fermé à cette heure.',
  'need.skills.not.imported_series':
    'Une série importée ne dit pas quelle compétence il faut à un contact. Regardez vos propres contacts pour cela.',
  'need.skills.not.one_kind':
    'Tous ces contacts demandent la même compétence ({skills}) : il n’y a rien à répartir, et les nombres ci-dessus valent.',
  'need.skills.not.one_kind.any':
    'Aucun de ces contacts ne demande de compétence particulière : il n’y a rien à répartir, et les nombres ci-dessus valent.',
  'need.skills.not.too_few_observed':
    '{contacts, plural, =0 {Aucun contact compté} =1 {Un contact compté} other {# contacts comptés}} ces huit dernières semaines ; à partir de {needed}, on peut dire comment ils se répartissent par compétence.',
  'need.skills.not.nobody_to_plan': 'Il n’y a encore personne avec qui planifier.',
  'need.skills.not.nobody_has_any':
    'Personne avec qui planifier n’a une compétence nécessaire ({skills}). Indiquez qui sait faire quoi, et cela pourra être dit.',

  'need.skills.warning.groups_merged':
    '{people, plural, =1 {Une personne compte avec moins de compétences qu’elle n’en a} one {# personne compte avec moins de compétences qu’elle n’en a} other {# personnes comptent avec moins de compétences qu’elles n’en ont}}, pour qu’il n’y ait pas trop de groupes.',
  'need.skills.warning.terms_unknown':
    'Personne n’a encore indiqué ce qui est convenu comme travail ; chacun compte donc comme quelqu’un avec qui planifier.',
  'need.skills.warning.fewer_than_planned':
    'Le plan demande {planned} personnes en service ; seules {people} ont ces compétences.',
  'need.skills.warning.counted_of_all':
    'L’offre compte autrement ; ici, on compte parmi tous ceux qui viennent, la façon la plus stricte.',
}
