import { describe, expect, it } from "vitest";
import type { Fact } from "#app/domain/fact/content.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findLowerTierContradiction, type LowerTierFlow } from "./lower-tiers.ts";

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
    const found = findLowerTierContradiction("flowdown", [acknowledgement(false)], [below("CUI")]);
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
    expect(findLowerTierContradiction("flowdown", facts, tiers)).toBeNull();
  });
});
