/** How columns of event logs are called, in several languages, the most telling first. Matched without case and signs. */
export type Role = 'case' | 'activity' | 'holder' | 'team' | 'time' | 'start' | 'lifecycle'

export const NAMES: Readonly<Record<Role, readonly string[]>> = {
  case: [
    ...['case:concept:name', 'case:name'],
    ...['case id', 'caseid', 'case', 'case key', 'case number', 'trace', 'trace id'],
    ...['incident id', 'incident number', 'incident', 'sr number', 'service request number', 'ticketid'],
    ...[
      'ticketnumber',

      'request id',
      'request number',
      'unique key',
      'number',
      'process instance',
    ],
    ...['process instance id', 'order id', 'order number', 'application id', 'claim id', 'claim number'],
    ...['issue key', 'issue id', 'work item id', 'reference', 'reference number', 'job id', 'key', 'id'],
    ...['fall id', 'fallnummer', 'fall', 'vorgang', 'vorgangsnummer', 'auftragsnummer', 'ticketnummer'],
    ...['numéro de dossier', 'dossier', 'numéro', 'id caso', 'caso', 'número de caso', 'expediente'],
    ...['pratica', 'numero pratica', 'zaaknummer', 'zaak', 'zaak id', 'processo', 'ärende', 'sag'],
  ],
  activity: [
    ...['concept:name', 'event:concept:name'],
    ...['activity', 'activity name', 'activity id', 'event', 'event name', 'event type', 'task', 'task name'],
    ...['action', 'step', 'incident activity type', 'interaction activity', 'operation', 'status', 'state'],
    ...['incident state', 'case status', 'new status', 'to status', 'stage', 'phase'],
    ...['aktivität', 'tätigkeit', 'ereignis', 'schritt', 'vorgangsschritt', 'zustand', 'activité', 'tâche'],
    ...['évènement', 'événement', 'étape', 'statut', 'actividad', 'tarea', 'evento', 'estado', 'attività'],
    ...['stato', 'activiteit', 'taak', 'gebeurtenis', 'stap', 'atividade', 'tarefa', 'aktivitet', 'händelse'],
  ],
  holder: [
    ...['org:resource', 'event:org:resource'],
    ...[
      'resource',
      'resource id',
      'assigned to',
      'assignee',
      'owner',
      'owner first name',
      'owner name',
      'agent',
    ],
    ...[
      'agent name',
      'handler',
      'handled by',
      'user',
      'user name',
      'user id',
      'person',
      'employee',
      'performer',
    ],
    ...['performed by', 'operator', 'worker', 'staff', 'originator', 'actor', 'holder', 'updated by'],
    ...['sys updated by', 'changed by'],
    ...['ressource', 'bearbeiter', 'mitarbeiter', 'benutzer', 'sachbearbeiter', 'zuständig', 'person'],
    ...[
      'utilisateur',
      'agent traitant',
      'responsable',
      'recurso',
      'usuario',
      'empleado',
      'risorsa',
      'operatore',
    ],
    ...['utente', 'medewerker', 'behandelaar', 'gebruiker', 'usuário', 'responsável', 'handläggare'],
  ],
  team: [
    ...['org:group', 'event:org:group'],
    ...['team', 'team name', 'group', 'assignment group', 'assigned group', 'workgroup', 'work group'],
    ...[
      'involved st',
      'support team',
      'support group',
      'support section',
      'assigned team',
      'queue',
      'org:role',
    ],
    ...['department', 'unit', 'org unit', 'section', 'office', 'agency', 'role', 'division'],
    ...['gruppe', 'abteilung', 'arbeitsgruppe', 'bereich', 'équipe', 'groupe', 'service', 'département'],
    ...['equipo', 'grupo', 'departamento', 'squadra', 'gruppo', 'reparto', 'ufficio', 'afdeling', 'groep'],
    ...['equipe', 'avdelning', 'grupp'],
  ],
  time: [
    ...['time:timestamp', 'event:time:timestamp'],
    ...['timestamp', 'complete timestamp', 'completed timestamp', 'event time', 'event timestamp', 'time'],
    ...['complete time', 'completion time', 'end timestamp', 'end time', 'finish time', 'change date time'],
    ...[
      'change date',
      'changed at',
      'changed',
      'datestamp',
      'sys updated at',
      'sys updated on',
      'updated at',
    ],
    ...['event date', 'date time', 'datetime', 'date', 'when', 'at', 'occurred at', 'complete', 'end'],
    ...[
      'zeitstempel',
      'zeitpunkt',
      'zeit',
      'datum',
      'endzeit',
      'ende',
      'horodatage',
      'date et heure',
      'heure',
    ],
    ...['fin', 'marca de tiempo', 'fecha', 'fecha y hora', 'hora', 'data e ora', 'data', 'ora', 'tijdstip'],
    ...['tijd', 'carimbo de data', 'tidpunkt', 'tid'],
  ],
  start: [
    ...[
      'start timestamp',
      'start time',
      'started at',
      'start date',
      'start',
      'begin',
      'begin time',
      'begin timestamp',
    ],
    ...['startzeit', 'beginn', 'début', 'inicio', 'inizio', 'início'],
  ],
  lifecycle: [
    'lifecycle:transition',
    ...['lifecycle', 'transition', 'life cycle', 'sub status', 'substatus', 'event lifecycle'],
  ],
}

/** Times of a row that is a whole case: when it came, and when it was done. */
export const OPENED = words(
  'created date,created at,created,created on,sys created at,opened at,opened,open date,open time,received,received at,' +
    'received date,reported at,requested at,request date,requested datetime,date received,submitted,submitted at,' +
    'registration date,erstellt,erstellt am,eröffnet,eingang,eingegangen,créé le,ouvert le,fecha de creación,' +
    'data apertura,aangemaakt,date opened,date created,start,start date',
)
export const CLOSED = words(
  'closed date,closed at,closed,closed on,close time,close date,resolved at,resolved,resolved date,completed,' +
    'completed at,completed date,completion date,finished at,date closed,ended at,end date,geschlossen,' +
    'geschlossen am,abgeschlossen,erledigt,erledigt am,fermé le,clos le,fecha de cierre,data chiusura,afgesloten',
)

function words(list: string): readonly string[] {
  return list.split(',')
}

/** A name without case, accents, spaces and signs: `Case_ID`, `case id` and `CaseId` are alike. */
export function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
