import { expect, test } from "vitest";
import type { z } from "zod";
import { NoteForm, ReplyForm, RoomForm } from "#app/domain/audit/form.ts";
import { PersonForm } from "#app/domain/person/person-form.ts";
import { FileRemovalForm } from "#app/domain/remediation/item-file-form.ts";
import { ClosingForm, PlanReviewForm } from "#app/domain/remediation/sharing-form.ts";
import { requiredText } from "./form-fields.ts";

const ID = "0190f0f0-0000-7000-8000-000000000001";
const shown = "0".repeat(64);

/** Each form with a field in which somebody says something, by what is written there. */
const FORMS: [string, z.ZodType, (text: string) => object, string][] = [
  ["a reason", requiredText("Say why."), (text) => text as unknown as object, "It was a double."],
  ["a finding", NoteForm, (text) => ({ kind: "finding", text }), "The print is of 2024."],
  ["an answer", RoomForm, (text) => ({ intent: "answer", noteId: ID, shown, text }), "Yes."],
  ["a reply", ReplyForm, (text) => ({ intent: "reply", noteId: ID, shown, text }), "Thanks."],
  ["settling with words", ReplyForm, (text) => ({ intent: "settle", noteId: ID, shown, text }), ""],
  [
    "a reset of a second factor",
    PersonForm,
    (reason) => ({ intent: "ask-reset", reason }),
    "She lost her phone and called me.",
  ],
  ["a file taken off", FileRemovalForm, (why) => ({ remove: ID, why }), "Wrong file"],
  ["a comment", PlanReviewForm, (note) => ({ outcome: "commented", note, shown }), "Go on."],
  ["a return", ClosingForm, (note) => ({ outcome: "returned", note, shown }), "No photo of it."],
];

test.each(FORMS)("%s says something", (_, form, withText, enough) => {
  expect(form.safeParse(withText(enough)).success).toBe(true);
  for (const nothing of ["x", ".", "------------", "  x  "])
    expect([nothing, form.safeParse(withText(nothing)).success]).toEqual([nothing, false]);
});
