/** What an oversight record can be of. */
export const RECORD_KINDS = ["subcontract", "contract", "sample"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a record is asked of. */
export type RecordSubject =
  | { kind: "subcontract"; subcontractId: string }
  | { kind: "contract"; contractId: string }
  | { kind: "sample"; sampleId: string };

export const RECORD_KIND_WORDS: Record<RecordKind, string> = {
  subcontract: "One subcontract",
  contract: "A contract with all its subcontracts",
  sample: "A sample drawn by an auditor",
};

/** A file of a record beside its fixed ones and its evidence: its name in the ZIP, and where it lies. */
export type RecordAttachment = {
  name: string;
  sha256: string;
  sizeBytes: number;
  blobKey: string;
};
