import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/kit/notice.tsx";

type HoldLineProps = {
  organizationId: string;
  /** What is held, to begin a sentence with: `What it gave`. */
  thing: string;
};

/** That nothing of this may be disposed of, whatever its age. */
export function HoldLine({ organizationId, thing }: HoldLineProps) {
  return (
    <Notice
      title="Under legal hold"
      action={<a href={paths.prime.holds(organizationId)}>See the legal holds</a>}
    >
      {thing} is kept until the hold is released, whatever its age.
    </Notice>
  );
}
