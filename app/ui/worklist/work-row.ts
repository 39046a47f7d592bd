import type { WorkKind } from "#app/domain/worklist/kinds.ts";

type Named = { id: string; name: string };

/** One thing of the worklist, as it is shown. */
export type WorkRow = {
  kind: WorkKind;
  id: string;
  until: string | null;
  since: string | null;
  supplier: Named | null;
  subcontract: Named | null;
  contract: Named | null;
  ref: string | null;
  amount: number;
  detail: string;
  owner: Named | null;
  deputyUntil: string | null;
  isTold: boolean;
  hasReaders: boolean;
  hasOpenInvitation: boolean;
};
