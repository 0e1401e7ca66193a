/** Breaks put where they leave clients waiting least, for shifts that are settled otherwise. */
import type { Frame, Option } from './frame.ts'
import { addCover, type Placed } from './model.cover.ts'
import { draftProgramme, hasValues, type Solve } from './programme.ts'
import type { Assignment } from './types.ts'

/** Somebody on a shift whose breaks are not placed yet. */
export type Pick = { readonly person: number; readonly day: number; readonly option: Option }

/** The picks with their breaks, at the best times beside the shifts that are kept as they are. */
export async function placeBreaks(
  frame: Frame,
  picks: readonly Pick[],
  kept: readonly Assignment[],
  solve: Solve,
  seconds: number,
): Promise<Assignment[]> {
  const draft = draftProgramme()
  const teams = teamsOf(frame, picks)
  const placed = teams.map(({ placed, members }): Placed => ({ ...placed, count: members.length }))
  const breaks = addCover(draft, frame, placed, kept, { whole: true, soft: true, least: () => 0 })
  const solution = await solve(draft.finish(), { seconds, gap: 0.001 })
  return teams.flatMap(({ placed: { option }, members }, index) => {
    const counted = breaks
      .filter((one) => one.placed === index)
      .flatMap(({ column, placing }) =>
        Array.from({ length: Math.round(solution.values[column] ?? 0) }, () => placing),
      )
    const turns = hasValues(solution) ? counted : []
    return members.map((pick, turn) =>
      assignmentOf(frame, pick, turns[turn] ?? turn % option.placings.length),
    )
  })
}

/** A pick as an assignment, its breaks by placing number. */
function assignmentOf({ problem }: Frame, { person, day, option }: Pick, placing: number): Assignment {
  return {
    person: problem.people[person]?.id ?? '',
    date: problem.days[day]?.date ?? '',
    shift: option.type.id,
    start: option.start,
    minutes: option.type.minutes,
    breaks: option.placings[placing]?.breaks ?? [],
  }
}

function teamsOf(frame: Frame, picks: readonly Pick[]): Array<{ placed: Placed; members: Pick[] }> {
  const teams = new Map<string, { placed: Placed; members: Pick[] }>()
  for (const pick of picks) {
    const { person, day, option } = pick
    const group = frame.groupOf[person] ?? 0
    const key = `${day} ${option.index} ${group}`
    const team = teams.get(key) ?? { placed: { day, option, group, terms: [], count: 0 }, members: [] }
    team.members.push(pick)
    teams.set(key, team)
  }
  return [...teams.values()]
}
