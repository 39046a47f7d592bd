import type { CertificateStanding, IsoGap, IsoGapGroup } from "#app/domain/iso27001/gap.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type ShownIsoGap = IsoGap & { edition: string };

const STANDINGS: Record<Exclude<CertificateStanding, "counts">, string> = {
  "scope-excludes-cui-system":
    "The certified scope leaves out the system that holds CUI, so that the certificate helps with none of the 110 requirements.",
  expired: "The certificate has expired, so that it helps with none of the 110 requirements.",
  "edition-ended":
    "Certificates of the 2013 edition ended on 31 October 2025, so that this one helps with none of the 110 requirements.",
};

/** What an accepted ISO/IEC 27001 certificate gives a start on, and what it leaves. */
export function IsoGapPanel({ gap }: { gap: ShownIsoGap }) {
  return (
    <Section
      title="What ISO/IEC 27001 leaves open"
      id="iso-27001"
      lead={
        <>
          A certificate proves a management system, never a CMMC status. A related control is a
          start; the requirement still needs its own evidence.{" "}
          <Citation>NIST SP 800-171 R2 Appendix D</Citation>
        </>
      }
    >
      <Stack>
        {gap.standing !== "counts" && <Notice tone="warning">{STANDINGS[gap.standing]}</Notice>}
        <Group label="related to a control of the certificate" group={gap.addressed} />
        <Group
          label="related in part: NIST marks the control as not fully satisfying the intent"
          group={gap.partlyAddressed}
        />
        <Group label="without any related control" group={gap.notAddressed} />
        <Disclosure
          summary={`${countWords(gap.gapAreas.length, "area")} in which certified companies still have work`}
        >
          <dl className="legend">
            {gap.gapAreas.map((area) => (
              <div key={area.id}>
                <dt>
                  <strong>{area.title}</strong>
                </dt>
                <dd>
                  {area.gap} {area.toDo} <Citation>{area.source.paragraph}</Citation>
                </dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      </Stack>
    </Section>
  );
}

function Group({ label, group }: { label: string; group: IsoGapGroup }) {
  return (
    <Disclosure summary={`${group.count} of 110 requirements ${label}`}>
      <ul className="plain-list">
        {group.requirements.map(({ id, title, controls }) => (
          <li key={id}>
            <span className="identifier">{id}</span> {title}
            {controls.length > 0 && ` (${controls.join(", ")})`}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
