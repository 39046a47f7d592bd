/** An entry of the log as lists show it. */
export type LogItem = {
  seq: number;
  /** ISO instant, UTC */
  at: string;
  action: string;
  /** who did it, with role and organization */
  actor: string;
  contract: { id: string; piid: string } | null;
  subcontract: { id: string; number: string } | null;
  supplier: { id: string; legalName: string } | null;
  leafHash: string;
};
