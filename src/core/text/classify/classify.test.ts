import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { classifierFrom } from '#core/text/classify/classifier.ts'
import { correct } from '#core/text/classify/correct.ts'
import { LONGEST_READ, marksOf } from '#core/text/classify/features.ts'
import { madeUpExamples } from '#core/text/classify/made-up.fixture.ts'
import { packModel, unpackModel } from '#core/text/classify/pack.ts'
import { train } from '#core/text/classify/train.ts'
import type { Example, Model, TrainProgress } from '#core/text/classify/types.ts'

const examples = madeUpExamples(120, 'demand')

function modelOf(from: readonly Example[], seed = 'seed'): Model {
  const trained = train(from, { seed })
  if (!trained.ok) throw new Error(trained.why)
  return trained.model
}

const model = modelOf(examples)
const { classify, scores } = classifierFrom(model)

describe('R25: what a contact is about is suggested from the words', () => {
  test('words like those of the examples get their label, likeliest first, shares adding up to 1', () => {
    const found = classify('good morning, the boiler is broken since Tuesday', 4)
    expect(found).toMatchObject({ label: 'repair', why: 'clear', cut: false })
    expect(found.choices.map((one) => one.label).toSorted()).toEqual(model.labels)
    expect(found.choices.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 9)
    expect(found.choices.map((one) => one.score)).toEqual(
      found.choices.map((one) => one.score).toSorted((a, b) => b - a),
    )
  })

  const none: Array<[string, string, string]> = [
    ['', 'nothing_said', 'no words'],
    [' \u0000\t\n\u200B ', 'nothing_said', 'nothing that can be seen'],
    ['李明 你好', 'nothing_known', 'a script that was never seen'],
    ['Ψυχή', 'nothing_known', 'another one'],
    ['Quantum zoology fascinates jovial xylophonists', 'unlike_all', 'about something else'],
  ]
  test.each(none)('%j is none of these: %s (%s)', (text, why) => {
    expect(classify(text)).toMatchObject({ label: null, why })
  })

  test('slips of the keys, capitals and typed forms do not matter', () => {
    expect(classify('THE BOILLER IS BROKKEN').choices[0]?.label).toBe('repair')
    expect(scores('the boiler isn’t on')).toEqual(scores("The  boiler ISN'T on"))
    expect(scores('ｂｏｉｌｅｒ')).toEqual(scores('boiler'))
  })

  test('a long text is read to its limit, and that is said', () => {
    const long = `the boiler is broken ${'and cold '.repeat(1200)}`
    expect(classify(long).cut).toBe(true)
    expect(classify(`the boiler is broken ${'👩‍👩‍👧 '.repeat(40)}`).cut).toBe(false)
    expect(marksOf('x'.repeat(LONGEST_READ)).cut).toBe(false)
    expect(marksOf('x'.repeat(LONGEST_READ + 1)).cut).toBe(true)
  })

  test('other scripts are learnt as well as any', () => {
    const chinese = ['我要报修锅炉', '锅炉坏了', '我的租金是多少', '我要交租金'].flatMap(
      (text, i): Example[] =>
        ['', '请', '你好'].map((before) => ({ text: before + text, label: i < 2 ? 'repair' : 'rent' })),
    )
    expect(classifierFrom(modelOf(chinese)).classify('锅炉又坏了').choices[0]?.label).toBe('repair')
  })

  test('any text whatever gets finite scores and shares', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(scores(text).every(Number.isFinite)).toBe(true)
        for (const { share } of classify(text, 4).choices) expect(share >= 0 && share <= 1).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('R25: a person corrects, and it learns', () => {
  test('a correction counts at once, and what was right stays right', () => {
    const text = 'my boiler bin was painted blue'
    const corrected = correct(model, [{ text, label: 'rent' }])
    expect(corrected).toMatchObject({ heeded: 1, later: [] })
    const after = classifierFrom(corrected.model)
    expect(after.classify(text).label).toBe('rent')
    const still = examples.filter((one) => after.classify(one.text).choices[0]?.label === one.label)
    expect(still.length).toBeGreaterThan(0.95 * examples.length)
    expect(modelOf(examples)).toEqual(model)
  })

  test('a label that is new is known from its first correction', () => {
    const text = 'where do I report a dead tree in the street'
    const after = classifierFrom(correct(model, [{ text, label: 'trees' }]).model)
    expect(after.classify(text).label).toBe('trees')
    expect(after.model.labels).toEqual([...model.labels, 'trees'].toSorted())
  })

  test('"none of these" is a correction too; what cannot be learnt at once waits for the next training', () => {
    const corrected = correct(model, [
      { text: 'the boiler of rent', label: null },
      { text: '李明', label: 'rent' },
    ])
    expect(corrected).toMatchObject({ heeded: 1, later: [1] })
    expect(classifierFrom(corrected.model).classify('the boiler of rent').label).toBeNull()
  })

  test('training again with the corrections learns new words, and examples of "none" are left alone', () => {
    const more: Example[] = [
      ...examples,
      ...Array.from({ length: 5 }, (): Example => ({ text: '李明 你好', label: 'rent', weight: 3 })),
      ...Array.from({ length: 8 }, (): Example => ({ text: 'lottery winner dear friend', label: null })),
    ]
    const again = classifierFrom(modelOf(more))
    expect(again.classify('李明').choices[0]?.label).toBe('rent')
    expect(again.classify('lottery winner dear friend').label).toBeNull()
  })

  test('any corrections leave the model whole', () => {
    const correction = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 60 }),
      label: fc.option(fc.constantFrom('rent', 'repair', 'new'), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 4 }), (corrections) => {
        const { model: after, heeded, later } = correct(model, corrections)
        expect(heeded + later.length).toBe(corrections.length)
        expect(classifierFrom(after).scores('the boiler').every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a model', () => {
  test('same examples and seed, same model', () => {
    expect(packModel(modelOf(examples, 'one'))).toEqual(packModel(modelOf(examples, 'one')))
  })

  test.each([[2], [4]])('renaming %i labels changes nothing but names', (count) => {
    const names = ['rent', 'repair', 'bin_missed', 'parking_permit'].slice(0, count)
    const renamed = new Map([...names].sort().map((name, i) => [name, `label ${count - i}`]))
    const some = examples.filter((one) => names.includes(one.label ?? ''))
    const first = classifierFrom(modelOf(some))
    const second = classifierFrom(
      modelOf(some.map((one) => ({ ...one, label: renamed.get(one.label ?? '') ?? null }))),
    )
    for (const { text } of madeUpExamples(20, 'others')) {
      const turned = [...second.scores(text)].toReversed()
      first.scores(text).forEach((score, k) => expect(turned[k]).toBeCloseTo(score, 6))
    }
  })

  test('packed and unpacked it is the same, wherever the bytes lie', () => {
    const named = modelOf(examples.map((one) => ({ ...one, label: `${one.label} – 李` })))
    const packed = packModel(named)
    const shifted = new Uint8Array(packed.length + 3)
    shifted.set(packed, 3)
    expect(unpackModel(packed)).toEqual({ ok: true, model: named })
    expect(unpackModel(shifted.subarray(3))).toEqual({ ok: true, model: named })
  })

  const broken: Array<[string, Uint8Array]> = [
    ['nothing', new Uint8Array()],
    ['other bytes', Uint8Array.from({ length: 100 }, (_, i) => i)],
    ['cut off', packModel(model).slice(0, -1)],
    ['a head that is no JSON', packModel(model).fill(65, 8, 40)],
  ]
  test.each(broken)('bytes that are not a model are refused: %s', (_, bytes) => {
    expect(unpackModel(bytes)).toEqual({ ok: false, why: 'not_a_model' })
  })

  test('too few to learn from is said, with what is needed', () => {
    const needed = { examples: 8, labels: 2 }
    const one = Array.from({ length: 20 }, (_, i): Example => ({ text: `boiler ${i}`, label: 'repair' }))
    const empty = Array.from({ length: 20 }, (_, i): Example => ({ text: ' ', label: String(i % 2) }))
    const expected = { ok: false, why: 'too_few_examples', needed }
    expect(train([], { seed: 1 })).toEqual({ ...expected, examples: 0, labels: 0 })
    expect(train(one, { seed: 1 })).toEqual({ ...expected, examples: 20, labels: 1 })
    expect(train(empty, { seed: 1 })).toEqual({ ...expected, examples: 0, labels: 0 })
    expect(train(examples.slice(0, 7), { seed: 1 })).toMatchObject({ examples: 7, labels: 4 })
    expect(train(examples, { seed: 1, classes: ['rent'] })).toMatchObject({ ok: false, labels: 1 })
  })

  test('eight examples are enough to begin, with honest doubts', () => {
    const small = modelOf(examples.slice(0, 8))
    expect(small.quality.asked).toBe(8)
    expect(classifierFrom(small).classify('').label).toBeNull()
  })

  test('its quality is what held-out examples showed, and progress goes to its end', () => {
    const told: TrainProgress[] = []
    train(examples, { seed: 1, onProgress: (one) => told.push(one) })
    expect(told[0]).toEqual({ step: 'reading', done: 0, of: 24 })
    expect(told.at(-1)).toEqual({ step: 'learning', done: 24, of: 24 })
    expect(model.quality).toMatchObject({ asked: 120, right: 1, amongThree: 1 })
    expect(model.quality.suggested).toBeGreaterThanOrEqual(0.94)
  })

  test('a weight of 0 is a mistake of the programmer', () => {
    expect(() => train([{ text: 'a', label: 'b', weight: 0 }], { seed: 1 })).toThrow(RangeError)
  })
})
