import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ScorePanel } from "./score-panel.tsx";

const level2 = { cmmcType: "Level 2 (Self)", dodType: "none", cmmcScore: "88" };
const MARK = "Mark the requirements that are open";

test("nobody is asked to mark what is open where the list is not asked for", () => {
  const html = renderToStaticMarkup(<ScorePanel values={{ ...level2, cmmcStatus: "Final" }} />);
  expect(html).toContain("you entered 88");
  expect(html).toContain("A Final status leaves nothing open");
  expect(html).not.toContain(MARK);
});

test("who has a Conditional status is asked to mark what is open", () => {
  const html = renderToStaticMarkup(
    <ScorePanel values={{ ...level2, cmmcStatus: "Conditional" }} />,
  );
  expect(html).toContain(MARK);
});
