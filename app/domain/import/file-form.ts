import { countWords } from "#app/domain/kernel/count-words.ts";
import type { DateOrder } from "./date-order.ts";
import type { Encoding } from "./decode-text.ts";
import type { ImportReading } from "./read-rows.ts";

/** What an uploaded list was saved as, as far as it had to be found out. */
export type FileForm =
  | {
      kind: "csv";
      encoding: Encoding;
      separator: string;
      /** one with a letter beyond ASCII, by which a person sees that the text was read right */
      word: string | null;
    }
  | {
      kind: "xlsx";
      sheetName: string;
      sheetCount: number;
      /** the names of the other sheets that are not hidden; absent in what was kept before */
      others?: string[];
    };

/** Sheets that are named where they are left out. */
const MOST_NAMED = 5;

const SEPARATOR_WORDS: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};

/** How a file was taken, in words: `Text in Windows-1252 (“Müller”), separated by semicolons`. */
export function sayFileForm(form: FileForm): string {
  if (form.kind === "csv") {
    const word = form.word === null ? "" : ` (“${form.word}”)`;
    return `Text in ${form.encoding}${word}, separated by ${SEPARATOR_WORDS[form.separator] ?? form.separator}`;
  }
  const others = form.sheetCount - 1;
  const named = (form.others ?? []).map((name) => `“${name}”`).slice(0, MOST_NAMED);
  const names =
    named.length > 0 ? ` (${named.join(", ")}${named.length < others ? ", …" : ""})` : "";
  const left =
    others > 0
      ? `; ${countWords(others, "other sheet was", "other sheets were")} left out${names}`
      : "";
  return `Excel workbook, sheet “${form.sheetName}”${left}`;
}

/** How a list was taken: shown before it is confirmed, so that a person sees what was left out. */
export type ListTaking = Pick<ImportReading, "columns" | "leftOut" | "rowsAbove"> & {
  form: FileForm;
  /** in which order dates in numbers were read; absent or null: none needed one */
  dateOrder?: DateOrder | null;
  /** the columns were taken as somebody kept them for files of this kind */
  isSaved?: boolean;
};
