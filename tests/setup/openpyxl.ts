import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, mayInstallPackages } from "./debian.ts";

/** Debian's packages are read by its own Python; elsewhere whatever is called so. */
const PYTHONS = ["/usr/bin/python3", "python3"];

/**
 * A Python with openpyxl, a spreadsheet library that is not ours; installed when it is not there.
 *
 * @throws Error with one sentence that says what to install.
 */
function requireOpenpyxl(): string {
  const found = findPython();
  if (found) return found;
  try {
    if (mayInstallPackages()) installPackages(["python3-openpyxl"]);
  } catch {
    // what matters is whether it is there now
  }
  const installed = findPython();
  if (installed) return installed;
  throw new Error(
    "The tests of spreadsheets need openpyxl: install python3-openpyxl (on Debian `apt-get install python3-openpyxl`, elsewhere `pip install openpyxl`).",
  );
}

function findPython(): string | undefined {
  return PYTHONS.find(
    (python) => spawnSync(python, ["-c", "import openpyxl"], { stdio: "ignore" }).status === 0,
  );
}

const FILL = `
import json, sys, openpyxl
source, typed, target = sys.argv[1:4]
book = openpyxl.load_workbook(source)
sheet = book.worksheets[0]
heads = {cell.value: cell.column for cell in sheet[1]}
answers = json.load(open(typed))
for row in range(2, sheet.max_row + 1):
    key = sheet.cell(row, heads["Key"]).value
    if key in answers:
        sheet.cell(row, heads["Your answer"]).value = answers[key] or None
book.save(target)
print(json.dumps({
    "protected": sheet.protection.sheet,
    "hidden": [name for name, at in heads.items()
        if sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].hidden],
    "lists": sum(1 for one in sheet.data_validations.dataValidation if one.type == "list"),
}))
`;

/** What the library read of a spreadsheet beside its cells. */
export type SeenByOpenpyxl = { protected: boolean; hidden: string[]; lists: number };

/**
 * Open a spreadsheet, type answers by the keys of its rows, and save it, with openpyxl.
 *
 * @param typed "" empties a cell.
 * @param see is told what the library read.
 * @throws Error where the library cannot read it.
 */
export function fillWithOpenpyxl(
  bytes: Buffer,
  typed: Readonly<Record<string, string>>,
  see?: (seen: SeenByOpenpyxl) => void,
): Buffer {
  const python = requireOpenpyxl();
  const folder = mkdtempSync(join(tmpdir(), "openpyxl-"));
  try {
    const [source, answers, target] = ["sent.xlsx", "typed.json", "filled.xlsx"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    writeFileSync(source, bytes);
    writeFileSync(answers, JSON.stringify(typed));
    const told = execFileSync(python, ["-c", FILL, source, answers, target], { encoding: "utf8" });
    see?.(JSON.parse(told));
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
