import { z } from "zod";
import type { TableRow } from "#app/domain/import/header.ts";
import { findRequirement } from "#app/domain/sprs/points.ts";
import { MOST_RESULT_ROWS } from "./columns.ts";

/** What an OSCAL document says, as the spreadsheet that would say the same. */
export type OscalRows =
  | { ok: true; rows: TableRow[] }
  | { ok: false; reason: "no-results" | "too-many-rows" | { otherModel: string } };

const COLUMNS = ["Requirement", "Status", "Reason", "Note", "Evidence", "Evidence date"];
type Said = {
  requirement: string;
  status?: string;
  reason?: string;
  note?: string;
  evidence?: string;
  evidenceOn?: string;
};

const Text = z.string().catch("");
const Observation = z.object({
  uuid: z.string(),
  title: Text.optional(),
  collected: Text,
  "relevant-evidence": z
    .array(z.object({ description: Text, href: Text.optional() }))
    .catch([])
    .default([]),
});
type Observation = z.output<typeof Observation>;
const Finding = z.object({
  title: Text,
  description: Text,
  remarks: Text.optional(),
  target: z.object({
    "target-id": z.string(),
    status: z.object({ state: Text, remarks: Text.optional() }),
    "implementation-status": z.object({ state: Text, remarks: Text.optional() }).optional(),
  }),
  "related-observations": z
    .array(z.object({ "observation-uuid": z.string() }))
    .catch([])
    .default([]),
});
type Finding = z.output<typeof Finding>;
const Result = z.object({
  start: Text,
  end: Text.optional(),
  findings: z.array(z.unknown()).catch([]).default([]),
  observations: z.array(z.unknown()).catch([]).default([]),
});
const Implemented = z.object({ "control-id": z.string(), description: Text });
const Component = z.object({
  title: Text,
  "control-implementations": z
    .array(z.object({ "implemented-requirements": z.array(z.unknown()) }))
    .catch([])
    .default([]),
});
const Document = z.object({
  "assessment-results": z.object({ results: z.array(z.unknown()) }).optional(),
  "component-definition": z.object({ components: z.array(z.unknown()).default([]) }).optional(),
});

/**
 * The rows that an OSCAL document would be as a spreadsheet of results, so that it is looked at and
 * taken in the same way: of assessment results a row for each finding of the latest result, row 2 being
 * the first; of a component definition one for each control.
 *
 * @param json the document as parsed. A member that cannot be read is left out.
 * @returns with a component definition no status: what a product can do is not yet done.
 * @throws never
 * @see OSCAL 1.2.0, assessment results model and component definition model
 */
export function readOscalRows(json: unknown): OscalRows {
  const document = Document.safeParse(json);
  const { "assessment-results": results, "component-definition": components } = document.data ?? {};
  if (!results && !components) return { ok: false, reason: { otherModel: modelOf(json) } };
  const said = [
    ...(results ? saidByResults(results.results) : []),
    ...(components ? saidByComponents(components.components) : []),
  ];
  if (said.length === 0) return { ok: false, reason: "no-results" };
  if (said.length > MOST_RESULT_ROWS) return { ok: false, reason: "too-many-rows" };
  const cells = said.map((one) => [
    numberOf(one.requirement),
    one.status ?? "",
    one.reason ?? "",
    one.note ?? "",
    one.evidence ?? "",
    one.evidenceOn ?? "",
  ]);
  return {
    ok: true,
    rows: [COLUMNS, ...cells].map((row, place) => ({ row: place + 1, cells: row })),
  };
}

/** How the document names itself, for who chose the wrong one. */
function modelOf(json: unknown): string {
  const [name = ""] = json && typeof json === "object" ? Object.keys(json) : [];
  return /^[a-z-]{1,40}$/.test(name) ? name : "";
}

function saidByResults(results: readonly unknown[]): Said[] {
  const [latest] = parsed(results, Result).sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1));
  if (!latest) return [];
  const observations = new Map(
    parsed(latest.observations, Observation).map((one) => [one.uuid, one] as const),
  );
  return parsed(latest.findings, Finding).map((finding) => ({
    requirement: finding.target["target-id"],
    ...saidBy(finding),
    ...evidenceOf(
      finding["related-observations"].flatMap(
        (related) => observations.get(related["observation-uuid"]) ?? [],
      ),
    ),
  }));
}

function endOf({ end, start }: z.output<typeof Result>): string {
  return end || start;
}

/** What is found of a control; met in part is said only where the rule knows it. */
function statusOf({ target, description, remarks }: Finding): Pick<Said, "status" | "reason"> {
  const implementation = target["implementation-status"];
  if (implementation?.state === "not-applicable") {
    const reason = implementation.remarks || target.status.remarks || remarks || description;
    return { status: "Not applicable", reason: plain(reason) };
  }
  if (target.status.state === "satisfied") return { status: "Met" };
  const known = findRequirement(numberOf(target["target-id"]));
  const isPartial = implementation?.state === "partial" && known?.partialPoints != null;
  return { status: isPartial ? "Met in part" : "Not met" };
}

/** Its status, and as a note what it says beyond its title and the reason. */
function saidBy(finding: Finding): Pick<Said, "status" | "reason" | "note"> {
  const status = statusOf(finding);
  const note = plain(finding.description);
  const isSaid = note === plain(finding.title) || note === status.reason;
  return isSaid ? status : { ...status, note };
}

function evidenceOf(observations: readonly Observation[]): Pick<Said, "evidence" | "evidenceOn"> {
  const named = observations.flatMap((observation) => {
    const files = observation["relevant-evidence"];
    const words = files.map(({ description, href }) => description || href || "");
    return words.length > 0 ? words : [observation.title ?? ""];
  });
  const evidence = [...new Set(named.map(plain).filter(Boolean))].join("; ");
  const [collected = ""] = observations
    .map((one) => one.collected.slice(0, 10))
    .sort()
    .reverse();
  return { evidence, evidenceOn: evidence ? collected : "" };
}

/** Of each control what every component says of it, in the order of the document. */
function saidByComponents(components: readonly unknown[]): Said[] {
  const notes = new Map<string, string[]>();
  for (const component of parsed(components, Component))
    for (const implementation of component["control-implementations"])
      for (const one of parsed(implementation["implemented-requirements"], Implemented)) {
        const note = plain([component.title, one.description].filter(Boolean).join(": "));
        const id = one["control-id"];
        notes.set(id, [...(notes.get(id) ?? []), note]);
      }
  return [...notes].map(([requirement, said]) => ({ requirement, note: said.join("\n") }));
}

/** Members that can be read, as many as anybody looks at. */
function parsed<T>(values: readonly unknown[], schema: z.ZodType<T>): T[] {
  return values.slice(0, MOST_RESULT_ROWS + 1).flatMap((value) => {
    const one = schema.safeParse(value);
    return one.success ? [one.data] : [];
  });
}

const NUMBER =
  /(?:^|[^0-9.])(\d{1,2}\.\d{1,2}\.\d{1,2})(?:_(?:obj|smt))?(?:[._-]([a-z])|\[([a-z])\]|\(([a-z])\))?$/i;

/** The number in the names that catalogs give: `AC.L2-3.1.1`, `sp800-171_3.1.1_obj.a`. */
function numberOf(name: string): string {
  const [, number, ...letters] = NUMBER.exec(name.trim()) ?? [];
  const letter = letters.find((one) => one !== undefined);
  if (!number) return name;
  return letter ? `${number}[${letter.toLowerCase()}]` : number;
}

/** Markup as the text that was typed. */
function plain(text: string): string {
  return text.replace(/\\([\\`*[\]<>{}^~])/g, "$1").trim();
}
