import { writeText } from "#app/documents/engine/blocks.server.ts";
import type { Place } from "#app/documents/engine/place.server.ts";
import type { Sheet } from "#app/documents/engine/sheet.server.ts";
import { GAP, writeTable } from "#app/documents/engine/table.server.ts";
import { instantText } from "#app/documents/engine/words.server.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import type {
  RecordFact,
  RecordPlan,
  RecordQuestionnaire,
  RecordShowing,
} from "#app/domain/record/parts.ts";

type Listed = {
  fileName: string;
  sizeBytes: number;
  disposedAt: string | null;
  beside: Set<string>;
};

/** Every file once, by its hash, with what it stands beside. */
export function writeEvidenceIndex(
  sheet: Sheet,
  place: Place,
  { suppliers }: Pick<RecordContent, "suppliers">,
): void {
  const files = listFiles(suppliers);
  if (files.size === 0) {
    writeText(sheet, place.element, "No file stands beside any fact, plan or answer.");
    return;
  }
  writeText(
    sheet,
    place.element,
    "In the ZIP of this record each file is named by its hash and its own name, in the folder evidence.",
  );
  const [name, hash] = [160, 140];
  writeTable(
    sheet,
    place.element,
    [
      { width: name, title: "File", isHeader: true },
      { width: sheet.width - name - hash - GAP * 2, title: "Beside", style: { size: 8.5 } },
      { width: hash, title: "SHA-256", style: { face: "mono", size: 7 } },
    ],
    [...files].map(([sha256, { fileName, sizeBytes, disposedAt, beside }]) => [
      `${fileName}\n${disposedAt ? `Disposed of on ${instantText(disposedAt)}` : countWords(sizeBytes, "byte")}`,
      [...beside].join("\n"),
      `${sha256.slice(0, 32)}\n${sha256.slice(32)}`,
    ]),
  );
}

type Named = Pick<RecordFact | RecordShowing | RecordPlan | RecordQuestionnaire, "evidence">;

function listFiles(suppliers: RecordContent["suppliers"]): Map<string, Listed> {
  const files = new Map<string, Listed>();
  for (const { legalName, facts, showings = [], plans = [], questionnaires = [] } of suppliers) {
    const named: [string, Named][] = [
      ...facts.map((fact): [string, Named] => [summarizeFact(fact), fact]),
      ...showings.map((one): [string, Named] => [
        `${summarizeFact(one)} (recorded by the prime)`,
        one,
      ]),
      ...plans.map((plan): [string, Named] => [`Remediation plan: ${plan.shown.systemName}`, plan]),
      ...questionnaires.map((one): [string, Named] => [`Questionnaire: ${one.content.title}`, one]),
    ];
    const whose = suppliers.length > 1 ? `${legalName}: ` : "";
    for (const [what, { evidence }] of named) {
      const words = `${whose}${what}`;
      for (const { sha256, fileName, sizeBytes, disposedAt } of evidence) {
        const beside = files.get(sha256)?.beside ?? new Set<string>();
        files.set(sha256, { fileName, sizeBytes, disposedAt, beside: beside.add(words) });
      }
    }
  }
  return files;
}
