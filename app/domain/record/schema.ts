import { z } from "zod";
import { RECORD_FORMS } from "./content.ts";
import { Manifest } from "./manifest.ts";
import { Day, Instant, RECORD_PARTS, Required, Sha256 } from "./parts.ts";
import { RECORD_VERSION, RECORD_VERSIONS, type RecordVersion } from "./version.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The parts that many others are made of, by the name they carry under `$defs`. */
function namedParts(version: RecordVersion) {
  const named = z.registry<{ id: string; description: string }>();
  named.add(Sha256, { id: "Sha256", description: "SHA-256 in lower-case hexadecimal." });
  named.add(Day, { id: "Day", description: "A calendar date without a time zone." });
  named.add(Instant, { id: "Instant", description: "An instant in UTC." });
  named.add(Required, {
    id: "RequiredStatus",
    description: "A CMMC status as a contract can require it; null where none is. 32 CFR 170.14.",
  });
  named.add(RECORD_PARTS[version].Verdict, {
    id: "Verdict",
    description:
      "What was decided about a subcontract for a day, with every reason and its citation.",
  });
  named.add(RECORD_PARTS[version].Fact, {
    id: "Fact",
    description:
      "One version of one fact: what it says, who said it, how it was checked, what stands beside it. contentHash is the SHA-256 of the canonical form of content. The newest review comes first and counts.",
  });
  if (version < 3) return named;
  named.add(RECORD_PARTS[version].Showing, {
    id: "Showing",
    description:
      "What the prime recorded of a supplier itself, from paper or the telephone: attested by nobody. contentHash is the SHA-256 of the canonical form of content.",
  });
  named.add(RECORD_PARTS[version].Plan, {
    id: "Plan",
    description:
      "A remediation plan of a supplier as far as the supplier showed it to the prime at the instant of the record. shownSha256 is the SHA-256 of the canonical form of shown, which the log tells.",
  });
  named.add(RECORD_PARTS[version].ToldTiers, {
    id: "ToldTiers",
    description:
      "What the supplier told the prime of its own subcontracts below one: the supplier's word, with names only where it chose to tell them. contentSha256 is the SHA-256 of the canonical form of content, which the log tells.",
  });
  named.add(RECORD_PARTS[version].Questionnaire, {
    id: "Questionnaire",
    description:
      "A questionnaire that the prime sent to a supplier: the questions as they were frozen, each round of answers as it was handed in, and how its review ended. contentHash is the SHA-256 of the canonical form of content.",
  });
  return named;
}

/** What the names in a record alone do not say, by where it stands. */
const WORDS_OF_VERSION_2: Readonly<Record<string, string>> = {
  asOf: "The day that the verdicts are decided for.",
  knownAt: "What came to be known later is not in the record.",
  catalogEdition: "Which edition of the rules decided.",
  supersedes: "The record that this one takes the place of, by number and SHA-256 of its JSON.",
  sample: "How the subcontracts were chosen; null unless the record is of a sample.",
  "sample.population": "How many subcontracts the sample was drawn from.",
  "sample.populationSha256": "Names the list that the sample was drawn from.",
  contracts: "By number.",
  subcontracts: "By number; in the order drawn in a sample.",
  "subcontracts[].parentNumber":
    "Number of the subcontract it hangs under; null in the first tier.",
  "subcontracts[].flowdowns": "What the subcontract must carry, as issued; newest first.",
  "subcontracts[].factIds": "The facts of its supplier that concern it.",
  "subcontracts[].verdict":
    "On the day of asOf; null while nobody answered what information flows.",
  "subcontracts[].gaps": "What is still open, when the record was made.",
  suppliers: "By name, then id.",
  "suppliers[].facts": "Every version of every fact; newest first.",
  "log.treeSize": "How many entries the log had when the record was requested.",
  "log.root": "The root of the log then: a Merkle tree as in RFC 9162.",
  "log.grewFrom": "That this log only added to the one that the superseded record shows.",
  "log.entries": "The entries that concern the record.",
  "log.entries[].seq": "The entry's place in the log, from 0.",
  "log.entries[].entry": "Canonical JSON as it was hashed, kept as text.",
  "log.entries[].inclusion": "Hashes from the leaf up to the root. RFC 9162, 2.1.3.",
};

const RECORD_WORDS: Readonly<Record<RecordVersion, Readonly<Record<string, string>>>> = {
  2: WORDS_OF_VERSION_2,
  3: {
    ...WORDS_OF_VERSION_2,
    "subcontracts[].award.recordedOn": "The day of recording, where the prime is.",
    "subcontracts[].award.recordedVerdict":
      "Of the day of recording; null for one recorded before both were kept.",
    "subcontracts[].award.openPoints":
      "What was open when it was recorded, each with why it was awarded all the same.",
    "subcontracts[].annulledAwards": "Recorded in error, each with who said so; oldest first.",
    "subcontracts[].exceptions[].awardUntil": "The last day on which it allows an award.",
    "subcontracts[].exceptions[].decision.verdict": "What the approver saw and decided about.",
    "subcontracts[].exceptions[].reassignments": "Given to other approvers; oldest first.",
    "subcontracts[].exceptions[].conditions": "What the approver demanded, by the day it is due.",
    rule: "What the rule was on the day of asOf, as the catalogs have it.",
    "contracts[].awardedOn": "null while it is not known.",
    "contracts[].inForce": "The terms of the day of asOf: those of the award as modified since.",
    "contracts[].modifications":
      "As recorded, by effective day and number; corrected and withdrawn ones too.",
    "subcontracts[].ownTerms":
      "What the prime asks beyond the rule where it reaches the subcontract; never a requirement of the rule.",
    "subcontracts[].toldTiers":
      "What its supplier told of its own subcontracts below it, newest first: no verdict rests on it.",
    "subcontracts[].flowdowns[].ownTerms": "What the supplier was told that the prime asks.",
    "suppliers[].statusEndings":
      "That an assessment stopped counting on a day, as the prime learned it.",
    "suppliers[].showings":
      "What the supplier showed on paper or by phone, as the prime recorded it: no fact of the supplier's, and never attested.",
    "suppliers[].plans":
      "Its remediation plans as far as they were shown to the prime: the items only where the supplier chose to show them.",
    "suppliers[].questionnaires":
      "What the prime asked of it in questionnaires; oldest sent first. What the prime noted for its own people is not there.",
    "prime.timeZone": "In which time zone the days of the record begin and end, as IANA names it.",
  },
};

const MANIFEST_WORDS: Readonly<Record<string, string>> = {
  number: "The number of the record; the same as in record.json.",
  builtAt: "When the record was built.",
  verifierKey: "The key that signed this list and the checkpoint, as a C2SP verifier key.",
  files: "Every member of the ZIP but this list itself.",
};

/** Every published schema of a record, by the name of its file without `.schema.json`. */
export function listSchemas(): PublishedSchema[] {
  return [
    ...RECORD_VERSIONS.map((version) =>
      publish(
        "oversight-record",
        RECORD_FORMS[version],
        "An oversight record",
        RECORD_WORDS[version],
        namedParts(version),
      ),
    ),
    publish(
      "oversight-record-manifest",
      Manifest,
      "The signed list of the files of an oversight record",
      MANIFEST_WORDS,
      namedParts(RECORD_VERSION),
    ),
  ];
}

/** A schema as its file holds it and its address answers it. */
export function writeSchema(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** A form of a sealed document as anyone reads it, by the name of its file without `.schema.json`. */
export type PublishedSchema = { name: string; schema: object };

type NamedParts = ReturnType<typeof namedParts>;

/** The schema of a form that names its version, with words for what its names alone do not say. */
export function publish(
  name: string,
  form: z.ZodObject & { shape: { version: z.ZodLiteral<number> } },
  title: string,
  words: Readonly<Record<string, string>>,
  metadata: NamedParts,
): PublishedSchema {
  // What a file holds is what the form takes in; what it gives out are the portal's own types.
  const { $schema, $defs, ...schema } = z.toJSONSchema(form, { io: "input", metadata });
  for (const [path, text] of Object.entries(words)) partAt(schema, path).description = text;
  const version = form.shape.version.value;
  const $id = `urn:flowdown:${name}:${version}`;
  return {
    name: `${name}-v${version}`,
    schema: { $schema, $id, title: `${title}, version ${version}`, ...schema, $defs },
  };
}

/** The part of a schema at `log.entries[].seq`. @throws Error when the form has no such part. */
function partAt(schema: JsonSchema, path: string): JsonSchema {
  return path.split(/\.|(?=\[\])/).reduce<JsonSchema>((part, step) => {
    const [own = part] = part.anyOf ?? [];
    const below = typeof own === "object" && (step === "[]" ? own.items : own.properties?.[step]);
    if (typeof below !== "object" || Array.isArray(below))
      throw new Error(`no ${path} in the form`);
    return below;
  }, schema);
}
