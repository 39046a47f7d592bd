import { expect, test } from "vitest";
import { awardForm, ExceptionPageForm } from "#app/domain/award/award-form.ts";
import { OPEN_POINT_CODES } from "#app/domain/award/open-points.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readFormData } from "./read-form.server.ts";

const on = calendarDate("2026-11-24");
const why = "The purchase order carries the same clauses.";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test("the door lets the reason of every open point through", () => {
  const reasons = OPEN_POINT_CODES.map((code) => [`reasons.${code}`, why]);
  const form = formOf({ intent: "award", awardedOn: on, ...Object.fromEntries(reasons) });
  const read = readFormData(form, awardForm({ on }));
  expect(read.ok && Object.keys(read.value.reasons)).toEqual([...OPEN_POINT_CODES]);
  expect(read.ok && read.value.shown).toBe("");
});

test("a reason that says nothing is asked for again beside its point", () => {
  const form = formOf({ intent: "award", awardedOn: on, "reasons.no-evidence": "ok" });
  const read = readFormData(form, awardForm({ on }));
  expect(!read.ok && read.reply.data.result.error).toMatchObject({
    "reasons.no-evidence": [expect.stringContaining("Write why the award is made all the same")],
  });
});

test("the conditions of an approval are read with their days; a half one is asked for", () => {
  const decision = { intent: "decide", outcome: "approved", reason: why };
  const read = readFormData(
    formOf({
      ...decision,
      "conditions[0].text": "It is assessed.",
      "conditions[0].dueOn": "2027-03-31",
      "conditions[1].text": "",
      "conditions[1].dueOn": "",
    }),
    ExceptionPageForm,
  );
  expect(read.ok && read.value).toMatchObject({
    conditions: [{ text: "It is assessed.", dueOn: "2027-03-31" }],
  });
  const half = readFormData(
    formOf({ ...decision, "conditions[0].text": "It is assessed." }),
    ExceptionPageForm,
  );
  expect(!half.ok && half.reply.data.result.error).toMatchObject({
    "conditions[0].dueOn": ["Enter the day by which it has to be met."],
  });
});
