import { describe, expect, test } from "vitest";
import { findMarkings } from "./markings.ts";

const BODY = [
  "System security plan summary",
  "Prepared by the shop",
  "for its customers",
  "The enclave has two computers.",
  "They stand in a locked room.",
  "The plan is reviewed every year.",
  "End of the summary",
  "Page 1 of 1",
  "Printed 24 Nov 2026",
];

const page = (...lines: string[]) => [...lines, ...BODY].join("\n");

describe("a marking is found", () => {
  test.each([
    ["the banner alone", page("CUI")],
    ["the banner with category and dissemination", page("CUI//SP-CTI//NOFORN")],
    ["the banner in full", page("CONTROLLED UNCLASSIFIED INFORMATION")],
    ["the banner between rules", page("*** CUI ***")],
    ["the banner at the foot", [...BODY, "CUI"].join("\n")],
    ["a category banner in the middle of the page", [...BODY, "CUI//SP-EXPT", ...BODY].join("\n")],
    ["the older mark", page("FOR OFFICIAL USE ONLY")],
    ["the older mark with classification", page("UNCLASSIFIED//FOUO")],
    ["a classified banner", page("CONFIDENTIAL//REL TO USA")],
    [
      "a limited distribution statement",
      page("Distribution Statement D. DoD and contractors only."),
    ],
    [
      "an export warning",
      page("WARNING - This document contains technical data whose export is restricted by law"),
    ],
    ["portion marks", page("(CUI) The hull is 4 mm.", "(CUI) The seal is brass.")],
    ["the designation block", page("Controlled by: NAVSEA 05", "CUI Category: CTI")],
  ])("%s", (_, text) => {
    expect(findMarkings([text])).not.toEqual([]);
  });
});

describe("talk about CUI is no marking", () => {
  test.each([
    ["a sentence", page("We protect CUI as DFARS 252.204-7012 asks.")],
    ["a heading", page("How we handle Controlled Unclassified Information (CUI)")],
    ["a table cell in the middle of a page", [...BODY, "CUI", ...BODY].join("\n")],
    [
      "one line that begins with the abbreviation",
      page("(CUI) is information the Government owns."),
    ],
    ["a company's own secrecy note", page("Acme Machining CONFIDENTIAL", "COMPANY CONFIDENTIAL")],
    ["statement A", page("DISTRIBUTION STATEMENT A. Approved for public release.")],
    ["a controlled copy", page("CONTROLLED COPY 7", "UNCONTROLLED WHEN PRINTED")],
    ["a question of a form", page("CUI handled: yes", "CUI categories in scope: CTI")],
    ["who controls a document", page("Controlled by: Quality")],
    ["the word secretary", page("SECRETARY OF DEFENSE", "No secrets")],
  ])("%s", (_, text) => {
    expect(findMarkings([text])).toEqual([]);
  });
});

test("a marking on every page is told once, with the page where it first stands", () => {
  const marked = page("CUI//SP-CTI");
  expect(findMarkings([page("Cover"), marked, marked])).toEqual([{ text: "CUI//SP-CTI", page: 2 }]);
});
