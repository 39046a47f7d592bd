import { expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { answerSection, answersOf, makePdf } from "#tests/factories/answer.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { type Fields, formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

const PAGE = [
  "CMMC Status Type: Final Level 2 (C3PAO)",
  "CMMC Status Date: 09/01/2026",
  "CMMC UID: S200001234",
  "Overall Score: 108",
  "C3PAO Name: Bluepoint Assessors",
  "Included CAGE(s): nonsense",
  "Affirming Official: Dana Whitlock",
].join("\n");

async function makeShop() {
  const chain = await makeSupplyChain();
  const { organizationId } = chain.official;
  const visitor = await Visitor.of(chain.official.person);
  const page = paths.subcontractor.readSprs(organizationId, chain.requestId);
  const send = async (typed: Fields) => {
    const { body } = await visitor.get(page);
    const form = formsOf(body).find(({ inside }) => inside.includes('name="text"'));
    // A browser sends the field of a file also when none was chosen.
    const file = new File([], "");
    return visitor.post(page, { ...inputsOf(form?.inside ?? ""), file, ...typed });
  };
  const sections = async () => {
    const file = await asActor(chain.official, (scope) => getRequestFile(scope, chain.requestId));
    return new Map(file?.preparation.sections.map((one) => [one.section, one]));
  };
  return { ...chain, visitor, send, sections, o: organizationId };
}

test("what is pasted fills in the sections, confirms none, and says what it could not read", async () => {
  const { send, sections, visitor, o, requestId } = await makeShop();
  expect((await send({ text: PAGE })).location).toBe(paths.subcontractor.request(o, requestId));
  const found = await sections();
  expect(found.get("assessment")).toMatchObject({
    state: "in-progress",
    values: {
      cmmcType: "Level 2 (C3PAO)",
      cmmcStatus: "Final",
      cmmcStatusDate: "2026-09-01",
      cmmcUid: "S200001234",
      cmmcScore: "108",
    },
  });
  expect(found.get("affirmation")?.values).toEqual({ officialName: "Dana Whitlock" });
  const page = await visitor.get(paths.subcontractor.section(o, requestId, "organization"));
  expect(page.body).toContain("Could not be read");
  expect(page.body).toContain("nonsense");
});

test("what somebody typed is left as it is, and the difference is told", async () => {
  const chain = await makeShop();
  const { send, sections, supplier } = chain;
  await answerSection(chain, "assessment", answersOf(supplier).assessment ?? {});
  await send({ text: PAGE });
  const assessment = (await sections()).get("assessment");
  expect(assessment?.values.cmmcScore).toBe("110");
  expect(assessment?.draft?.fromSprs?.kept).toContainEqual({
    field: "cmmcScore",
    yours: "110",
    shown: "108",
  });
});

test("a PDF is read apart, and one that carries a marking is not read", async () => {
  const { send, sections } = await makeShop();
  const asFile = (line: string) => ({
    file: new File([new Uint8Array(makePdf(line))], "SPRS.pdf", { type: "application/pdf" }),
  });
  const marked = await send(asFile("CUI//SP-CTI CMMC UID: S200001234"));
  expect(marked.status).toBe(422);
  expect(marked.body).toContain("marking of controlled information");
  expect((await send(asFile("CMMC UID: S200001234"))).status).toBe(303);
  expect((await sections()).get("assessment")?.values.cmmcUid).toBe("S200001234");
});

test.each([
  ["nothing at all", {}, "Paste the text of the page"],
  [
    "text of something else",
    { text: "Dear Dana, the game was 3:1." },
    "Nothing in it could be read",
  ],
])("%s is refused in words", async (_, typed, words) => {
  const { send } = await makeShop();
  const sent = await send(typed as Fields);
  expect(sent.status).toBe(422);
  expect(sent.body).toContain(words);
});
