import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { choices, optionalText, requiredDay } from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";
import { isRenewable, type Lapse } from "./lapse.ts";

/** What was chosen to be renewed: of which suppliers, and of them what by name. */
export type RenewalChoice = {
  suppliers: { id: string; chosen: Pick<Lapse, "kind" | "id">[] }[];
  /** the subcontract from whose page it was asked */
  subcontractId?: string | undefined;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_CHOSEN = 500;

/** One choice as a form carries it: the supplier, with the kind and id of what ends, or alone. */
export function writeChoice(supplierId: string, lapse?: Pick<Lapse, "kind" | "id">): string {
  return lapse ? `${supplierId} ${lapse.kind} ${lapse.id}` : supplierId;
}

/** Read choices; what none of our pages wrote is left out. */
export function readChoices(written: readonly string[]): RenewalChoice["suppliers"] {
  const found = new Map<string, Pick<Lapse, "kind" | "id">[]>();
  for (const one of written.slice(0, MOST_CHOSEN)) {
    const [supplierId = "", kind = "", id = ""] = one.split(" ");
    if (!UUID.test(supplierId)) continue;
    const named = isRenewable(kind) && UUID.test(id) ? [{ kind, id }] : [];
    found.set(supplierId, [...(found.get(supplierId) ?? []), ...named]);
  }
  return [...found].map(([id, chosen]) => ({ id, chosen }));
}

/** The same written again, without what was left out. */
export function writeChoices(suppliers: RenewalChoice["suppliers"]): string[] {
  return suppliers.flatMap(({ id, chosen }) =>
    chosen.length > 0 ? chosen.map((lapse) => writeChoice(id, lapse)) : [writeChoice(id)],
  );
}

/** The address of the preview: what was chosen, and where. */
export function readRenewalAddress(query: URLSearchParams): RenewalChoice {
  const subcontractId = query.get("subcontract") ?? "";
  return {
    suppliers: readChoices(query.getAll("renew")),
    subcontractId: UUID.test(subcontractId) ? subcontractId : undefined,
  };
}

/** What is given when renewals are asked for. */
export const renewalForm = ({ on }: { on: CalendarDate }) =>
  z.object({
    shown: shownField(),
    renew: choices().transform(readChoices),
    subcontract: z.uuid().optional(),
    dueOn: requiredDay("The due date", "Enter by when you need the answer.").refine(
      (day) => day > on,
      "The due date must be after today.",
    ),
    message: optionalText(1_000),
  });
