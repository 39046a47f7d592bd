import { findIsoGap } from "#app/domain/iso27001/gap.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

/** What a certificate gives a start on, and what it leaves, whatever its body says. */
export function IsoPanel() {
  const certificate = { edition: "2022", scopeIncludesCuiSystem: true, expiresOn: null } as const;
  const gap = findIsoGap(certificate, {}, null);
  return (
    <Notice title="What an ISO/IEC 27001 certificate does here">
      <p>
        It takes the place of no CMMC status and no score. It shows where you have a start: of the
        110 requirements of NIST SP 800-171, {gap.addressed.count} have related controls in a
        certificate of the 2022 edition, {gap.partlyAddressed.count} have controls that do not fully
        meet them, and {gap.notAddressed.count} have none. Each still needs its own evidence.
      </p>
      <Disclosure summary="What a certificate never covers">
        <dl className="iso-gaps">
          {gap.gapAreas.map((area) => (
            <div key={area.id}>
              <dt>{area.title}</dt>
              <dd>{area.gap}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </Notice>
  );
}
