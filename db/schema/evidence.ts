import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import { createdAt, id } from "./columns.ts";
import { facts } from "./fact.ts";
import { organizations } from "./organization.ts";

/** A file, known by its SHA-256; the content lies encrypted in the blob store under `blobKey`. */
export const evidence = pgTable(
  "evidence",
  {
    id: id(),
    uploadedAt: createdAt(),
    uploadedBy: uuid().notNull(),
    uploadedByName: text().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    fileName: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    blobKey: text().notNull(),
    /** how many pages it has and on how many no text could be searched; null: uploaded before this was kept */
    pages: integer(),
    pagesWithoutText: integer(),
    /** what the uploader said of what looks like a marking in it; null when nothing does */
    notCui: jsonb().$type<NotCui>(),
    /** the last day on which it is valid, where it names one; null: it names none, or nobody said */
    validUntil: date({ mode: "string" }),
  },
  (t) => [index("evidence_organization").on(t.organizationId, t.sha256)],
);

/** Which evidence was put beside which fact when it was stated. */
export const evidenceLinks = pgTable(
  "evidence_links",
  {
    factId: uuid()
      .notNull()
      .references(() => facts.id, { onDelete: "restrict" }),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ columns: [t.factId, t.evidenceId] }),
    index("evidence_links_evidence").on(t.evidenceId),
  ],
);
