import { addDays } from "#app/domain/kernel/calendar-date.ts";
import {
  type AddedKind,
  fillAddition,
  type PlaceholderValues,
} from "#app/domain/letter/addition.ts";
import type { LetterFacts, LetterKind } from "#app/domain/letter/letters.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { type WrittenLetter, writeLetter } from "#emails/index.ts";

/** Leads nowhere: a preview is nobody's to answer. */
const LINK = { path: "/" };
const CONTEXT = { url: "#", wrongPersonUrl: "#", spreadsheetUrl: "#", toName: "" };

type ReminderToPreview = { facts: Omit<LetterFacts<"request-reminder">, "link"> };

/** The letter that reminds of a request, as it is sent, but for where its button leads. */
export function previewReminder({ facts }: ReminderToPreview): Promise<WrittenLetter> {
  return previewLetter("request-reminder", facts);
}

/** A letter of a kind with words added, to a supplier that does not exist. */
export function previewAddition(
  actor: Actor,
  kind: AddedKind,
  text: string,
): Promise<WrittenLetter> {
  const values: PlaceholderValues = {
    supplier: "Example Machining, Inc.",
    prime: actor.organizationName,
    sender: actor.personName,
    subcontract: "SC-0042",
  };
  const addition = fillAddition(text, values);
  return SAMPLES[kind](actor, addition);
}

const SAMPLES: Record<AddedKind, (actor: Actor, addition: string) => Promise<WrittenLetter>> = {
  "supplier-invitation": ({ organizationName, personName, on }, addition) =>
    previewLetter("supplier-invitation", {
      primeName: organizationName,
      inviterName: personName,
      supplierName: "Example Machining, Inc.",
      expiresOn: addDays(on, 21),
      dueOn: addDays(on, 21),
      asked: "cmmc-status",
      asks: ["SC-0042 Machined housings: show a current Level 2 (C3PAO)"],
      addition,
    }),
  "request-reminder": ({ organizationName, on }, addition) =>
    previewLetter("request-reminder", {
      primeName: organizationName,
      subcontractNumber: "SC-0042",
      subcontractTitle: "Machined housings",
      asked: "cmmc-status",
      required: "Level 2 (C3PAO)",
      dueOn: addDays(on, 7),
      isAnswered: false,
      corrections: [],
      addition,
    }),
  reminders: ({ organizationName, on }, addition) =>
    previewLetter("reminders", {
      primeName: organizationName,
      items: [
        {
          key: "example",
          text: "Your signed answer for SC-0042 is due.",
          on: addDays(on, 7),
          left: "in 7 days",
          isOverdue: false,
        },
      ],
      dueOn: addDays(on, 7),
      addition,
    }),
};

/** A letter of some kind as it would be sent, but for where its button leads. */
export function previewLetter<K extends LetterKind>(
  kind: K,
  facts: Omit<LetterFacts<K>, "link">,
): Promise<WrittenLetter> {
  return writeLetter(kind, { ...facts, link: LINK } as LetterFacts<K>, CONTEXT);
}
