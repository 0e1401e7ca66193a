/**
 * The square-root rule: not what staffing is computed by here (exact sums are as fast), but why it comes out as it
 * does. A group needs its load and a reserve that grows with the root of the load alone.
 */
import { normalBelow, normalDensity, normalHazard } from '#core/stats/normal.ts'

/** n = R + β√R: how much reserve β a number of agents is above the load of R erlangs. */
export function reserveOf(offeredErlangs: number, agents: number): number {
  if (!(offeredErlangs > 0)) throw new RangeError('offeredErlangs must be above 0')
  return (agents - offeredErlangs) / Math.sqrt(offeredErlangs)
}

/** Agents by the rule, not rounded: R + β√R. */
export function agentsFor(offeredErlangs: number, reserve: number): number {
  return offeredErlangs + reserve * Math.sqrt(offeredErlangs)
}

/** Share who wait where nobody leaves: [1 + βΦ(β)/φ(β)]⁻¹ (Halfin & Whitt 1981); 1 where there is no reserve. */
export function waitingByHalfinWhitt(reserve: number): number {
  if (reserve <= 0) return 1
  return 1 / (1 + (reserve * normalBelow(reserve)) / normalDensity(reserve))
}

/**
 * Share who wait where clients leave: [1 + √(θ/μ)·h(β√(μ/θ))/h(−β)]⁻¹ (Garnett, Mandelbaum & Reiman 2002), with
 * h the hazard of the normal distribution. `patiencePerHandling` is μ/θ: mean patience over mean handling time.
 */
export function waitingByGarnett(reserve: number, patiencePerHandling: number): number {
  const root = rootOf(patiencePerHandling)
  return 1 / (1 + normalHazard(reserve * root) / (root * normalHazard(-reserve)))
}

/** Share who leave of those who wait: √(θ/(nμ))·[h(β̂) − β̂], β̂ = β√(μ/θ) (same paper). */
export function leavingIfWaitingByGarnett(
  reserve: number,
  patiencePerHandling: number,
  agents: number,
): number {
  const root = rootOf(patiencePerHandling)
  return (normalHazard(reserve * root) - reserve * root) / (root * Math.sqrt(agents))
}

/**
 * Agents where the rate itself is uncertain with a coefficient of variation c: R + z√(R + R²c²) (after Bassamboo,
 * Randhawa & Zeevi 2010). Above c = 1/√R it is the uncertainty that asks for people, not the chance.
 */
export function agentsForUncertainRate(offeredErlangs: number, rateCv: number, z: number): number {
  return offeredErlangs + z * Math.sqrt(offeredErlangs + (offeredErlangs * rateCv) ** 2)
}

function rootOf(patiencePerHandling: number): number {
  if (!(patiencePerHandling > 0)) throw new RangeError('patiencePerHandling must be above 0')
  return Math.sqrt(patiencePerHandling)
}
