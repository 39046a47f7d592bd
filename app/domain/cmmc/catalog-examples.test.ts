import { describe, expect, test } from "vitest";
import { findAlsoRequired } from "#app/domain/flowdown/also-required.ts";
import { clauseFlows } from "#app/domain/flowdown/clauses.ts";
import { decideRequirement } from "#app/domain/flowdown/requirement.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findConditionalBlockers, isClosedOutInTime } from "#app/domain/sprs/conditional.ts";
import { findRequirement, pointsLost } from "#app/domain/sprs/points.ts";
import {
  affirmationRule,
  besideRules,
  clauses,
  currencyRules,
  flowdownRules,
  poamRules,
  scoringRules,
} from "#catalogs/index.ts";
import { isCurrent } from "./currency.ts";

describe.each([...currencyRules, affirmationRule])("currency rule $id", (rule) => {
  test.each(rule.examples)("dated $date, asked on $on: $current", ({ date, on, current }) => {
    expect(isCurrent(calendarDate(date), rule.notOlderThan, calendarDate(on))).toBe(current);
  });
});

describe.each(poamRules)("POA&M rule $id", (rule) => {
  if (rule.kind === "close-out")
    test.each(rule.examples)("$statusDate posted on $postedOn: $allowed", (example) => {
      const { statusDate, postedOn } = example;
      const inTime = isClosedOutInTime(calendarDate(statusDate), calendarDate(postedOn));
      expect(inTime).toBe(example.allowed);
    });
  else
    test.each(rule.examples)("$type, score $score, open $open: $allowed", (example) => {
      const { type, score, open, allowed } = example;
      const blockers = findConditionalBlockers({ type, score, openRequirements: open });
      if (allowed) expect(blockers).toEqual([]);
      else expect(blockers.map((blocker) => blocker.code)).toContain(rule.code);
    });
});

describe.each(flowdownRules)("flowdown rule $code", (rule) => {
  test.each(rule.examples)("$information under $contractStatus: $required", (example) => {
    const { information, commercialOffTheShelfOnly, directedStatus } = example;
    const decision = decideRequirement({
      contract: { requiredStatus: example.contractStatus, clauses: example.clauses },
      subcontract: { information, commercialOffTheShelfOnly, directedStatus },
    });
    expect(decision).toMatchObject({
      required: example.required,
      code: example.code ?? rule.code,
    });
  });
});

describe.each(besideRules)("rule beside the status $code", (rule) => {
  test.each(rule.examples)("$information under $contractStatus, $clauses: $also", (example) => {
    const { information, commercialOffTheShelfOnly, directedStatus, also } = example;
    const facts = {
      contract: { requiredStatus: example.contractStatus, clauses: example.clauses },
      subcontract: { information, commercialOffTheShelfOnly, directedStatus },
    };
    const found = findAlsoRequired(facts, decideRequirement(facts));
    expect(found?.code ?? null).toBe(also ? rule.code : null);
  });
});

describe.each(scoringRules)("scoring rule $result", (rule) => {
  test.each(rule.examples)("$requirement loses $lost", ({ requirement: id, lost }) => {
    const requirement = findRequirement(id);
    expect(requirement && pointsLost(requirement, rule.result)).toBe(lost);
  });
});

describe.each(clauses)("clause $id", (clause) => {
  test.each(clause.examples)(
    "$information, off the shelf $commercialOffTheShelfOnly, critical support $operationallyCriticalSupport: flows $flows",
    ({ flows, ...subcontract }) => {
      expect(clauseFlows(clause, subcontract)).toBe(flows);
    },
  );
});
