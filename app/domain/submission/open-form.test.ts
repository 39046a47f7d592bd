import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { affirmationForm } from "./affirmation-form.ts";
import { OrganizationForm } from "./organization-form.ts";
import { systemForm } from "./system-form.ts";

const shop = {
  legalName: "Larkspur",
  uei: "K7NQ4M2XWR91",
  cages: "1abc5",
  address: "12 Mill Road",
};
const on = calendarDate("2026-11-24");

test("what is answered leaves no trace of what could have been left open", () => {
  expect(OrganizationForm.parse(shop)).toEqual({
    legalName: "Larkspur",
    uei: "K7NQ4M2XWR91",
    cages: ["1ABC5"],
    address: "12 Mill Road",
    employees: undefined,
  });
});

test("a question is left open by saying why, and by nothing else", () => {
  const { uei: _, ...without } = shop;
  expect(OrganizationForm.safeParse(without).success).toBe(false);
  expect(OrganizationForm.safeParse({ ...without, ueiAnswer: "given" }).success).toBe(false);
  expect(OrganizationForm.parse({ ...without, ueiAnswer: "none" })).toMatchObject({
    uei: "",
    unanswered: { uei: "none" },
  });
});

test("what was typed counts, whatever was said beside it", () => {
  expect(OrganizationForm.parse({ ...shop, ueiAnswer: "unknown" })).not.toHaveProperty(
    "unanswered",
  );
  expect(OrganizationForm.safeParse({ ...shop, uei: "short", ueiAnswer: "unknown" }).success).toBe(
    false,
  );
});

test("every mistake is told at once", () => {
  const { error } = OrganizationForm.safeParse({ uei: "short" });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([
    "legalName",
    "uei",
    "cages",
    "address",
  ]);
});

test("a plan that is not there has neither version nor date; a half one is asked for", () => {
  const form = systemForm({ needsPlan: true, on });
  const system = { name: "Enclave", cages: "1ABC5" };
  expect(form.parse({ ...system, planAnswer: "none" })).toMatchObject({
    planName: "",
    unanswered: { plan: "none" },
  });
  expect(form.safeParse({ ...system, planName: "SSP", planAnswer: "none" }).success).toBe(false);
});

test("an affirmation that nobody made names nobody", () => {
  const form = affirmationForm({ on });
  expect(form.parse({ officialName: "Dana", affirmationAnswer: "none" })).toEqual({
    officialName: "",
    officialTitle: "",
    unanswered: { affirmation: "none" },
  });
});
