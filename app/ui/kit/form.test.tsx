import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CheckboxGroup } from "./checkbox-group.tsx";
import { Form } from "./form.tsx";
import { TextField } from "./text-field.tsx";

const field = (extra = {}) => ({ id: "f-email", name: "email", ...extra });

describe("a field", () => {
  test.each([
    ["keeps what was typed", {}, { initialValue: "jo@" }, 'value="jo@"'],
    ["ties its error to the input", {}, { errors: ["No."] }, 'aria-describedby="f-email-error"'],
    ["marks a wrong input", {}, { errors: ["No."] }, 'aria-invalid="true"'],
    [
      "ties its hint before its error",
      { hint: "Work email" },
      { errors: ["No."] },
      'aria-describedby="f-email-hint f-email-error"',
    ],
    ["says in words that it may stay empty", {}, { required: false }, "(optional)"],
  ])("%s", (_, props, extra, expected) => {
    const html = renderToStaticMarkup(<TextField field={field(extra)} label="Email" {...props} />);
    expect(html).toContain(expected);
  });

  test("never writes a password back into the page", () => {
    const typed = field({ initialValue: "hunter2hunter2" });
    const html = renderToStaticMarkup(<TextField field={typed} label="Password" type="password" />);
    expect(html).not.toContain("hunter2");
  });

  test("does not call a field optional when nothing says so", () => {
    const html = renderToStaticMarkup(<TextField field={field()} label="Email" />);
    expect(html).not.toContain("(optional)");
  });
});

test("a group ticks what was chosen before, one choice or several", () => {
  const options = [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
    { value: "c", label: "C" },
  ];
  const ticked = (initialValue: unknown) =>
    renderToStaticMarkup(
      <CheckboxGroup field={field({ initialValue })} label="Which" options={options} />,
    ).match(/checked=""/g)?.length ?? 0;
  expect([ticked(undefined), ticked("b"), ticked(["a", "c"])]).toEqual([0, 1, 2]);
});

test("what describes a choice is found, also where its value has spaces", () => {
  const html = renderToStaticMarkup(
    <CheckboxGroup
      field={field()}
      label="Which"
      options={[{ value: "FIPS 140-3", label: "FIPS 140-3", description: "The later edition" }]}
    />,
  );
  const [, describedBy] = /aria-describedby="([^"]*)"/.exec(html) ?? [];
  expect(describedBy).not.toContain(" ");
  expect(html).toContain(`id="${describedBy}"`);
});

test("a form leads from each mistake to its field and says its own beside them", () => {
  const form = {
    id: "f",
    errors: ["Try again."],
    allErrors: { "": ["Try again."], email: ["Enter it."] },
  };
  const html = renderToStaticMarkup(<Form form={form}>fields</Form>);
  expect(html).toContain('role="alert"');
  expect(html).toContain("There are 2 problems");
  expect(html).toContain('<a href="#f-email">Enter it.</a>');
  expect(html.match(/Try again\./g)).toHaveLength(1);
});
