import { findCmmcUidProblem } from "#app/domain/cmmc/uid.ts";
import { cleanCode, cleanLine, cleanNumber, cleanText } from "#app/domain/kernel/pasted-text.ts";
import { readTypedDay } from "#app/domain/kernel/typed-day.ts";
import {
  findCageProblem,
  findUeiProblem,
  parseCages,
  readUei,
} from "#app/domain/organization/identifiers.ts";

/** What of a page of SPRS fills in an answer, each as a form's field holds it. */
export const SPRS_FIELDS = [
  "legalName",
  "uei",
  "cages",
  "planName",
  "planVersion",
  "planDate",
  "cmmcType",
  "cmmcStatus",
  "cmmcStatusDate",
  "cmmcUid",
  "cmmcScore",
  "cmmcAssessor",
  "dodType",
  "dodDate",
  "dodScore",
  "dodFullScoreOn",
  "officialName",
  "officialTitle",
  "affirmedOn",
] as const;
export type SprsField = (typeof SPRS_FIELDS)[number];
export type SprsValues = Partial<Record<SprsField, string>>;

/** Something that has a label and could not be read. */
export type Unread = { field: SprsField; label: string; text: string; why: string };

export type SprsReading = { values: SprsValues; unread: Unread[] };

type Kind = "cmmc" | "dod";
/** What a value says: some fields, or why it says nothing. */
type Read = { values: SprsValues } | { why: string };
type Label = {
  /** how it is told to a person */
  name: string;
  /** a field that it fills in */
  field: SprsField;
  /** how SPRS and certificates write it, in small letters */
  written: readonly string[];
  /** the assessment that this label belongs to; absent where it stands with both or none */
  kind?: Kind;
  read: (text: string, kind: Kind | null) => Read;
};

const LONGEST_LINE = 200;
const MOST_LINES = 3_000;

/** What SPRS calls its fields. @see 32 CFR 170.15(a)(1)(i), 170.16(a)(1)(i), 170.17(a)(1)(i) */
const LABELS: readonly Label[] = [
  {
    name: "Legal name",
    field: "legalName",
    written: ["company name", "legal name", "legal business name", "company"],
    read: line("legalName"),
  },
  {
    name: "UEI",
    field: "uei",
    written: ["unique entity id (uei)", "unique entity identifier", "unique entity id", "uei"],
    read: readUeiField,
  },
  {
    name: "CAGE codes",
    field: "cages",
    written: ["included cage(s)", "included cages", "cage code(s)", "cage codes", "cage code"],
    read: readCages,
  },
  {
    name: "Name of the security plan",
    field: "planName",
    written: ["system security plan name", "system security plan assessed", "ssp name"],
    read: line("planName"),
  },
  {
    name: "Version of the security plan",
    field: "planVersion",
    written: ["system security plan version", "ssp version/revision", "ssp version"],
    read: line("planVersion"),
  },
  {
    name: "Date of the security plan",
    field: "planDate",
    written: ["system security plan date", "ssp date"],
    read: day("planDate"),
  },
  {
    name: "CMMC status",
    field: "cmmcType",
    written: ["cmmc status type", "cmmc status", "cmmc level"],
    kind: "cmmc",
    read: readStatus,
  },
  {
    name: "CMMC Status Date",
    field: "cmmcStatusDate",
    written: ["cmmc status date", "status date"],
    kind: "cmmc",
    read: day("cmmcStatusDate"),
  },
  {
    name: "CMMC UID",
    field: "cmmcUid",
    written: ["cmmc unique identifier (uid)", "cmmc unique identifier", "cmmc uid"],
    kind: "cmmc",
    read: readUid,
  },
  {
    name: "Who assessed",
    field: "cmmcAssessor",
    written: ["c3pao name", "c3pao", "assessing organization"],
    kind: "cmmc",
    read: line("cmmcAssessor"),
  },
  {
    name: "DoD Assessment",
    field: "dodType",
    written: ["confidence level", "assessment type", "assessment"],
    kind: "dod",
    read: readConfidence,
  },
  {
    name: "Date of the assessment",
    field: "dodDate",
    written: ["assessment date", "completed"],
    kind: "dod",
    read: day("dodDate"),
  },
  {
    name: "When 110 is reached",
    field: "dodFullScoreOn",
    written: ["plan of action completion date", "poam completion date"],
    kind: "dod",
    read: day("dodFullScoreOn"),
  },
  {
    name: "Score",
    field: "cmmcScore",
    written: ["overall score", "assessment score", "score"],
    read: readScore,
  },
  {
    name: "Affirming Official",
    field: "officialName",
    written: ["affirming official name", "affirming official", "affirmed by"],
    read: line("officialName"),
  },
  {
    name: "Title of the Affirming Official",
    field: "officialTitle",
    written: ["affirming official title"],
    read: line("officialTitle"),
  },
  {
    name: "Date of the affirmation",
    field: "affirmedOn",
    written: ["affirmation date", "last affirmation date"],
    read: day("affirmedOn"),
  },
];

/** The longest first: "cmmc status date" is no "cmmc status" of "date". */
const WRITTEN = LABELS.flatMap((label) => label.written.map((text) => ({ label, text }))).sort(
  (a, b) => b.text.length - a.text.length,
);

/**
 * Read what a page of SPRS or a certificate of CMMC status says, pasted or out of a PDF: a label with
 * its value behind it, or below it, or a table with its headers in one line. Only labels that SPRS
 * uses are read, and only values that have their form; nothing is guessed.
 *
 * @returns what fills in an answer, and what has a label but could not be read.
 * @throws never
 */
export function readSprsSummary(text: string): SprsReading {
  const found = new Map<SprsField, { value: string; label: string }>();
  const conflicts = new Map<SprsField, Unread>();
  const unread: Unread[] = [];
  let kind: Kind | null = null;
  for (const { label, value } of listPairs(text)) {
    kind = label.kind ?? kind;
    const read = label.read(value, kind);
    if ("why" in read) {
      unread.push({ field: label.field, label: label.name, text: value, why: read.why });
      continue;
    }
    for (const [name, one] of Object.entries(read.values) as [SprsField, string][]) {
      const before = found.get(name);
      if (!before) found.set(name, { value: one, label: label.name });
      else if (before.value !== one)
        conflicts.set(name, {
          field: name,
          label: label.name,
          text: `${before.value} / ${one}`,
          why: "It stands there twice with different values. Fill in the one that counts.",
        });
    }
  }
  for (const name of conflicts.keys()) found.delete(name);
  return {
    values: Object.fromEntries([...found].map(([name, { value }]) => [name, value])),
    unread: [...unread, ...conflicts.values()],
  };
}

type Pair = { label: Label; value: string };

/** The labels of a text with their values, in its order. */
function listPairs(text: string): Pair[] {
  const lines = cleanText(text)
    .split("\n")
    .map((written) => written.trim())
    .filter((written) => written !== "")
    .slice(0, MOST_LINES);
  const pairs: Pair[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const { found, usesNext } = pairsAt(lines[index] ?? "", lines[index + 1]);
    pairs.push(...found);
    if (usesNext) index += 1;
  }
  return pairs;
}

/** What a line says, alone or with the one below it. */
function pairsAt(text: string, next: string | undefined): { found: Pair[]; usesNext: boolean } {
  const cells = cellsOf(text);
  const headers = cells.map(labelAlone);
  if (headers.filter(Boolean).length > 1)
    return { found: inColumns(headers, cellsOf(next ?? "")), usesNext: true };
  const own = cells.flatMap((cell) => pairIn(cell) ?? []);
  const [label] = headers;
  if (own.length > 0 || !label) return { found: own, usesNext: false };
  const [, beside] = cells;
  if (beside) return { found: [{ label, value: cut(beside) }], usesNext: false };
  if (next === undefined || startsWithLabel(next)) return { found: [], usesNext: false };
  return { found: [{ label, value: cut(next) }], usesNext: true };
}

/** A row below its headers. A header that is not known keeps its column: the others stay in theirs. */
function inColumns(headers: readonly (Label | null)[], row: readonly string[]): Pair[] {
  return headers.flatMap((label, place) => {
    const value = row[place];
    return label && value ? [{ label, value: cut(value) }] : [];
  });
}

/** A line as a table's row; a line of text has one cell. */
function cellsOf(text: string): string[] {
  return text.split(/\t+| {3,}|\s*\|\s*/).map((cell) => cell.trim());
}

function cut(value: string): string {
  return cleanLine(value).slice(0, LONGEST_LINE);
}

const plain = (text: string) => cleanLine(text).toLowerCase().replace(/\s*:$/, "");

function labelAlone(cell: string): Label | null {
  const text = plain(cell);
  return WRITTEN.find((known) => known.text === text)?.label ?? null;
}

/** A label with a colon and its value behind it; "the score of the game" is none. */
function pairIn(cell: string): Pair | null {
  const [, written = "", value = ""] = /^([^:]{2,60}):\s*(\S.*)$/.exec(cell) ?? [];
  const label = labelAlone(written);
  return label && value ? { label, value: cut(value) } : null;
}

function startsWithLabel(text: string): boolean {
  return cellsOf(text).some((cell) => labelAlone(cell) !== null || pairIn(cell) !== null);
}

function line(field: SprsField) {
  return (text: string): Read => ({ values: { [field]: text } });
}

/** SPRS is American: of a date with slashes the month comes first. */
function day(field: SprsField) {
  return (text: string): Read => {
    const [, month = "", date = "", year = ""] =
      /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? [];
    const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    const read = readTypedDay(year ? iso : text, "This");
    return read.ok ? { values: { [field]: read.day } } : { why: read.problem };
  };
}

function readUeiField(text: string): Read {
  const uei = readUei(text);
  const problem = findUeiProblem(uei);
  return problem ? { why: problem } : { values: { uei } };
}

function readCages(text: string): Read {
  const cages = parseCages(text);
  const problem = cages.length === 0 ? "There is none." : findCageProblem(cages);
  return problem ? { why: problem } : { values: { cages: cages.join(", ") } };
}

function readStatus(text: string): Read {
  const [, status, level, by] =
    /^(?:(conditional|final)\s+)?(?:cmmc\s+)?level\s*([123])\s*\(?(self|c3pao|dibcac)\)?/i.exec(
      text,
    ) ?? [];
  const type = TYPES[`${level} ${by?.toLowerCase()}`];
  if (!type) return { why: "It is none of the CMMC statuses, such as Final Level 2 (Self)." };
  const named = status && (status.toLowerCase() === "final" ? "Final" : "Conditional");
  return { values: { cmmcType: type, ...(named && { cmmcStatus: named }) } };
}

const TYPES: Readonly<Record<string, string>> = {
  "1 self": "Level 1 (Self)",
  "2 self": "Level 2 (Self)",
  "2 c3pao": "Level 2 (C3PAO)",
  "3 dibcac": "Level 3 (DIBCAC)",
};

function readUid(text: string): Read {
  const uid = cleanCode(text).toUpperCase();
  const problem = findCmmcUidProblem(uid);
  return problem ? { why: problem } : { values: { cmmcUid: uid } };
}

/** The confidence of a DoD Assessment, or its name. @see DFARS 252.204-7020(a) */
function readConfidence(text: string): Read {
  const [, word = ""] = /\b(low|medium|high|basic)\b/i.exec(text) ?? [];
  const type = CONFIDENCES[word.toLowerCase()];
  return type
    ? { values: { dodType: type } }
    : { why: "It is none of Basic, Medium and High, or low, medium and high." };
}

const CONFIDENCES: Readonly<Record<string, string>> = {
  low: "NIST SP 800-171 Basic",
  basic: "NIST SP 800-171 Basic",
  medium: "NIST SP 800-171 Medium",
  high: "NIST SP 800-171 High",
};

function readScore(text: string, kind: Kind | null): Read {
  const score = cleanNumber(text.replace(/\s*(\/|of|out of)\s*110$/i, ""));
  const value = /^-?\d{1,3}$/.test(score) ? Number(score) : Number.NaN;
  if (!(value >= -203 && value <= 110)) return { why: "A score lies from -203 to 110." };
  if (!kind) return { why: "Nothing before it says which assessment it belongs to." };
  return { values: { [kind === "cmmc" ? "cmmcScore" : "dodScore"]: String(value) } };
}
