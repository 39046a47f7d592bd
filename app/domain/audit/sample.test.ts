import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { drawSample, redrawCommand, SampleForm, writePopulation } from "./sample.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const named = (...numbers: string[]) => numbers.map((number) => ({ number }));
const numbersOf = (drawn: readonly { number: string }[]) => drawn.map(({ number }) => number);

const TEN = Array.from({ length: 10 }, (_, index) => `SC-${String(index + 1).padStart(4, "0")}`);

test("a sample of known numbers with a known seed is what the shell draws", async () => {
  const sample = await drawSample(sha256, named(...TEN), { seed: "2026-11-24", size: 3 });
  expect(sample.population).toBe(10);
  expect(sample.populationSha256).toBe(
    "e695b1d2702ff284f1ddecca21c0bb19874d1cf739bf947bd719dcbefd0600e9",
  );
  expect(numbersOf(sample.drawn)).toEqual(["SC-0001", "SC-0009", "SC-0002"]);
});

test.each([
  ["backwards", [...TEN].reverse()],
  ["from the middle on", [...TEN.slice(5), ...TEN.slice(0, 5)]],
])("a population that comes %s gives the same sample", async (_, numbers) => {
  const input = { seed: "7", size: 4 };
  expect(await drawSample(sha256, named(...numbers), input)).toEqual(
    await drawSample(sha256, named(...TEN), input),
  );
});

test("a larger sample begins with the smaller one", async () => {
  const small = await drawSample(sha256, named(...TEN), { seed: "7", size: 3 });
  const large = await drawSample(sha256, named(...TEN), { seed: "7", size: 10 });
  expect(numbersOf(large.drawn).slice(0, 3)).toEqual(numbersOf(small.drawn));
  expect(numbersOf(large.drawn).sort()).toEqual(TEN);
});

test("another seed or another population gives another sample", async () => {
  const draw = (numbers: string[], seed: string) =>
    drawSample(sha256, named(...numbers), { seed, size: 5 });
  const first = await draw(TEN, "7");
  const seeded = await draw(TEN, "8");
  expect(numbersOf(seeded.drawn)).not.toEqual(numbersOf(first.drawn));
  expect(seeded.populationSha256).toBe(first.populationSha256);
  expect((await draw([...TEN, "SC-0011"], "7")).populationSha256).not.toBe(first.populationSha256);
});

test("more than there are draws all; of none comes none", async () => {
  const all = await drawSample(sha256, named("B", "A"), { seed: "7", size: 9 });
  expect(numbersOf(all.drawn).sort()).toEqual(["A", "B"]);
  const none = await drawSample(sha256, [], { seed: "7", size: 9 });
  expect(none).toMatchObject({ population: 0, drawn: [] });
});

test("numbers are ordered by their bytes, not by an alphabet", () => {
  expect(writePopulation(named("b", "Z", "a", "\u{1F600}", "\uFF5E"))).toBe(
    "Z\na\nb\n\uFF5E\n\u{1F600}\n",
  );
});

test("every subcontract is drawn about as often as any other", async () => {
  const times = new Map(TEN.map((number) => [number, 0]));
  for (let seed = 0; seed < 400; seed += 1) {
    const { drawn } = await drawSample(sha256, named(...TEN), { seed: String(seed), size: 3 });
    for (const { number } of drawn) times.set(number, (times.get(number) ?? 0) + 1);
  }
  for (const count of times.values()) {
    expect(count).toBeGreaterThan(80);
    expect(count).toBeLessThan(160);
  }
});

test("the commands that draw it again name the seed and the size", () => {
  const command = redrawCommand({ seed: "2026-11-24", size: 3 });
  expect(command).toContain("'2026-11-24'");
  expect(command).toContain("head -n 3");
});

test.each<[string, string, string, boolean]>([
  ["a date and a number", "2026-11-24-9f3a", "25", true],
  ["a seed that a shell would read", "$(rm)", "25", false],
  ["a quote", "it's", "25", false],
  ["no seed", " ", "25", false],
  ["none to draw", "7", "0", false],
  ["too many", "7", "501", false],
  ["no number", "7", "many", false],
])("a form with %s", (_, seed, size, isRight) => {
  expect(SampleForm.safeParse({ seed, size }).success).toBe(isRight);
});
