import type { CSSProperties } from "react";

const INK = "#11201f";
const SOFT = "#3f504e";
const SANS = '"Public Sans", -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const SERIF = '"Source Serif 4", Charter, Georgia, "Times New Roman", serif';

/** Inline, because mail readers drop style sheets; the same ink, paper and rules as the portal. */
export const letterStyle = {
  body: {
    backgroundColor: "#e9edeb",
    color: INK,
    fontFamily: SANS,
    margin: 0,
    padding: "24px 8px",
  },
  sheet: {
    backgroundColor: "#fcfdfc",
    border: `2px solid ${INK}`,
    margin: "0 auto",
    maxWidth: "560px",
    width: "100%",
  },
  head: { borderBottom: `1px solid ${INK}`, padding: "12px 28px" },
  brand: {
    color: INK,
    fontSize: "17px",
    fontWeight: 700,
    letterSpacing: "-0.02em",
    lineHeight: "24px",
    margin: 0,
  },
  text: { padding: "28px 28px 20px" },
  heading: {
    color: INK,
    fontFamily: SERIF,
    fontSize: "26px",
    fontWeight: 600,
    lineHeight: "32px",
    margin: "0 0 16px",
  },
  subheading: {
    color: INK,
    fontSize: "16px",
    fontWeight: 700,
    lineHeight: "24px",
    margin: "20px 0 8px",
  },
  paragraph: { color: INK, fontSize: "16px", lineHeight: "25px", margin: "0 0 14px" },
  facts: {
    border: `1px solid ${INK}`,
    borderCollapse: "collapse",
    margin: "8px 0 22px",
    width: "100%",
  },
  factLabel: {
    border: `1px solid ${INK}`,
    color: SOFT,
    fontSize: "13px",
    fontWeight: 400,
    lineHeight: "20px",
    padding: "7px 12px",
    textAlign: "left",
    verticalAlign: "top",
    width: "34%",
  },
  factValue: {
    border: `1px solid ${INK}`,
    color: INK,
    fontSize: "15px",
    fontWeight: 600,
    lineHeight: "20px",
    padding: "7px 12px",
    verticalAlign: "top",
  },
  button: {
    backgroundColor: "#0b5563",
    color: "#ffffff",
    display: "inline-block",
    fontSize: "16px",
    fontWeight: 600,
    lineHeight: "20px",
    padding: "13px 22px",
    textDecoration: "none",
  },
  address: {
    color: SOFT,
    fontSize: "13px",
    lineHeight: "19px",
    margin: "14px 0 0",
    overflowWrap: "anywhere",
  },
  link: { color: SOFT, textDecoration: "underline" },
  rule: { borderColor: "#a3afac", borderTopWidth: "1px", margin: 0, width: "100%" },
  footer: {
    color: SOFT,
    fontSize: "13px",
    lineHeight: "20px",
    margin: 0,
    padding: "14px 28px 18px",
  },
} satisfies Record<string, CSSProperties>;

/** How the letter becomes plain text: one fact a line, label and value in two columns. */
export const LETTER_TEXT_OPTIONS = {
  selectors: [
    {
      selector: "table.letter-facts",
      format: "dataTable",
      options: { uppercaseHeaderCells: false, colSpacing: 3, maxColumnWidth: 72 },
    },
  ],
};

/**
 * For the readers that keep a style sheet: links in ink, and the same letter at night. No selector
 * has a `>`, which would be escaped.
 */
export const LETTER_CSS = `
.letter-sheet a:not(.letter-button) { color: inherit !important; }
@media (prefers-color-scheme: dark) {
  .letter-ground, .letter-ground td { background-color: #0b1315 !important; }
  .letter-sheet, .letter-sheet td { background-color: #111b1e !important; }
  .letter-sheet { border-color: #9fb0ad !important; }
  .letter-ink { color: #e7eeec !important; }
  .letter-soft { color: #bccac7 !important; }
  .letter-rule { border-color: #5b6d6a !important; }
  .letter-button { background-color: #7fcbd5 !important; color: #05262c !important; }
}
`;
