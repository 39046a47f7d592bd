import { expect, test } from "vitest";
import { findCmmcUidProblem, readCmmcUid } from "#app/domain/cmmc/uid.ts";
import { findPiidProblem, readPiid } from "#app/domain/contract/piid.ts";
import {
  findCageProblem,
  findUeiProblem,
  parseCages,
  readUei,
} from "#app/domain/organization/identifiers.ts";
import { Email } from "#app/domain/person/credentials.ts";
import { readRecoveryCode } from "#app/domain/person/recovery-code.ts";
import {
  PASTED_ADDRESSES,
  PASTED_CODES,
  PASTED_LINES,
  PASTED_NUMBERS,
  TYPED_DAYS,
  WRONG_CAGES,
  WRONG_PIIDS,
  WRONG_UEIS,
  WRONG_UIDS,
} from "#tests/tried/pasted.ts";
import { optionalNumber, requiredDay, requiredLine } from "./form-fields.ts";
import { cleanCode, cleanSearch, cleanText, plainDigits } from "./pasted-text.ts";

test.each(PASTED_LINES)("a line with %s", (_, pasted, read) => {
  expect(requiredLine("Missing.").safeParse(pasted).data ?? "").toBe(read);
});

test.each(PASTED_CODES)("a code with %s", (_, pasted, read) => {
  expect(cleanCode(pasted)).toBe(read);
});

test.each(PASTED_NUMBERS)("a number with %s: %j", (_, pasted, read) => {
  expect(optionalNumber("Not a number.").safeParse(pasted).data ?? null).toBe(read);
});

test.each(PASTED_ADDRESSES)("an address with %s", (_, pasted, read) => {
  expect(Email.safeParse(pasted).data ?? null).toBe(read);
});

test.each(TYPED_DAYS)("the day %j is %s", (typed, read) => {
  const result = requiredDay("The day", "Missing.").safeParse(typed);
  if (typeof read === "string") expect(result.data).toBe(read);
  else expect(result.error?.issues[0]?.message).toMatch(read);
});

test.each(WRONG_CAGES)("the CAGE code %s gets a hint", (typed, hint) => {
  expect(findCageProblem(parseCages(typed))).toMatch(hint);
});

test.each(WRONG_UEIS)("the UEI %s gets a hint", (typed, hint) => {
  expect(findUeiProblem(readUei(typed))).toMatch(hint);
});

test.each(WRONG_UIDS)("the CMMC UID %s gets a hint", (typed, hint) => {
  expect(findCmmcUidProblem(readCmmcUid(typed))).toMatch(hint);
});

test.each(WRONG_PIIDS)("the PIID %s gets a hint", (typed, hint) => {
  expect(findPiidProblem(readPiid(typed))).toMatch(hint);
});

test("codes of full width, with unseen marks between, are the codes", () => {
  expect(parseCages("７ＨＲ０１、\uFEFF7hr\u200B02\u00A07HR03")).toEqual([
    "7HR01",
    "7HR02",
    "7HR03",
  ]);
  expect(readUei("\uFEFFj7k2 m9qx\u00A04t6a")).toBe("J7K2M9QX4T6A");
  expect(readCmmcUid(" l2s0\u200B04123a")).toBe("L2S004123A");
  expect(readPiid("FA8620–26–C–0042")).toBe("FA862026C0042");
  expect(readRecoveryCode("01234–56789\u00A0ABCDE\u2011FO12l\uFEFF")).toBe("0123456789abcdef0121");
});

test("a text keeps its lines, and every line break is one", () => {
  expect(cleanText("one\r\ntwo\rthree\u2028four\u0000\u200B\n")).toBe("one\ntwo\nthree\nfour");
});

test("a search is a plain line", () => {
  expect(cleanSearch(" ＦＡ\u00A0 8620\u200B\tx ")).toBe("FA 8620 x");
});

test("every decimal digit of Unicode is read as its value", () => {
  let before = -1;
  for (let codePoint = 0x30; codePoint < 0x1_0000; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    if (!/\p{Nd}/u.test(character)) continue;
    const value = Number(plainDigits(character));
    expect(value, codePoint.toString(16)).toBe((before + 1) % 10);
    before = value;
  }
});
