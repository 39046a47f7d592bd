import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";

/** The plan as the files that other tools and primes take. */
export function PoamFiles({ organizationId, planId }: { organizationId: string; planId: string }) {
  const { subcontractor } = paths;
  return (
    <>
      <ButtonLink look="secondary" href={subcontractor.poamSheet(organizationId, planId)} download>
        Download as a spreadsheet (XLSX)
      </ButtonLink>
      <ButtonLink look="secondary" href={subcontractor.poamOscal(organizationId, planId)} download>
        Download as OSCAL (JSON)
      </ButtonLink>
    </>
  );
}
