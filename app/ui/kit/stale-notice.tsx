import { Button } from "./button.tsx";
import { useFormShowing } from "./form-showing.tsx";
import { Notice } from "./notice.tsx";

/** That somebody saved meanwhile, with the two ways on; each field says what stands now. */
export function StaleNotice() {
  const { stale } = useFormShowing();
  if (!stale) return null;
  return (
    <Notice
      tone="warning"
      title="This was changed after you opened it. Yours is not saved yet."
      live
      action={
        <div className="button-row">
          <Button
            look="secondary"
            name={stale.intent === null ? undefined : "intent"}
            value={stale.intent ?? undefined}
          >
            Keep mine
          </Button>
          <a href="?">Take what stands now</a>
        </div>
      }
    >
      <p>
        {stale.fields.length === 1 ? "One field differs" : `${stale.fields.length} fields differ`}:
        under each you read what stands now. Keep yours and it is saved over it, or take what stands
        now and yours is dropped.
      </p>
    </Notice>
  );
}
