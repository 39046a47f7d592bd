import { z } from "zod";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import { Day } from "#app/domain/record/parts.ts";
import { CONTACT_STATES } from "#app/domain/supplier/contact-state.ts";
import { HEAD_WORDS, LIST_HEAD } from "./list-head.ts";

const ListedSupplier = z.object({
  id: z.uuid(),
  page: z.url(),
  legalName: z.string(),
  uei: z.string().nullable(),
  cages: z.array(z.string()),
  tags: z.array(z.string()),
  openSubcontracts: z.number().int(),
  posture: z.enum(POSTURE_STATES).nullable(),
  holdsUntil: Day.nullable(),
  sprsScore: z.number().int().nullable(),
  ineligible: z.array(
    z.object({
      number: z.string(),
      contractPiid: z.string(),
      reason: z.string().nullable(),
      citation: z.string().nullable(),
    }),
  ),
  contactState: z.enum(CONTACT_STATES),
});

/** The list of suppliers as a program reads it: no person is named in it. */
export const SupplierList = z.object({
  format: z.literal("flowdown-supplier-list"),
  version: z.literal(1),
  ...LIST_HEAD,
  suppliers: z.array(ListedSupplier),
});
export type SupplierList = z.input<typeof SupplierList>;

/** What the names alone do not say. */
export const SUPPLIER_LIST_WORDS: Readonly<Record<string, string>> = {
  ...HEAD_WORDS,
  suppliers: "In the order asked for. What was merged into another record is not among them.",
  "suppliers[].page": "Where a person reads the whole of it, signed in.",
  "suppliers[].openSubcontracts": "How many of its subcontracts are not closed.",
  "suppliers[].posture": "The worst of its open subcontracts; null without any.",
  "suppliers[].holdsUntil":
    "The first day on which an eligible verdict of one of them ends; null where none does.",
  "suppliers[].sprsScore": "The standing score; null where none was told.",
  "suppliers[].ineligible":
    "Each ineligible open subcontract with the first reason of its verdict; all reasons are in the list of subcontracts.",
  "suppliers[].contactState": "How far the prime's people came in reaching it.",
};
