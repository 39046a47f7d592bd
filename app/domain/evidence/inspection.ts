import type { EvidenceMediaType } from "./limits.ts";
import type { Marking } from "./markings.ts";
import type { EvidenceRefusal } from "./refusals.ts";

/** What the content of a file showed when somebody put it here. */
export type Inspection =
  | {
      ok: true;
      mediaType: EvidenceMediaType;
      /** 1 for an image */
      pages: number;
      /** pages whose text could not be searched, because they are pictures */
      pagesWithoutText: number;
      /** what looks like a marking of controlled information */
      markings: Marking[];
      /** of a PDF, where it was asked for */
      text?: string;
      /** it has several pages, and the first bears the title of a system security plan */
      opensAsPlan: boolean;
    }
  | { ok: false; refusal: EvidenceRefusal };
