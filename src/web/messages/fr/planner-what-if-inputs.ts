/** Les données d’un essai : leur nom et leur sens. */
export const whatIfInputs = {
  'what_if.input.needsPerHour': 'Nouveaux besoins par heure',
  'what_if.input.needsPerHour.why':
    'Combien de clients viennent avec quelque chose de nouveau pendant l’ouverture. Les répétitions et les relances ne comptent pas ici : elles découlent de l’organisation.',
  'what_if.input.dayEffect': 'À quel point les jours diffèrent',
  'what_if.input.dayEffect.why':
    'Certains jours sont chargés en entier, d’autres calmes, au-delà du hasard. 10 % : la plupart des jours sont à moins d’un cinquième de l’habitude.',
  'what_if.input.openHours': 'Heures d’ouverture par jour',
  'what_if.input.openHours.why': 'Combien d’heures par jour les portes sont ouvertes. 24 : jamais fermé.',
  'what_if.input.patience': 'Patience',
  'what_if.input.patience.why':
    'Combien de temps un client attend quelqu’un avant de renoncer, en moyenne. 0 : chacun reste jusqu’à la réponse.',
  'what_if.input.triesAgain': 'Réessaient après avoir renoncé',
  'what_if.input.triesAgain.why': 'Parmi ceux qui ont renoncé à attendre, combien reviennent.',
  'what_if.input.returnsAfter': 'Reviennent au bout de',
  'what_if.input.returnsAfter.why':
    'Au bout de combien de temps revient un client qui n’a pas été aidé ou pas joint.',

  'what_if.input.messageMinutes': 'Prendre le message',
  'what_if.input.messageMinutes.why': 'La première conversation, où quelqu’un note de quoi il s’agit.',
  'what_if.input.attemptMinutes': 'Une tentative de joindre le client',
  'what_if.input.attemptMinutes.why': 'Rouvrir le dossier, appeler, attendre, laisser un mot.',
  'what_if.input.conversationMinutes': 'La conversation, reprise',
  'what_if.input.conversationMinutes.why': 'Une fois le client joint : l’entendre de nouveau, et traiter.',
  'what_if.input.answered': 'Tentatives qui aboutissent',
  'what_if.input.answered.why':
    'Parmi les appels à un moment dont personne n’est convenu, combien joignent le client.',
  'what_if.input.answeredAlike': 'Ressemblance des tentatives auprès d’une personne',
  'what_if.input.answeredAlike.why':
    'Qui n’a pas répondu une fois répondra moins la fois suivante. 0 % : chaque tentative est une nouvelle chance ; 33 % : les gens diffèrent beaucoup.',
  'what_if.input.attemptsAtMost': 'Tentatives avant d’abandonner',
  'what_if.input.attemptsAtMost.why': 'Ensuite le travail est rangé, et le client revient peut-être.',
  'what_if.input.attemptsApart': 'Temps entre deux tentatives',
  'what_if.input.attemptsApart.why': 'Combien de temps le travail attend avant qu’on réessaie.',
  'what_if.input.resolvedByConversation': 'Satisfaits par la conversation',
  'what_if.input.resolvedByConversation.why':
    'Parmi les clients joints, combien ont alors ce qu’il leur faut.',
  'what_if.input.unreachedCallAgain': 'Reviennent s’ils n’ont jamais été joints',
  'what_if.input.unreachedCallAgain.why': 'Parmi ceux qu’aucune tentative n’a joints, combien recommencent.',
  'what_if.input.chasesPerHour': 'Relances par heure d’attente',
  'what_if.input.chasesPerHour.why':
    'Tant que le travail est chez d’autres, les clients demandent où il en est. 0,015 : environ un appel en 67 heures.',
  'what_if.input.chaseMinutes': 'Répondre à une relance',
  'what_if.input.chaseMinutes.why': 'Chercher où cela en est, et le dire.',

  'what_if.input.firstPointMinutes': 'La première conversation',
  'what_if.input.firstPointMinutes.why':
    'Avec quelqu’un qui peut décider et faire, au lieu de prendre un message.',
  'what_if.input.expertMinutes': 'La partie avec un expert',
  'what_if.input.expertMinutes.why':
    'Quand un expert se joint, les deux restent avec le client ; cela compte donc pour deux personnes.',
  'what_if.input.resolvableAlone': 'Besoins que la première personne satisfait seule',
  'what_if.input.resolvableAlone.why':
    'Le chiffre qui en dit le plus : sous le seuil, le moment d’or demande plus de travail.',
  'what_if.input.resolvedWithExpert': 'Satisfaits quand un expert se joint',
  'what_if.input.resolvedWithExpert.why': 'Les autres reviennent et recommencent.',
  'what_if.input.expertPatience': 'Attente d’un expert',
  'what_if.input.expertPatience.why': 'Si aucun n’est libre d’ici là, on convient d’un moment.',
  'what_if.input.agreedAhead': 'Le moment convenu est dans',
  'what_if.input.agreedAhead.why': 'Combien de temps jusqu’au moment convenu avec le client.',
  'what_if.input.agreedAnswered': 'Répondent au moment convenu',
  'what_if.input.agreedAnswered.why':
    'Parmi les appels à un moment choisi par le client, combien aboutissent.',
  'what_if.input.agreedMinutes': 'Un appel au moment convenu',
  'what_if.input.agreedMinutes.why': 'Rouvrir le dossier et appeler, avant que l’expert parle.',

  'what_if.input.frontPeople': 'Personnes qui prennent les messages',
  'what_if.input.frontPeople.why': 'En même temps, dans l’organisation habituelle.',
  'what_if.input.backPeople': 'Personnes derrière elles',
  'what_if.input.backPeople.why':
    'En même temps : celles qui essaient de joindre les clients et font le travail.',
  'what_if.input.firstPointPeople': 'Personnes au premier accueil',
  'what_if.input.firstPointPeople.why': 'En même temps, dans l’organisation du moment d’or.',
  'what_if.input.expertPeople': 'Experts qui peuvent se joindre',
  'what_if.input.expertPeople.why': 'En même temps, à côté du premier accueil.',
  'what_if.input.payFront': 'Coût horaire, prise de messages',
  'what_if.input.payFront.why': 'Ce que coûte une heure de leur travail, charges comprises.',
  'what_if.input.payBack': 'Coût horaire, derrière',
  'what_if.input.payBack.why': 'Ce que coûte une heure de leur travail, charges comprises.',
  'what_if.input.payFirstPoint': 'Coût horaire, premier accueil',
  'what_if.input.payFirstPoint.why':
    'Souvent plus que pour prendre des messages : on y décide et on y agit. Charges comprises.',
  'what_if.input.payExpert': 'Coût horaire, experts',
  'what_if.input.payExpert.why': 'Ce que coûte une heure de leur travail, charges comprises.',
} as const
