import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Expiration } from "./list.ts";
import {
  chooseExpirations,
  countByMonth,
  EXPIRATIONS_PER_PAGE,
  expirationListQuery,
  pageOfExpirations,
  readExpirationList,
} from "./list-address.ts";

const TODAY = calendarDate("2026-11-24");
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const ending = (on: string, number = 0, kind: Expiration["kind"] = "answer-due"): Expiration => ({
  kind,
  on: calendarDate(on),
  id: uuid(number),
  what: "Signed answer",
  meaning: "It is due.",
  citation: null,
  supplier: null,
  subcontract: null,
  contract: null,
});

test("an address is read as it was written", () => {
  const filter = {
    kind: "status-expires",
    when: "2027-03",
    contractId: uuid(1),
    search: "Harrow Castings",
    isMine: true,
  } as const;
  const after = { on: TODAY, kind: "answer-due", id: uuid(3) } as const;
  const read = readExpirationList(new URLSearchParams(expirationListQuery(filter, after)));
  expect(read).toEqual({ ...filter, after });
});

test.each(["0000-01", "0001-01", "9999-12", "2026-13", "2026-1"])(
  "a month that no list can hold is left out: %s",
  (when) => {
    expect(readExpirationList(new URLSearchParams({ when })).when).toBeUndefined();
  },
);

test.each(["2026-99-99", "0000-01-01", "2027-02-29"])(
  "a page begins after no day that does not exist: %s",
  (day) => {
    const after = `${day} answer-due ${uuid(1)}`;
    expect(readExpirationList(new URLSearchParams({ after })).after).toBeNull();
  },
);

test("what an address does not understand is left out", () => {
  const query = new URLSearchParams("kind=x&when=2027-13&contract=1&owner=x&after=2026-99 x");
  expect(readExpirationList(query)).toEqual({
    kind: undefined,
    when: undefined,
    contractId: undefined,
    search: "",
    isMine: false,
    after: null,
  });
});

test("pages hold every expiration once, however many end on one day", () => {
  const all = Array.from({ length: 2 * EXPIRATIONS_PER_PAGE + 1 }, (_, index) =>
    ending("2026-12-01", index),
  );
  const seen: string[] = [];
  let after: Expiration | null = null;
  do {
    const { rows, next }: ReturnType<typeof pageOfExpirations<Expiration>> = pageOfExpirations(
      all,
      after,
    );
    seen.push(...rows.map(({ id }) => id));
    after = next;
  } while (after);
  expect(seen).toEqual(all.map(({ id }) => id));
});

test("the numbers of the months are those of the lists they lead to", () => {
  const days = ["2026-11-23", "2026-11-24", "2026-11-30", "2027-10-31", "2027-11-01"];
  const all = days.map((on, index) => ending(on, index));
  const { months, overdue } = countByMonth(all, TODAY);
  expect(months).toHaveLength(12);
  expect(months[0]).toEqual({ month: "2026-11", count: 2 });
  expect(months[11]).toEqual({ month: "2027-10", count: 1 });
  for (const { month, count } of months)
    expect(chooseExpirations(all, { kind: undefined, when: month }, TODAY)).toHaveLength(count);
  expect(chooseExpirations(all, { kind: undefined, when: "overdue" }, TODAY)).toHaveLength(overdue);
  expect(overdue).toBe(1);
});
