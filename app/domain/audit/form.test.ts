import { expect, test } from "vitest";
import { NewRoomForm, ReplyForm, RoomForm } from "./form.ts";

const ROOM = {
  title: "Annual review",
  contractIds: "one",
  startsOn: "2026-12-01",
  endsOn: "2026-12-31",
  people: [
    { name: "Casey Holt", email: " Casey.Holt@Agency.example", organization: "DCMA Boston" },
    {},
    {},
  ],
};

test("a room names its contracts and the people whose rows are filled", () => {
  expect(NewRoomForm.parse(ROOM)).toEqual({
    ...ROOM,
    contractIds: ["one"],
    mayMakeRecords: false,
    people: [
      { name: "Casey Holt", email: "casey.holt@agency.example", organization: "DCMA Boston" },
    ],
  });
});

test.each<[string, object, string]>([
  ["no title", { title: " " }, "title"],
  ["no contract", { contractIds: undefined }, "contractIds"],
  ["an end before its beginning", { endsOn: "2026-11-30" }, "endsOn"],
  ["a day that does not exist", { startsOn: "2026-02-30" }, "startsOn"],
  ["nobody", { people: [{}, {}] }, "people.0.name"],
  ["a name without an address", { people: [{ name: "Casey Holt" }] }, "people.0.email"],
  ["an address without a name", { people: [{ email: "c@agency.example" }] }, "people.0.name"],
  [
    "somebody of no organization",
    { people: [{ name: "Casey Holt", email: "c@agency.example" }] },
    "people.0.organization",
  ],
  ["no address", { people: [{ name: "Casey", email: "agency" }] }, "people.0.email"],
  ["one address twice", { people: [ROOM.people[0], ROOM.people[0]] }, "people.1.email"],
])("a room with %s is refused", (_, change, path) => {
  const parsed = NewRoomForm.safeParse({ ...ROOM, ...change });
  expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

const noteId = "0b54a2f5-4b0c-4d4e-9d6c-2f2a3c1b9e11";

test.each<[string, object, boolean]>([
  ["reply", { intent: "reply", noteId, text: "And before that?" }, true],
  ["empty reply", { intent: "reply", noteId, text: " " }, false],
  ["settlement without words", { intent: "settle", noteId }, true],
])("an auditor's %s", (_, form, isRight) => {
  expect(ReplyForm.safeParse(form).success).toBe(isRight);
});

test("an answer says something", () => {
  expect(RoomForm.safeParse({ intent: "answer", noteId, text: " " }).success).toBe(false);
});
