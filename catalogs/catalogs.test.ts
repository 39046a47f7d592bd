import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  annexA2013,
  annexA2022,
  authorities,
  basicSafeguards,
  CATALOG_EDITION,
  clauses,
  cuiCategories,
  editions,
  explanations,
  isoGapAreas,
  isoRelations,
  level3Requirements,
  levels,
  libraryQuestionnaires,
  objectives,
  phases,
  poamRules,
  questionnaire,
  requirements,
} from "./index.ts";
import { Source } from "./record.ts";

const ids = <T extends { id: string }>(records: readonly T[]) => records.map((r) => r.id);
const counted = <T>(items: readonly T[]) =>
  items.reduce(
    (counts, item) => counts.set(item, (counts.get(item) ?? 0) + 1),
    new Map<T, number>(),
  );

test("110 requirements stand in 14 families of the published sizes", () => {
  const families = counted(requirements.map((r) => r.id.split(".")[1]));
  expect([...families.values()]).toEqual([22, 3, 9, 9, 11, 3, 6, 9, 2, 6, 3, 4, 16, 7]);
  expect(new Set(requirements.map((r) => r.family)).size).toBe(14);
  expect(new Set(ids(requirements)).size).toBe(110);
});

test("a CMMC id is the requirement's id behind its family's letters", () => {
  for (const { id, cmmcId, family } of requirements) {
    const letters = requirements.find((r) => r.family === family)?.cmmcId.slice(0, 2);
    expect(cmmcId).toBe(`${letters}.L2-${id}`);
  }
});

test("point values add up: 44 fives, 14 threes, 51 ones and the plan, so the lowest score is -203", () => {
  const values = counted(requirements.map((r) => r.points));
  expect([values.get(5), values.get(3), values.get(1), values.get(0)]).toEqual([44, 14, 51, 1]);
  expect(110 - requirements.reduce((sum, r) => sum + r.points, 0)).toBe(-203);
});

test("partial credit is known to 3.5.3 and 3.13.11 alone", () => {
  expect(ids(requirements.filter((r) => r.partialPoints !== null))).toEqual(["3.5.3", "3.13.11"]);
});

test("assessment objectives add up to the 320 of NIST SP 800-171A", () => {
  expect(requirements.reduce((sum, r) => sum + r.objectives, 0)).toBe(320);
});

test("every requirement has the objectives that it counts, lettered from a, each worded once", () => {
  expect([...objectives().keys()].sort()).toEqual(ids(requirements).sort());
  for (const { id, objectives: count } of requirements) {
    const letters = [..."abcdefghijklmno"].slice(0, count);
    expect(ids(objectives().get(id) ?? [])).toEqual(letters.map((letter) => `${id}[${letter}]`));
  }
  const texts = [...objectives().values()].flat().map((objective) => objective.text);
  expect(texts).toHaveLength(320);
  expect(new Set(texts).size).toBe(320);
});

test("an objective cites its own paragraph of NIST SP 800-171A", () => {
  for (const { id, source } of [...objectives().values()].flat())
    expect(source.paragraph).toBe(`NIST SP 800-171A ${id}`);
});

test("17 requirements map to the 15 of FAR 52.204-21, the same from both sides", () => {
  const level1 = requirements.filter((r) => r.level1);
  expect(level1).toHaveLength(17);
  expect(basicSafeguards()).toHaveLength(15);
  for (const safeguard of basicSafeguards())
    expect(ids(level1.filter((r) => r.farParagraph === safeguard.paragraph))).toEqual(
      safeguard.requirements,
    );
  expect(requirements.filter((r) => r.farParagraph !== null && !r.level1)).toEqual([]);
});

test("what the requirements say of POA&Ms is what the rules say", () => {
  const excluded = poamRules.flatMap((r) =>
    r.id === "level-2-excluded" && r.kind === "excluded" ? r.excluded : [],
  );
  for (const { id, points, poam } of requirements) {
    if (id === "3.13.11") expect(poam).toBe("when-partial");
    else expect(poam, id).toBe(points > 1 || excluded.includes(id) ? "never" : "always");
  }
  const excluded3 = poamRules.flatMap((r) =>
    r.id === "level-3-excluded" && r.kind === "excluded" ? r.excluded : [],
  );
  expect(ids(level3Requirements.filter((r) => r.poam === "never"))).toEqual(excluded3);
});

test("Level 3 adds 24 requirements of one point", () => {
  expect(new Set(ids(level3Requirements)).size).toBe(24);
  expect(level3Requirements.every((r) => r.points === 1)).toBe(true);
});

test("the levels count the requirements that the catalogs hold", () => {
  expect(levels.map((l) => l.requirementCount)).toEqual([
    basicSafeguards().length,
    requirements.length,
    requirements.length,
    level3Requirements.length,
  ]);
});

test("every requirement has a plain-language explanation, and no other id has one", () => {
  expect([...explanations().keys()].sort()).toEqual(ids(requirements).sort());
});

test("phases follow one another without a gap", () => {
  for (const [index, phase] of phases.entries()) {
    const next = phases[index + 1];
    const dayAfter = phase.effectiveTo && Date.parse(phase.effectiveTo) + 86_400_000;
    expect(dayAfter).toBe(next ? Date.parse(next.effectiveFrom) : null);
  }
});

test("ISO/IEC 27001: 70 requirements have a related control, 20 of them marked partial, 40 have none", () => {
  const relations = counted(isoRelations().map((r) => r.relation));
  expect(relations).toEqual(
    new Map([
      ["addressed", 50],
      ["none", 40],
      ["partly-addressed", 20],
    ]),
  );
  expect(isoRelations().map((r) => r.requirement)).toEqual(ids(requirements));
});

test("every related control exists in its edition, and the 2022 ones follow by correspondence", () => {
  const edition2013 = new Map(annexA2013().map((control) => [control.id, control]));
  const edition2022 = new Set(ids(annexA2022()));
  expect([edition2013.size, edition2022.size]).toEqual([114, 93]);
  for (const relation of isoRelations()) {
    const follows = relation.controls2013.flatMap(
      (id) => edition2013.get(id)?.edition2022 ?? ["?"],
    );
    expect(new Set(relation.controls2022), relation.requirement).toEqual(new Set(follows));
    for (const id of relation.controls2022) expect(edition2022.has(id)).toBe(true);
    for (const id of relation.partial2013) expect(relation.controls2013).toContain(id);
  }
});

test("controls new in 2022 are those that nothing of 2013 became", () => {
  const successors = new Set(annexA2013().flatMap((control) => control.edition2022));
  const isNew = annexA2022().filter((control) => control.isNew);
  expect(isNew).toHaveLength(11);
  expect(isNew.filter((control) => successors.has(control.id))).toEqual([]);
});

test("the five gap areas name requirements that exist", () => {
  expect(ids(isoGapAreas())).toHaveLength(5);
  for (const id of isoGapAreas().flatMap((area) => area.requirements))
    expect(ids(requirements)).toContain(id);
});

test("a clause number belongs to one clause, and a provision never flows", () => {
  const numbers = clauses.flatMap((clause) => clause.numbers.map((n) => n.number));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const clause of clauses)
    expect(clause.kind === "provision").toBe(clause.flows.to === "no-one");
});

test.each([
  ..."52.204-21 52.240-93 252.204-7012 252.204-7019 252.204-7020 252.204-7021 252.204-7025".split(
    " ",
  ),
  ..."252.240-7997 252.239-7010 52.204-23 52.204-25 52.204-27 52.204-30 52.240-91".split(" "),
  ..."252.204-7008 252.204-7009 252.244-7000 52.240-90 52.240-92 52.204-2".split(" "),
])("the catalog has clause %s", (number) => {
  expect(clauses.flatMap((c) => c.numbers.map((n) => n.number))).toContain(number);
});

test("editions of a clause number stand in order of time, none before the number itself", () => {
  for (const { number, editions, effectiveFrom } of clauses.flatMap((clause) => clause.numbers)) {
    const days = editions.map((edition) => edition.effectiveFrom);
    expect(days, number).toEqual([...days].sort());
    for (const day of days) expect(day >= effectiveFrom.slice(0, day.length), number).toBe(true);
  }
});

test("what runs on both tracks under one number has no second one, and deviations name their text", () => {
  const known = ids(authorities());
  for (const { numbers, deviations } of clauses) {
    const tracks = numbers.map(({ track }) => track);
    expect(tracks.includes("both") ? tracks.length : 1).toBe(1);
    expect(new Set(tracks).size).toBe(tracks.length);
    for (const { authority } of deviations) expect(known).toContain(authority);
  }
});

test("the questions of the newest version and of every earlier one stay readable", () => {
  const folder = join(import.meta.dirname, "questionnaires");
  const versions = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
  expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  expect(versions.filter(({ effectiveTo }) => effectiveTo === null)).toHaveLength(1);
  expect(questionnaire().version).toBe(3);
});

test("at Level 1 the questionnaire names no plan that must be, and only paragraphs of Level 1", () => {
  const asked = questionnaire().sections.flatMap((section) => section.questions);
  const system = questionnaire().sections.find(({ id }) => id === "information-system");
  for (const { id, citation, atLevel1 } of system?.questions ?? []) {
    const cited = atLevel1?.citation === undefined ? citation : atLevel1.citation;
    expect(cited ?? "", id).not.toMatch(/170\.1[678]|170\.19\(c\)|3\.12\.4/);
  }
  const said = asked.flatMap(({ atLevel1 }) => [atLevel1?.help ?? "", atLevel1?.whereToFind ?? ""]);
  expect(said.join(" ")).not.toMatch(/scored|FedRAMP/);
});

test("a question that the prime asks in its own name cites no text", () => {
  const asked = questionnaire().sections.flatMap((section) => section.questions);
  const inItsOwnName = ids(asked.filter((question) => question.citation === null));
  expect(inItsOwnName).toEqual([
    "acknowledged-by",
    "cmmc-uid",
    "dod-changed-on",
    "sprs-print",
    "affirmation-print",
    "attested-name",
    "attested-title",
  ]);
});

test("CUI markings are unique, and a specified one starts with SP-", () => {
  const markings = cuiCategories().map((category) => category.marking);
  expect(new Set(markings).size).toBe(markings.length);
  for (const { specified, specifiedMarking } of cuiCategories())
    expect(specifiedMarking?.startsWith("SP-") ?? false).toBe(specified);
});

test("a question's id is unique, and what it depends on is asked before it", () => {
  const asked: string[] = [];
  for (const question of questionnaire().sections.flatMap((section) => section.questions)) {
    if (question.onlyWhen) expect(asked).toContain(question.onlyWhen.question);
    expect(asked).not.toContain(question.id);
    asked.push(question.id);
    const hasChoices = question.answer === "choice" || question.answer === "choices";
    expect((question.choices?.length ?? 0) > 0, question.id).toBe(hasChoices);
  }
});

test("every record of every catalog file names its source and its days in force", () => {
  const known = new Map(authorities().map((authority) => [authority.id, authority]));
  const files = recordFiles();
  expect(files.length).toBeGreaterThan(12);
  for (const { file, records } of files) {
    expect(records.length, file).toBeGreaterThan(0);
    for (const { source, effectiveFrom, effectiveTo } of records) {
      expect(Source.safeParse(source).success, file).toBe(true);
      expect(known.get(source.authority), `${file}: ${source.authority}`).toBeDefined();
      expect(effectiveTo === null || effectiveFrom <= effectiveTo, file).toBe(true);
    }
  }
});

test("a proposed text is listed, and no record of any catalog rests on it", () => {
  const proposed = authorities().filter((authority) => authority.kind === "proposed");
  expect(ids(proposed)).toContain("91-fr-37550");
  const proposedNumbers = ["52.240-5", "52.240-6", "52.240-7"];
  for (const { file, records } of recordFiles())
    for (const { source, numbers = [] } of records) {
      expect(ids(proposed), file).not.toContain(source.authority);
      for (const prefix of proposed.flatMap((authority) => authority.cites))
        expect(source.paragraph).not.toContain(prefix);
      for (const { number } of numbers) expect(proposedNumbers).not.toContain(number);
    }
});

test("editions go from the newest to the oldest, and none is younger than a text it read", () => {
  const days = editions.map(({ edition }) => edition);
  expect(days).toEqual([...new Set(days)].sort().reverse());
  expect(CATALOG_EDITION).toBe(days[0]);
  for (const { id, read } of authorities()) expect(read.readOn <= CATALOG_EDITION, id).toBe(true);
});

test("an authority is listed once, and no two claim the same citation", () => {
  expect(new Set(ids(authorities())).size).toBe(authorities().length);
  const prefixes = authorities().flatMap((authority) => authority.cites);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

test("a text that was read itself names a copy that is no younger than the reading", () => {
  for (const { id, read } of authorities())
    if (read.how === "text") expect(read.copyDate <= read.readOn, id).toBe(true);
});

function recordFiles() {
  const folder = import.meta.dirname;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        file.endsWith(".json") &&
        !file.includes("explanations") &&
        !file.startsWith("authorities") &&
        // Ours, by no text: when reminders go out.
        !file.startsWith("reminders") &&
        file !== "editions.json",
    )
    .map((file) => ({
      file,
      records: [JSON.parse(readFileSync(join(folder, file), "utf8"))].flat(),
    }));
}

test("every questionnaire of the library can be asked: ids once, follow-ups after what they hang on", () => {
  expect(libraryQuestionnaires().map(({ id }) => id)).toEqual([
    "basic-safeguarding",
    "cui-and-incidents",
    "prohibited-sources",
    "ownership-and-export",
  ]);
  for (const { id, sections } of libraryQuestionnaires()) {
    const asked = new Map<string, string[]>();
    for (const question of sections.flatMap((section) => section.questions)) {
      const name = `${id}: ${question.id}`;
      expect(asked.has(question.id), name).toBe(false);
      for (const { question: on, is } of question.showWhen ?? [])
        expect(asked.get(on), name).toEqual(expect.arrayContaining(is));
      asked.set(question.id, question.options?.map(({ value }) => value) ?? []);
      expect(question.options !== undefined, name).toBe(question.type.startsWith("choice"));
      expect(question.columns !== undefined, name).toBe(question.type === "table");
    }
  }
});

test("the library asks for pages that may be left out, and says beside each what never to send", () => {
  const files = libraryQuestionnaires().flatMap(({ sections }) =>
    sections.flatMap(({ questions }) => questions.filter(({ type }) => type === "file")),
  );
  expect(ids(files)).toEqual(["certificate-page", "plan-page"]);
  for (const { id, required, help, citation } of files) {
    expect(required, id).toBe(false);
    expect(help, id).toContain("Never");
    // No text asks for the page itself: the prime does.
    expect(citation, id).toBeNull();
  }
});

test("the Level 1 questionnaire asks each of the 15 requirements once, and cites it", () => {
  const [level1] = libraryQuestionnaires();
  const questions = level1?.sections.flatMap((section) => section.questions) ?? [];
  const steps = questions.filter(({ provedBy }) => provedBy === "Level 1 (Self)");
  expect(steps.map(({ citation }) => citation)).toEqual(
    basicSafeguards().map(({ source }) => source.paragraph),
  );
  const open = questions.find(({ id }) => id === "open-steps");
  expect(open?.showWhen?.map(({ question }) => question)).toEqual(ids(steps));
});

test("what a question of the library cites is a text that the catalog knows", () => {
  const prefixes = authorities().flatMap(({ cites }) => cites);
  for (const { sections } of libraryQuestionnaires())
    for (const { id, citation } of sections.flatMap((section) => section.questions))
      for (const part of citation?.split(";") ?? [])
        expect(
          prefixes.some((prefix) => part.trim().startsWith(prefix)),
          `${id} ${part}`,
        ).toBe(true);
});
