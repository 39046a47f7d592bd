import { useFormShowing } from "./form-showing.tsx";
import { Notice } from "./notice.tsx";

/** That a session ended under somebody's hands, and what became of what they typed. */
export function KeptNotice() {
  const { kept } = useFormShowing();
  if (!kept) return null;
  return (
    <Notice tone="warning" title="Your session ended." live>
      <p>
        {kept.isTyped
          ? "What you typed is here; it is not saved yet."
          : "What you asked for was not done. Nothing was changed; ask for it again."}
      </p>
      {kept.hadFile && <p>The file could not be kept: choose it again.</p>}
    </Notice>
  );
}
