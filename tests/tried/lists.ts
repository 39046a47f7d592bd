import { readFile } from "node:fs/promises";

/*
 * Supplier lists as spreadsheets save them, and what is made of each. The files in
 * `tests/fixtures/lists` hold the same list: written by the library exceljs, and saved from that by
 * LibreOffice 7.4 in its other forms. It has a title and a blank row above the names of the
 * columns, 200 rows below that only have a colour, rich text, a formula, a date, a number shown
 * with zeros in front, one that lost them, an error of a formula, and columns that nobody knows.
 */

const fixture = (name: string) => () => readFile(`tests/fixtures/lists/${name}`);
const text =
  (content: string, encoding: BufferEncoding = "utf8") =>
  async () =>
    Buffer.from(content, encoding);

function utf16be(content: string): Buffer {
  return Buffer.from(content, "utf16le").swap16();
}

const LIST = "legal_name,uei,contact_email\r\nMüller Castings,H4RR0WCAST25,zoe@mueller.example\r\n";
const EURO = "legal_name;tags\nPreis € GmbH;a\nO\u2019Brien & Co;b\n";

export type TriedList = {
  what: string;
  bytes: () => Promise<Buffer>;
  /** how it was taken, in words */
  taken: RegExp;
  /** the legal names of the rows without problems */
  names: string[];
  problems?: RegExp[];
  leftOut?: string[];
};

const SAVED = {
  names: ["Müller Castings, Inc.", "Tidewater Coatings LLC", "Link & Sons"],
  problems: [/1234 is too short for a CAGE code.*did you mean 01234\?/, /error #N\/A of a formula/],
  leftOut: ["DUNS", "Rating"],
};

export const READ_LISTS: readonly TriedList[] = [
  {
    what: "an XLSX of exceljs",
    bytes: fixture("exceljs.xlsx"),
    taken: /workbook, sheet “Suppliers”; 1 other sheet was left out/,
    ...SAVED,
  },
  {
    what: "an XLSX of LibreOffice",
    bytes: fixture("libreoffice.xlsx"),
    taken: /sheet “Suppliers”/,
    ...SAVED,
  },
  {
    what: "a CSV of LibreOffice with semicolons in Windows-1252",
    bytes: fixture("libreoffice-semicolons-1252.csv"),
    taken: /Windows-1252 \(“Müller”\), separated by semicolons/,
    ...SAVED,
  },
  {
    what: "a text of LibreOffice with tabs in UTF-16, as Excel calls Unicode",
    bytes: fixture("libreoffice-tabs-utf-16.csv"),
    taken: /UTF-16, little-endian \(“Müller”\), separated by tabs/,
    ...SAVED,
  },
  {
    what: "UTF-8",
    bytes: text(LIST),
    taken: /UTF-8 \(“Müller”\), separated by commas/,
    names: ["Müller Castings"],
  },
  {
    what: "UTF-8 with a byte order mark, as Excel saves it",
    bytes: text(`\uFEFF${LIST}`),
    taken: /UTF-8 with a byte order mark/,
    names: ["Müller Castings"],
  },
  {
    what: "Windows-1252",
    bytes: text(LIST, "latin1"),
    taken: /Windows-1252/,
    names: ["Müller Castings"],
  },
  {
    what: "the letters that Windows-1252 has beyond Latin-1",
    bytes: async () =>
      Buffer.from(
        [...EURO].map((one) => ({ "€": 0x80, "\u2019": 0x92 })[one] ?? one.charCodeAt(0)),
      ),
    taken: /Windows-1252 \(“O’Brien”\), separated by semicolons/,
    names: ["Preis € GmbH", "O\u2019Brien & Co"],
  },
  {
    what: "UTF-16, little-endian, with a mark",
    bytes: text(`\uFEFF${LIST}`, "utf16le"),
    taken: /UTF-16, little-endian/,
    names: ["Müller Castings"],
  },
  {
    what: "UTF-16, little-endian, without a mark",
    bytes: text(LIST, "utf16le"),
    taken: /UTF-16, little-endian/,
    names: ["Müller Castings"],
  },
  {
    what: "UTF-16, big-endian, with a mark",
    bytes: async () => utf16be(`\uFEFF${LIST}`),
    taken: /UTF-16, big-endian/,
    names: ["Müller Castings"],
  },
  {
    what: "UTF-16, big-endian, without a mark",
    bytes: async () => utf16be(LIST),
    taken: /UTF-16, big-endian/,
    names: ["Müller Castings"],
  },
  {
    what: "tabs",
    bytes: text("legal_name\ttags\nHarrow, Inc.\ta; b\n"),
    taken: /separated by tabs/,
    names: ["Harrow, Inc."],
  },
  {
    what: "vertical bars",
    bytes: text("legal_name|tags\nHarrow, Inc.|a\n"),
    taken: /vertical bars/,
    names: ["Harrow, Inc."],
  },
  {
    what: "semicolons with commas in the names",
    bytes: text("legal_name;uei\nHarrow, Inc.;\nTide, LLC;\n"),
    taken: /semicolons/,
    names: ["Harrow, Inc.", "Tide, LLC"],
  },
  {
    what: "one column alone",
    bytes: text("Company\nHarrow\n"),
    taken: /commas/,
    names: ["Harrow"],
  },
  {
    what: "a first line that says the separator",
    bytes: text("sep=;\r\nlegal_name;uei\r\nHarrow;\r\n"),
    taken: /semicolons/,
    names: ["Harrow"],
  },
  {
    what: "200 blank rows at the end, with commas and without",
    bytes: text(`legal_name,uei\nHarrow,\n${",\n".repeat(100)}${"\n".repeat(100)}`),
    taken: /commas/,
    names: ["Harrow"],
  },
  {
    what: "blank rows and rows of spaces between",
    bytes: text('legal_name,uei\n\nHarrow,\n" ", \u00A0\nTide,\n'),
    taken: /commas/,
    names: ["Harrow", "Tide"],
  },
  {
    what: "no line feed at the end",
    bytes: text("legal_name\nHarrow"),
    taken: /commas/,
    names: ["Harrow"],
  },
  {
    what: "carriage returns alone, as old Macs wrote",
    bytes: text("legal_name,uei\rHarrow,\rTide,\r"),
    taken: /commas/,
    names: ["Harrow", "Tide"],
  },
  {
    what: "a quotation mark inside a cell",
    bytes: text('legal_name,tags\nThe 3" Pipe Co,pipes\n'),
    taken: /commas/,
    names: ['The 3" Pipe Co'],
  },
  {
    what: "a line feed inside a quoted cell",
    bytes: text('legal_name,tags\n"Harrow\nCastings",a\n'),
    taken: /commas/,
    names: ["Harrow Castings"],
  },
  {
    what: "names of columns as people write them",
    bytes: text(
      "Legal Name, UEI ,CAGE Codes,Contact E-mail\nHarrow,H4RR0WCAST25,7HR01,june@harrow.example\n",
    ),
    taken: /commas/,
    names: ["Harrow"],
  },
  {
    what: "a column that is not known, left out and listed",
    bytes: text("legal_name,DUNS,Favourite colour\nHarrow,123456789,blue\n"),
    taken: /commas/,
    names: ["Harrow"],
    leftOut: ["DUNS", "Favourite colour"],
  },
  {
    what: "our own name of a column beside an alias of it",
    bytes: text("Company,legal_name\nHC,Harrow Castings\n"),
    taken: /commas/,
    names: ["Harrow Castings"],
    leftOut: ["Company"],
  },
  {
    what: "a contact without a name",
    bytes: text("legal_name,contact_email\nHarrow,june@harrow.example\n"),
    taken: /commas/,
    names: ["Harrow"],
  },
  {
    what: "cells beyond the columns that are blank",
    bytes: text("legal_name\nHarrow,,,\n"),
    taken: /commas/,
    names: ["Harrow"],
  },
  {
    what: "a formula that was escaped",
    bytes: text("legal_name\n'=HYPERLINK Co\n'@Home Care\n'Alert Inc\n"),
    taken: /commas/,
    names: ["=HYPERLINK Co", "@Home Care", "'Alert Inc"],
  },
  {
    what: "days as spreadsheets of other countries write them",
    bytes: text(
      "legal_name,contract_piid,subcontract_number,subcontract_title,planned_award_on\nA,N0002426C5501,1,x,1/15/2027\nB,N0002426C5501,2,x,15.01.2027\nC,N0002426C5501,3,x,15-Jan-2027\nD,N0002426C5501,4,x,1/5/2027\nE,N0002426C5501,5,x,46402\nF,N0002426C5501,6,x,0202-01-01\n",
    ),
    taken: /commas/,
    names: ["A", "B", "C", "D"],
    problems: [
      /46402 is a number to the spreadsheet/,
      /year 0202, which cannot be; did you mean 2026/,
    ],
  },
  {
    what: "a code that became a power of ten",
    bytes: text("legal_name,cages,uei\nA,7.00E+101,\nB,,1.23457E+11\nC,7E101,\n"),
    taken: /commas/,
    names: ["C"],
    problems: [/made the number 7\.00E\+101/, /made the number 1\.23457E\+11/],
  },
  {
    what: "NUL-free text with invisible characters",
    bytes: text("legal_name,cages\n\u200BHarrow\u00A0Castings,\uFEFF7HR\u200B01\n"),
    taken: /commas/,
    names: ["Harrow Castings"],
  },
];

export const REFUSED_LISTS: readonly {
  what: string;
  bytes: () => Promise<Buffer>;
  reason: unknown;
}[] = [
  { what: "an ODS", bytes: fixture("libreoffice.ods"), reason: "not-xlsx" },
  { what: "an XLS", bytes: fixture("libreoffice.xls"), reason: "old-spreadsheet" },
  {
    what: "a picture",
    bytes: async () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    reason: "not-text",
  },
  {
    what: "a PDF with its binary line",
    bytes: async () => Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\x00\x01\n", "latin1"),
    reason: "not-text",
  },
  { what: "a NUL byte in a cell", bytes: text("legal_name\nHar\u0000row\n"), reason: "not-text" },
  {
    what: "half a UTF-16 character",
    bytes: async () => Buffer.from([0xff, 0xfe, 0x41]),
    reason: "not-text",
  },
  {
    what: "a quote that never ends",
    bytes: text('legal_name\n"Harrow\n'),
    reason: { notCsv: /quote/i },
  },
];
