/**
 * How a line stands to the form of a banner: it is one in full; it is one of the words that are a
 * banner alone; or it holds one beside something else, such as the number of the page.
 */
export type Banner = { kind: "full" | "word" | "within"; text: string };

/** Limited dissemination controls as banners write them. */
const CONTROL =
  "NOFORN|NF|FED ?ONLY|FEDCON|NOCON|DL ?ONLY|RELIDO|REL TO [A-Z]{3,4}(?:, ?[A-Z]{3,4})*|DISPLAY ONLY(?: [A-Z]{3,4})?|ATTORNEY-CLIENT|ATTORNEY-WP|AC|AWP|DELIBERATIVE|DPP?|COI";
/** A category as banners write it: Specified with `SP-`, Basic without. */
const CATEGORY = "SP-[A-Z0-9]{2,8}|[A-Z]{2,8}";
const SEGMENT = `(?:${CONTROL}|${CATEGORY})`;
const SEGMENTS = `${SEGMENT}(?:/${SEGMENT})*`;

const FULL: readonly RegExp[] = [
  // CUI//SP-CTI/SP-EXPT//NOFORN
  new RegExp(`^(?:UNCLASSIFIED//)?(?:CUI|CONTROLLED)(?://${SEGMENTS}){1,3}$`),
  // the same as people type it: CUI/SP-CTI, CUI SP-CTI, CUI - NOFORN
  new RegExp(
    `^(?:CUI|CONTROLLED)[ /:-]{1,3}(?:SP-[A-Z0-9]{2,8}|NOFORN|FEDCON|FED ONLY|DL ONLY|NOCON)(?:[ /,-]{1,3}${SEGMENT})*$`,
  ),
  /^(?:TOP SECRET|SECRET|CONFIDENTIAL)\/\/[A-Z][A-Z0-9 ,/-]*$/,
  /^(?:UNCLASSIFIED|U)\/\/(?:FOUO|LES|SBU|CUI|FOR OFFICIAL USE ONLY)\b[A-Z0-9 ,/-]*$/,
];

/** A banner with segments inside a line that says more. */
const WITHIN = new RegExp(
  `(?:^|[^A-Za-z/])((?:CUI|CONTROLLED|TOP SECRET|SECRET|CONFIDENTIAL)//${SEGMENTS}(?://${SEGMENTS})*)(?=$|[^A-Za-z/])`,
);
/** More words than this beside a banner are a sentence that speaks of it. */
const MOST_WORDS_BESIDE = 5;

const WORDS: readonly RegExp[] = [
  /^(?:CUI|CONTROLLED)$/,
  /^CONTROLLED UNCLASSIFIED INFORMATION(?: \(CUI\))?$/,
  /^CUI \(?WHEN FILLED(?: IN)?\)?$/i,
  /^(?:FOUO|FOR OFFICIAL USE ONLY|SENSITIVE BUT UNCLASSIFIED)$/,
  /^(?:NOFORN|FEDCON|FED ONLY|DL ONLY)$/,
  /^(?:TOP SECRET|SECRET)$/,
];

/** Read a line as a banner; null when it has none of its forms. Banners are written in capitals. */
export function readBanner(line: string): Banner | null {
  const text = plain(line);
  if (FULL.some((form) => form.test(text))) return { kind: "full", text };
  const word = repeated(text) ?? text;
  if (WORDS.some((form) => form.test(word))) return { kind: "word", text: word };
  const within = WITHIN.exec(text)?.[1];
  if (!within) return null;
  const beside = text.replace(within, " ").split(/\s+/).filter(Boolean);
  return beside.length <= MOST_WORDS_BESIDE ? { kind: "within", text: within } : null;
}

/** Without ornament, with one form of slash and dash, without spaces around them or between letters. */
function plain(line: string): string {
  return line
    .replace(/[\u2044\u2215\u29f8\u2571\uff0f]/g, "/")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/^[-*_.=#|~<>[\]{}\u2022\s]+|[-*_.=#|~<>[\]{}\u2022\s]+$/g, "")
    .replace(/^(?:[A-Z/-] )+[A-Z]$/, (spaced) => spaced.replaceAll(" ", ""))
    .replace(/ *\/ */g, "/")
    .replace(/\bSP ?- ?(?=[A-Z])/g, "SP-");
}

/** The word of a line that says one word again and again, as a header does across its columns. */
function repeated(text: string): string | null {
  const words = text.split(" ");
  const [first = ""] = words;
  return words.length > 1 && words.every((word) => word === first) ? first : null;
}
