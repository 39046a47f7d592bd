import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { POSTURE_STATES, POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { StateMark } from "./stamp.tsx";
import { ShapePaths } from "./state-shape.tsx";

test("every state has a shape of its own", () => {
  const drawings = POSTURE_STATES.map((state) =>
    renderToStaticMarkup(<ShapePaths state={state} />),
  );
  expect(new Set(drawings).size).toBe(POSTURE_STATES.length);
});

test.each(POSTURE_STATES)("%s is said in words beside its shape", (state) => {
  expect(renderToStaticMarkup(<StateMark state={state} />)).toContain(POSTURE_WORDS[state]);
});
