import { z } from "zod";
import {
  choices,
  LEAST_SAID,
  optionalLine,
  optionalText,
  requiredDay,
  requiredLine,
  requiredText,
  saidText,
  saysEnough,
} from "#app/domain/kernel/form-fields.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { cleanAddress } from "#app/domain/kernel/pasted-text.ts";
import { shownField } from "#app/domain/kernel/shown.ts";
import { Email } from "#app/domain/person/credentials.ts";
import { NOTE_KINDS } from "./note.ts";

/** How many people can be let in with the form that opens a room; more are added in the room. */
export const MOST_PEOPLE = 10;

const NAME = "Enter the name of the contract officer or auditor.";
const ORGANIZATION = "Enter the agency or company that they audit for.";
const NOBODY = "Name at least one person who may enter.";

const Person = z
  .object({
    name: optionalLine(),
    organization: optionalLine(),
    email: z.string().overwrite(cleanAddress).toLowerCase().max(254).default(""),
  })
  .check(({ value: { name, email, organization }, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: name });
    if (email && !name) refuse("name", NAME);
    if (email && !organization) refuse("organization", ORGANIZATION);
    if (!email && name) refuse("email", `Enter the email address of ${fullStop(name)}`);
    if (email && !Email.safeParse(email).success)
      refuse("email", "Enter an email address, like name@agency.gov.");
  });

/** A room that a prime opens: which contracts, which days, and who may enter. */
export const NewRoomForm = z
  .object({
    title: requiredLine("Enter what the audit is about."),
    contractIds: choices(),
    startsOn: requiredDay("The first day", "Enter the first day of the access."),
    endsOn: requiredDay("The last day", "Enter the last day of the access."),
    mayMakeRecords: z
      .literal("on")
      .optional()
      .transform((ticked) => ticked === "on"),
    people: z.array(Person).max(MOST_PEOPLE).default([]),
  })
  .check(({ value, issues }) => {
    const refuse = (path: (string | number)[], message: string) =>
      issues.push({ code: "custom", path, message, input: value });
    if (value.contractIds.length === 0) refuse(["contractIds"], "Choose at least one contract.");
    if (value.endsOn < value.startsOn) refuse(["endsOn"], "The access ends before it begins.");
    if (value.people.every(({ email }) => !email)) refuse(["people", 0, "name"], NOBODY);
    const emails = value.people.map(({ email }) => email);
    emails.forEach((email, index) => {
      if (email && emails.indexOf(email) < index)
        refuse(["people", index, "email"], "This address stands here already.");
    });
  })
  .transform(({ people, ...room }) => ({
    ...room,
    people: people.filter(({ email }) => email),
  }));
export type NewRoomAnswer = z.output<typeof NewRoomForm>;

/** Everything that the prime's page of a room is asked to do. */
export const RoomForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("add"),
    name: requiredLine(NAME),
    organization: requiredLine(ORGANIZATION),
    email: Email,
  }),
  z.object({ intent: z.literal("end"), grantId: z.uuid() }),
  z.object({ intent: z.literal("resend"), grantId: z.uuid() }),
  z.object({ intent: z.literal("close") }),
  z.object({ intent: z.literal("records"), allow: z.enum(["yes", "no"]) }),
  z.object({
    intent: z.literal("answer"),
    noteId: z.uuid(),
    shown: shownField(),
    text: saidText("Write the answer."),
  }),
]);

export type RoomAnswer = z.output<typeof RoomForm>;

/** Of what an auditor makes an oversight record: a contract of the room, or a subcontract of one. */
export const RoomRecordForm = z.object({
  kind: z.enum(["contract", "subcontract"]),
  id: z.uuid(),
});
export type RoomRecordAnswer = z.output<typeof RoomRecordForm>;

/** What an auditor writes about a contract or a subcontract. */
export const NoteForm = z.object({
  kind: z.enum(NOTE_KINDS, "Choose whether it is a finding or a question."),
  text: requiredText("Write what you found, or what you ask.", {
    tooShort: "Write it in a sentence, so that whoever answers it knows what is meant.",
  }),
});
export type NoteAnswer = z.output<typeof NoteForm>;

/** What an auditor says to a note: something more, or that it is settled. */
export const ReplyForm = z
  .object({
    intent: z.enum(["reply", "settle"]),
    noteId: z.uuid(),
    shown: shownField(),
    text: optionalText(),
  })
  .check(({ value, issues }) => {
    const isWanted = value.intent === "reply" || value.text !== "";
    if (isWanted && !saysEnough(value.text, LEAST_SAID))
      issues.push({ code: "custom", path: ["text"], message: "Write the reply.", input: "" });
  });
