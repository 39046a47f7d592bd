import { z } from "zod";
import { optionalDay, optionalLine, requiredLine } from "#app/domain/kernel/form-fields.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { CageList, Uei } from "#app/domain/organization/identifiers.ts";
import { Email } from "#app/domain/person/credentials.ts";
import { TagList } from "./tags.ts";

const identity = {
  legalName: requiredLine("Enter the legal name, as it is registered in SAM.gov."),
  uei: Uei.optional().transform((uei) => uei ?? null),
  cages: CageList,
  tags: TagList,
  ownerId: z
    .uuid("Choose a person from the list.")
    .optional()
    .transform((id) => id ?? null),
};

/** What a prime keeps about a supplier. */
export const SupplierForm = z.object(identity);
export type SupplierAnswer = z.output<typeof SupplierForm>;

/** Somebody to write to at a supplier; the name may follow later, and is "" until then. */
export const ContactForm = z.object({
  name: optionalLine(),
  email: Email,
  title: optionalLine().transform((title) => title || null),
});
export type ContactAnswer = z.output<typeof ContactForm>;

/** A new supplier with, if it is known, the first address to write to. */
export const NewSupplierForm = z
  .object({
    ...identity,
    contactName: optionalLine(),
    contactEmail: Email.optional(),
    contactTitle: optionalLine(),
  })
  .check(({ value, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: value });
    if (value.contactName && !value.contactEmail)
      refuse("contactEmail", `Enter the email address of ${fullStop(value.contactName)}`);
  })
  .transform(({ contactName, contactEmail, contactTitle, ...supplier }) => ({
    ...supplier,
    contact: contactEmail
      ? { name: contactName, email: contactEmail, title: contactTitle || null }
      : null,
  }));
export type NewSupplierAnswer = z.output<typeof NewSupplierForm>;

/** Whom to invite. */
export const InviteForm = z.object({
  contactId: z.uuid("Choose whom to invite."),
  dueOn: optionalDay("The due date"),
});

/** By when an invitation that is sent again asks for the answer. */
export const ResendForm = z.object({ dueOn: optionalDay("The due date") });

/** Suppliers chosen from a list. */
export const ChosenSuppliersForm = z.object({
  supplierId: z
    .union([z.uuid(), z.array(z.uuid())])
    .optional()
    .transform((chosen) => (chosen === undefined ? [] : [chosen].flat())),
});

const MOST_CHOSEN = 500;

/** The same from an address; what is no id is left out. */
export function readChosenSuppliers(query: URLSearchParams): string[] {
  const ids = query.getAll("supplierId").filter((id) => z.uuid().safeParse(id).success);
  return [...new Set(ids)].slice(0, MOST_CHOSEN);
}
