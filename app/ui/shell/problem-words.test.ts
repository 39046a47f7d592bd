import { expect, test } from "vitest";
import { problemMeta, problemOf } from "./problem-words.ts";

const answered = (status: number, data: unknown) => ({
  status,
  statusText: "",
  internal: false,
  data,
});

test("an answer that says by itself what happened is shown in its words", () => {
  const error = answered(410, "Your access has ended\n\nAsk the prime to let you in again.\n");
  expect(problemOf(error)).toEqual({
    status: 410,
    title: "Your access has ended",
    text: "Ask the prime to let you in again.",
  });
  expect(problemMeta({ error })).toEqual([{ title: "Your access has ended - Flowdown" }]);
});

test("nothing else that an answer carries is shown", () => {
  const notFound = problemOf(answered(404, "Room of Aster Dynamics\n\nIt exists."));
  expect(notFound.title).toBe("There is nothing at this address");
  expect(problemOf(answered(403, "")).title).toBe("Your role does not include this");
  expect(problemOf(new Error("Room\n\nsecret")).title).toBe("Something went wrong on our side");
});
