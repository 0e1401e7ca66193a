/** Exact values of waiting systems, from their balance equations, to hold the simulation against. */

/** 200 an hour, 3 minutes each, 11 people, clients who stay (Erlang C, exact rationals). */
export const ERLANG_C_11 = {
  perHour: 200,
  minutes: 3,
  people: 11,
  waited: 0.682118204689332,
  inTime20Seconds: 0.389613811729153,
  meanWaitSeconds: 122.78127684408,
}

/** 200 an hour, 3 minutes each, 10 people, 2 minutes of patience (Erlang A, to 40 digits). */
export const ERLANG_A_10 = {
  perHour: 200,
  minutes: 3,
  people: 10,
  patience: 2,
  waited: 0.496852747630142,
  left: 0.13746382627645,
  meanWaitSeconds: 16.495659153174,
  servedWithin20Seconds: 0.639941307035988,
  occupancy: 0.86253617372355,
}

/**
 * Two kinds and two pools: the first kind (120 an hour) goes to pool 1 (8 people), then to pool 2 (8 people); the
 * second (60 an hour) to pool 2 alone, which prefers it. 5 minutes each, 5 minutes of patience (2,556 states solved).
 */
export const N_DESIGN = {
  first: { perHour: 120, waited: 0.38161464, left: 0.07193187 },
  second: { perHour: 60, waited: 0.53931871, left: 0.09875534 },
  occupancy: { 'pool 1': 0.87327324, 'pool 2': 0.85008984 },
}

/** 500 fresh contacts an hour, 5 minutes each, 3 minutes of patience; half of those who gave up try again, 15 % of those served come again. */
export const REPEATS = [
  { people: 50, perHour: 605.0524, left: 0.067501, leftIfIgnored: 0.010364 },
  { people: 55, perHour: 593.7013, left: 0.022359, leftIfIgnored: 0.002057 },
]

/** Both designs of the worked example without waiting. */
export const WITHOUT_WAITING = {
  conventional: {
    contacts: 1.2861538461538462,
    attempts: 2.153846153846154,
    reach: 0.875,
    minutes: 18.012307692307694,
    unresolved: 0.030769230769230764,
    conversations: 2.3630769230769233,
    clientMinutes: 13.704615384615387,
  },
  golden: {
    contacts: 1.0204081632653061,
    attempts: 0,
    minutes: 13.673469387755103,
    firstPoint: 0.98,
    conversations: 1.0204081632653061,
    clientMinutes: 10.408163265306122,
  },
  answered: [
    { value: 0.2, conventional: 24.083, reach: 0.488, golden: 13.673 },
    { value: 0.3, conventional: 20.988, reach: 0.657, golden: 13.673 },
    { value: 0.5, conventional: 18.012, reach: 0.875, golden: 13.673 },
    { value: 0.7, conventional: 16.609, reach: 0.973, golden: 13.673 },
    { value: 0.9, conventional: 15.825, reach: 0.999, golden: 13.673 },
    { value: 1, conventional: 15.556, reach: 1, golden: 13.673 },
  ],
  resolvableAlone: [
    { value: 0, golden: 24.211, conventional: 18.012 },
    { value: 0.2, golden: 20.625, conventional: 18.012 },
    { value: 0.3, golden: 18.86, conventional: 18.012 },
    { value: 0.35, golden: 17.984, conventional: 18.012 },
    { value: 0.4, golden: 17.113, conventional: 18.012 },
    { value: 0.6, golden: 13.673, conventional: 18.012 },
    { value: 0.8, golden: 10.303, conventional: 18.012 },
  ],
}

/** The worked example with so many people, from an independent simulation of 60,000 needs (one run each). */
export const STAFFED = [
  {
    people: 16,
    front: 5,
    back: 11,
    firstPoint: 12,
    expert: 4,
    overloaded: true,
    minutes: 14.024,
    alone: 0.86745,
    wait: 8.6321,
    median: 16.119,
    conventionalMedian: 5012.7,
  },
  {
    people: 17,
    front: 5,
    back: 12,
    firstPoint: 13,
    expert: 4,
    overloaded: true,
    minutes: 14.047,
    alone: 0.85632,
    wait: 2.6172,
    median: 11.478,
    conventionalMedian: 2454.8,
  },
  {
    people: 18,
    front: 5,
    back: 13,
    firstPoint: 14,
    expert: 4,
    overloaded: true,
    minutes: 14.067,
    alone: 0.84718,
    wait: 1.2578,
    median: 10.01,
    conventionalMedian: 1117.2,
  },
  {
    people: 19,
    front: 5,
    back: 14,
    firstPoint: 14,
    expert: 5,
    overloaded: true,
    minutes: 13.802,
    alone: 0.94053,
    wait: 0.59978,
    median: 8.6318,
    conventionalMedian: 1049.1,
  },
  {
    people: 20,
    front: 6,
    back: 14,
    firstPoint: 15,
    expert: 5,
    overloaded: false,
    minutes: 13.813,
    alone: 0.93653,
    wait: 0.28388,
    median: 8.2863,
    conventionalMedian: 255.06,
  },
  {
    people: 22,
    front: 6,
    back: 16,
    firstPoint: 17,
    expert: 5,
    overloaded: false,
    minutes: 13.838,
    alone: 0.93375,
    wait: 0.059597,
    median: 8.0639,
    conventionalMedian: 250.57,
  },
  {
    people: 24,
    front: 7,
    back: 17,
    firstPoint: 18,
    expert: 6,
    overloaded: false,
    minutes: 13.742,
    alone: 0.96418,
    wait: 0.024114,
    median: 7.7993,
    conventionalMedian: 248.87,
  },
]
