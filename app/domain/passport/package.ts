import { z } from "zod";
import { evidencePath, Manifest, RECORD_FILES } from "#app/domain/record/manifest.ts";
import type { PackageForm } from "#app/domain/record/verify/check-files.ts";
import { RECORD_VERSION } from "#app/domain/record/version.ts";
import type { PassportEvidence } from "./content.ts";

/** The names that the fixed files of a passport carry in its ZIP. */
export const PASSPORT_FILES = {
  json: "passport.json",
  pdf: "passport.pdf",
  manifest: RECORD_FILES.manifest,
} as const;

/** What the manifest of a passport says: its files, and the portal's key that signed them. Version 1. */
export const PassportManifest = Manifest.extend({
  format: z.literal("flowdown-passport-manifest"),
});
export type PassportManifest = z.output<typeof PassportManifest>;

/** A passport as a package. */
export const PASSPORT_PACKAGE: PackageForm = {
  noun: "passport",
  manifest: PassportManifest,
  required: [PASSPORT_FILES.manifest, PASSPORT_FILES.json, PASSPORT_FILES.pdf],
};

/** The largest package that a portal takes in, in bytes. */
export const MOST_PASSPORT_BYTES = 40 * 1024 * 1024;

/** Where an evidence file stands in the ZIP, as in an oversight record. */
export function passportEvidencePath(file: Pick<PassportEvidence, "sha256" | "fileName">): string {
  return evidencePath(RECORD_VERSION, file);
}
