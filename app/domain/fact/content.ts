import type { CryptographicModule } from "#app/domain/cmmc/fips.ts";
import type { AssessmentType, StatusKind } from "#app/domain/cmmc/vocabulary.ts";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { UnansweredQuestions } from "#app/domain/questionnaire/unanswered.ts";

/** What each kind of fact says. Other facts are named by their lineage, so that a correction keeps the tie. */
export type FactContents = {
  "organization-profile": {
    legalName: string;
    uei: string;
    cages: string[];
    address: string;
    employees: number | null;
    /** absent where everything was answered */
    unanswered?: UnansweredQuestions;
  };
  "information-system": {
    name: string;
    description: string;
    cages: string[];
    planName: string;
    planVersion: string;
    planDate: CalendarDate | null;
    externalServiceProviders: string;
    /** absent where everything was answered */
    unanswered?: UnansweredQuestions;
  };
  acknowledgement: {
    flowdownId: string;
    acknowledgedOn: CalendarDate;
    passesOnToLowerTiers: boolean;
  };
  assessment: {
    systemLineageId: string;
    type: AssessmentType;
    status: StatusKind | null;
    statusDate: CalendarDate;
    cmmcUid: string | null;
    score: number | null;
    openRequirements: { id: string; partial?: boolean }[];
    cages: string[];
    assessor: string | null;
    fullScoreOn: CalendarDate | null;
    /** absent where it was not stated, and in facts from before it was asked */
    cryptographicModule?: CryptographicModule;
    /** when the close-out of a Conditional status was posted; absent where none was stated */
    closeOutPostedOn?: CalendarDate;
    /** from when on compliance is no longer what was assessed; absent where nothing was stated */
    complianceChangedOn?: CalendarDate;
    /** from when on DoD revoked it, or a DIBCAC result took its place; absent where it stands */
    revokedOn?: CalendarDate;
    /** absent where everything was answered */
    unanswered?: UnansweredQuestions;
  };
  affirmation: {
    assessmentLineageId: string;
    officialName: string;
    officialTitle: string;
    affirmedOn: CalendarDate;
  };
  certification: {
    standard: string;
    edition: string;
    body: string;
    number: string;
    scope: string;
    coversCuiSystem: boolean;
    issuedOn: CalendarDate;
    expiresOn: CalendarDate;
  };
  attestation: {
    requestId: string;
    wordingId: string;
    wording: string;
    officialName: string;
    officialTitle: string;
    signedAt: string;
    secondFactorAt: string;
    covers: { factId: string; contentHash: string }[];
  };
};

/** A fact of one kind with its content. */
export type FactOf<K extends keyof FactContents> = {
  id: string;
  organizationId: string;
  kind: K;
  lineageId: string;
  supersedesId: string | null;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedByName: string;
  /** SHA-256 of the canonical JSON of `content`, hexadecimal */
  contentHash: string;
  content: FactContents[K];
  evidence: FactEvidence[];
};

/** A fact of any kind: tell them apart by `kind`. */
export type Fact = { [K in keyof FactContents]: FactOf<K> }[keyof FactContents];

/** A file that stands beside a fact. */
export type FactEvidence = {
  id: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  uploadedAt: string;
  uploadedByName: string;
  /** how many pages it has; null: it was uploaded before this was kept */
  pages?: number | null;
  /** pages whose text could not be searched for markings, because they are pictures */
  pagesWithoutText?: number | null;
  /** what the uploader said of what looks like a marking in it; null when nothing does */
  notCui?: NotCui | null;
  /** the last day on which it is valid, where it names one; null or absent: it names none, or nobody said */
  validUntil?: string | null;
};
