import { ROLE_NAMES, type Role } from "#app/domain/access/roles.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "./actions.ts";

/** An entry of the log as it was hashed. Older versions of the portal may know other actions. */
export type OversightEntry = {
  version: number;
  primeId: string;
  at: string;
  action: string;
  actor: {
    id: string;
    name: string;
    role: string;
    organization: string;
    secondFactorAt: string | null;
  };
  subject: {
    contractId: string | null;
    subcontractId: string | null;
    supplierId: string | null;
  };
  detail: Record<string, unknown>;
};

/** Read the text of an entry. @throws SyntaxError when it is not JSON. */
export function readEntry(text: string): OversightEntry {
  return JSON.parse(text);
}

/** What an entry says happened; the action itself where no words are known for it. */
export function actionWords(action: string): string {
  return OVERSIGHT_ACTIONS[action as OversightAction] ?? action;
}

/** Who did it, with role and organization: `Dana Whitfield, Supply-chain manager, Aster Dynamics`. */
export function actorWords({ name, role, organization }: OversightEntry["actor"]): string {
  if (role === "system") return "Flowdown, by itself";
  return [name, ROLE_NAMES[role as Role] ?? role, organization].join(", ");
}
