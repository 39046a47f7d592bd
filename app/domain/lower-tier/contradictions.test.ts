import { describe, expect, it } from "vitest";
import type { Fact } from "#app/domain/fact/content.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  findLowerTierContradictions,
  type LowerTierFlow,
  type ToldAgainst,
} from "./contradictions.ts";

function acknowledgement(passesOnToLowerTiers: boolean, flowdownId = "flowdown"): Fact {
  return {
    id: "acknowledgement",
    lineageId: "lineage",
    supersedesId: null,
    recordedAt: "2026-11-20T10:00:00.000Z",
    recordedByName: "Rosa Delgado",
    kind: "acknowledgement",
    content: {
      flowdownId,
      acknowledgedOn: calendarDate("2026-11-20"),
      passesOnToLowerTiers,
    },
  } as Fact;
}

const below = (information: LowerTierFlow["information"]): LowerTierFlow => ({
  number: "W-1103",
  supplierName: "Salt Fork Titanium Corp.",
  information,
});

describe("what a supplier says of those below it, and what is recorded of them", () => {
  it("contradict each other where somebody below gets the information", () => {
    const [found] = findLowerTierContradictions("flowdown", [acknowledgement(false)], {
      recorded: [below("CUI")],
      told: null,
    });
    expect(found?.factId).toBe("acknowledgement");
    expect(found?.text).toContain("W-1103 of Salt Fork Titanium Corp. (CUI)");
  });

  it.each<[string, Fact[], LowerTierFlow[]]>([
    ["the supplier says that it passes it on", [acknowledgement(true)], [below("CUI")]],
    ["nobody below gets any", [acknowledgement(false)], [below("none"), below(null)]],
    ["nobody is recorded below", [acknowledgement(false)], []],
    ["nothing was said yet", [], [below("CUI")]],
    ["it was said of another flowdown", [acknowledgement(false, "former")], [below("FCI")]],
  ])("agree where %s", (_, facts, tiers) => {
    expect(findLowerTierContradictions("flowdown", facts, { recorded: tiers, told: null })).toEqual(
      [],
    );
  });
});

describe("what a supplier signed of lower tiers, and what it told of them", () => {
  const told = (mustCarry: number, change: Partial<ToldAgainst> = {}): ToldAgainst => ({
    asOf: calendarDate("2026-11-25"),
    direct: 2,
    further: 0,
    mustCarry,
    ...change,
  });
  const found = (passesOn: boolean, content: ToldAgainst | null) =>
    findLowerTierContradictions("flowdown", [acknowledgement(passesOn)], {
      recorded: [],
      told: content,
    });
  const heard = {
    from: 1,
    since: calendarDate("2026-11-01"),
    outdated: 0,
    count: 1,
    mustCarry: 1,
    passedOn: 1,
    acknowledged: 1,
    worst: "eligible" as const,
    holdsUntil: null,
    levels: [],
  };

  it.each<[string, boolean, ToldAgainst, string]>([
    [
      "nothing is passed on, and lower tiers were told of",
      false,
      told(2),
      "told of 2 lower-tier subcontracts that must carry the clauses (as of 25 Nov 2026)",
    ],
    [
      "nothing is passed on, and its lower tiers told of theirs",
      false,
      told(0, { heard }),
      "told of 1 lower-tier subcontract that must carry",
    ],
    [
      "it is passed on, and to nobody",
      true,
      told(0, { direct: 0 }),
      "told that it has no lower-tier subcontract",
    ],
    [
      "it is passed on, and none must carry the clauses",
      true,
      told(0),
      "told that none of its 2 lower-tier subcontracts must carry",
    ],
  ])("contradict each other: %s", (_, passesOn, content, words) => {
    const [one, ...others] = found(passesOn, content);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ code: "lower-tiers-told-otherwise", factId: "acknowledgement" });
    expect(one?.text).toContain(words);
  });

  it.each<[string, boolean, ToldAgainst | null]>([
    ["nothing was told", false, null],
    ["nothing was told of what is passed on", true, null],
    ["only off-the-shelf items are below", false, told(0)],
    ["what is passed on reaches somebody", true, told(1)],
    ["what is passed on reaches somebody further down", true, told(0, { heard })],
    ["all to whom it was passed on are closed", true, told(0, { direct: 0, closed: 2 })],
    [
      "nothing is passed on any more, and those who got it are closed",
      false,
      told(0, { closed: 1 }),
    ],
  ])("agree: %s", (_, passesOn, content) => {
    expect(found(passesOn, content)).toEqual([]);
  });

  it("are held against each other for the flowdown that is asked about alone", () => {
    expect(
      findLowerTierContradictions("flowdown", [acknowledgement(false, "former")], {
        recorded: [],
        told: told(2),
      }),
    ).toEqual([]);
  });

  it("can contradict the prime's records and the telling at once", () => {
    const both = findLowerTierContradictions("flowdown", [acknowledgement(false)], {
      recorded: [below("FCI")],
      told: told(1),
    });
    expect(both.map(({ code }) => code)).toEqual([
      "lower-tiers-get-the-information",
      "lower-tiers-told-otherwise",
    ]);
  });
});
