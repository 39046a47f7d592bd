import { useEffect, useState } from "react";
import { handleKey, requirementOf } from "./live-form.ts";
import { saveWhilePaused } from "./save-while-paused.ts";

type LiveForm<Counted> = {
  formId: string;
  /** where single answers are saved */
  saveHref: string;
  /** what the form comes to as it is filled in; the same function from render to render */
  count: (form: HTMLFormElement) => Counted;
  /** what was saved last, which stands until a script runs */
  saved: Counted;
};

/**
 * A form of answers that counts and saves while it is filled in, with one key per status.
 *
 * @returns what it comes to, the sign of the last save, and whether a script runs at all.
 */
export function useLiveForm<Counted>({ formId, saveHref, count, saved }: LiveForm<Counted>) {
  const [counted, setCounted] = useState(saved);
  const [sign, setSign] = useState("");
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const saving = saveWhilePaused(form, saveHref, setSign);
    const onInput = ({ target }: Event) => {
      setCounted(count(form));
      const requirement = requirementOf(target);
      if (requirement) saving.note(requirement);
    };
    form.addEventListener("input", onInput);
    form.addEventListener("keydown", handleKey);
    window.addEventListener("pagehide", saving.leave);
    setCounted(count(form));
    setIsLive(true);
    return () => {
      form.removeEventListener("input", onInput);
      form.removeEventListener("keydown", handleKey);
      window.removeEventListener("pagehide", saving.leave);
    };
  }, [formId, saveHref, count]);
  return { counted, sign, isLive };
}
