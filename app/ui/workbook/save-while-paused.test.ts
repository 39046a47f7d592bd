import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { saveWhilePaused } from "./save-while-paused.ts";

type Answer = { isTaken: boolean; sign: string };

const SAVED: Answer = { isTaken: true, sign: "Saved" };
const UNREACHED: Answer = { isTaken: false, sign: "" };

/** A server that answers when it is told to, and what was shown and sent meanwhile. */
function openForm() {
  const shown: string[] = [];
  const sent: string[] = [];
  const unanswered: ((answer: Answer) => void)[] = [];
  const saving = saveWhilePaused(
    {} as HTMLFormElement,
    "/save",
    (sign) => shown.push(sign),
    (_form, _href, requirement) => {
      sent.push(requirement);
      return new Promise((answer) => unanswered.push(answer));
    },
  );
  const answer = async (with_: Answer) => {
    unanswered.shift()?.(with_);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saving, shown, sent, answer };
}

const pause = () => vi.advanceTimersByTimeAsync(1_000);

describe("saving what was typed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("says that it is saved when the last of it is", async () => {
    const { saving, shown, sent, answer } = openForm();
    saving.note("3.12.1");
    saving.note("3.12.2");
    await pause();
    expect(sent).toEqual(["3.12.1"]);
    await answer(SAVED);
    expect(shown.at(-1)).toBe("Not saved yet");
    expect(sent).toEqual(["3.12.1", "3.12.2"]);
    await answer(SAVED);
    expect(shown.at(-1)).toBe("Saved");
  });

  test("sends what changed while it was on its way once more", async () => {
    const { saving, shown, sent, answer } = openForm();
    saving.note("3.12.1");
    await pause();
    saving.note("3.12.1");
    await pause();
    await answer(SAVED);
    expect(shown.at(-1)).not.toBe("Saved");
    await answer(SAVED);
    expect(sent).toEqual(["3.12.1", "3.12.1"]);
    expect(shown.at(-1)).toBe("Saved");
  });

  test("tries again what was not taken, and calls nothing saved meanwhile", async () => {
    const { saving, shown, sent, answer } = openForm();
    saving.note("3.12.1");
    await pause();
    await answer(UNREACHED);
    expect(shown.at(-1)).toMatch(/^Not saved: /);
    saving.note("3.12.2");
    await pause();
    expect(sent).toEqual(["3.12.1", "3.12.1"]);
    await answer(UNREACHED);
    await answer(SAVED);
    expect(shown.at(-1)).toMatch(/^Not saved: /);
    await vi.advanceTimersByTimeAsync(5_000);
    await answer(SAVED);
    expect(sent).toEqual(["3.12.1", "3.12.1", "3.12.2", "3.12.1"]);
    expect(shown.at(-1)).toBe("Saved");
  });

  test("keeps pointing at what somebody has to choose, until that is saved", async () => {
    const { saving, shown, answer } = openForm();
    saving.note("3.12.1");
    saving.note("3.12.2");
    await pause();
    await answer({ isTaken: true, sign: "Ada changed 3.12.1 too." });
    await answer(SAVED);
    expect(shown.at(-1)).toBe("Ada changed 3.12.1 too.");
    saving.note("3.12.1");
    await pause();
    await answer(SAVED);
    expect(shown.at(-1)).toBe("Saved");
  });

  test("sends all that waits at once as the page is left", async () => {
    const { saving, sent, answer } = openForm();
    saving.note("3.12.1");
    saving.note("3.12.2");
    await pause();
    saving.note("3.12.3");
    saving.leave();
    expect(sent.toSorted()).toEqual(["3.12.1", "3.12.2", "3.12.3"]);
    await answer(SAVED);
    expect(sent).toHaveLength(3);
  });
});
