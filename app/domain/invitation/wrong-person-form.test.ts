import { expect, test } from "vitest";
import { WrongPersonForm } from "./wrong-person-form.ts";

test("the right person may be named, or nobody", () => {
  expect(WrongPersonForm.parse({})).toBeNull();
  expect(WrongPersonForm.parse({ email: "june@harrow.example" })).toEqual({
    name: "",
    email: "june@harrow.example",
    words: "",
  });
});

test.each([
  [{ name: "June Okafor" }, "email"],
  [{ words: "She keeps the plan." }, "email"],
  [{ email: "june" }, "email"],
  [{ email: "june@harrow.example", words: "x".repeat(501) }, "words"],
  [{ email: "june@harrow.example", name: "x".repeat(121) }, "name"],
])("of %j the mistake stands beside its field", (typed, field) => {
  const read = WrongPersonForm.safeParse(typed);
  expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
});
