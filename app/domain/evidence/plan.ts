const NAMES = /\bssp\b|system\s?security\s?plan/i;
const TITLE = /^(the )?system security plan\b/i;
/** How far down the first page a title stands. */
const TITLE_LINES = 6;

/** Whether a document opens with the title of a system security plan. */
export function opensAsPlan(firstPage: string): boolean {
  const lines = firstPage
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  return lines.slice(0, TITLE_LINES).some((line) => TITLE.test(line));
}

/** Whether a file is called a system security plan. */
export function isNamedPlan(fileName: string): boolean {
  return NAMES.test(fileName.replace(/\.\w+$/, "").replace(/[_.-]+/g, " "));
}
