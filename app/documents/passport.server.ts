import { writeNote, writeTitleBlock } from "#app/documents/engine/blocks.server.ts";
import { onClockOf } from "#app/documents/engine/clock.server.ts";
import { loadFallbacks } from "#app/documents/engine/fallback-fonts.server.ts";
import { writeFurniture } from "#app/documents/engine/furniture.server.ts";
import { closePart, openPart, placeOfDocument } from "#app/documents/engine/place.server.ts";
import { closeSheet, openSheet, space, write } from "#app/documents/engine/sheet.server.ts";
import { instantText, shortHash } from "#app/documents/engine/words.server.ts";
import type { PassportContent } from "#app/domain/passport/content.ts";
import { writeStatedFacts, writeWording } from "./statement.server.ts";

/**
 * A passport for people, as a tagged document (PDF/UA-1): who signed what, where and when, and how to
 * check it.
 *
 * @param jsonSha256 of the JSON of the same content, which it prints.
 */
export async function writePassportPdf(
  given: PassportContent,
  { jsonSha256, verifierKey, at }: { jsonSha256: string; verifierKey: string; at: Date },
): Promise<Buffer> {
  const passport = onClockOf(given.organization.timeZone, given);
  const { organization, statement, portal, number } = passport;
  const title = `Passport of ${organization.legalName}`;
  const info = {
    title: `${title}: ${number}`,
    author: organization.legalName,
    subject: `What ${organization.legalName} signed on ${portal.address}`,
    at,
  };
  const sheet = openSheet(info, await loadFallbacks(JSON.stringify(passport)));
  sheet.heads.push({ page: 1, text: `Passport ${number}` });
  const cover = sheet.doc.struct("Sect");
  sheet.root.add(cover);
  write(sheet, cover, "H1", title, { face: "serif-bold", size: 18 });
  space(sheet, 10);
  writeTitleBlock(sheet, cover, [
    { label: "Number", value: number, isCode: true },
    { label: "Unique Entity ID", value: organization.uei ?? "Not stated", isCode: true },
    { label: "Signed by", value: `${statement.officialName}, ${statement.officialTitle}` },
    {
      label: `Signed (${organization.timeZone})`,
      value: instantText(statement.signedAt),
    },
    { label: "Signed on the portal", value: portal.address, isWide: true },
    { label: "Key of that portal", value: verifierKey, isCode: true, isWide: true },
    {
      label: "SHA-256 of passport.json",
      value: jsonSha256,
      isCode: true,
      isWide: true,
    },
  ]);
  cover.end();
  const document = placeOfDocument(sheet);
  writeStatedFacts(sheet, document, given.facts);
  writeWording(
    sheet,
    statement.wording,
    openPart(sheet, document, "The words that were signed"),
    "Whom the statement was made to is left out: it is nobody's business but the company's and that prime's.",
  );
  const check = openPart(sheet, document, "How to check it");
  for (const sentence of passport.howToVerify) writeNote(sheet, check.element, sentence);
  closePart(sheet, check);
  writeFurniture(sheet, {
    head: `Passport ${number}  \u00b7  ${organization.legalName}`,
    foot: `SHA-256 ${shortHash(jsonSha256)}`,
  });
  return closeSheet(sheet);
}
