import { Section } from "#app/ui/kit/section.tsx";

type Cell = { label: string; value: string; isSign?: boolean };
type Screen = { id: string; tab: string; other: string; describes: string; cells: Cell[] };

const CMMC: Screen = {
  id: "sprs-cmmc",
  tab: "CMMC Assessments",
  other: "NIST SP 800-171 Assessments",
  describes:
    "A page with the tab CMMC Assessments open. Its row shows a CMMC UID, such as S200001234, a CMMC Status Type, such as Final Level 2 (Self), a CMMC Status Date, a score, and the CAGE codes.",
  cells: [
    { label: "CMMC UID", value: "S200001234", isSign: true },
    { label: "CMMC Status Type", value: "Final Level 2 (Self)" },
    { label: "CMMC Status Date", value: "09/01/2026" },
    { label: "Score", value: "110" },
    { label: "CAGE codes", value: "1ABC5" },
  ],
};

const NIST: Screen = {
  id: "sprs-nist",
  tab: "NIST SP 800-171 Assessments",
  other: "CMMC Assessments",
  describes:
    "A page with the tab NIST SP 800-171 Assessments open. Its row shows an assessment date, a score, an assessment scope, a confidence level, such as LOW, and a plan of action completion date. It shows no CMMC UID.",
  cells: [
    { label: "Confidence level", value: "LOW (Basic)", isSign: true },
    { label: "Assessment date", value: "03/15/2024" },
    { label: "Score", value: "87" },
    { label: "Assessment scope", value: "ENTERPRISE" },
    { label: "Plan of action date", value: "06/30/2027" },
  ],
};

/** The two pages of SPRS that are taken for each other, and the one question that tells them apart. */
export function SprsScreens() {
  return (
    <Section
      title="Is there a CMMC UID on your page?"
      lead="SPRS has two kinds of entries, and both can say “self” and show a score. Only one of them is a CMMC status."
    >
      <ul className="sprs-screens">
        <li>
          <p>
            <strong>Yes, there is a CMMC UID:</strong> it is a CMMC status. Choose it in the first
            question below.
          </p>
          <Drawing screen={CMMC} />
        </li>
        <li>
          <p>
            <strong>No, but there is a confidence level:</strong> it is a NIST SP 800-171 DoD
            Assessment. Choose “None yet” in the first question, and the kind in the second.
          </p>
          <Drawing screen={NIST} />
        </li>
      </ul>
      <p>
        The drawings show what to look for, not how the pages look today.{" "}
        <a href="https://www.sprs.csd.disa.mil/" target="_blank" rel="noopener noreferrer">
          Open SPRS (new tab)
        </a>
      </p>
    </Section>
  );
}

const WIDTH = 320;
const ROW = 26;
const HEAD = 62;

function Drawing({ screen }: { screen: Screen }) {
  const height = HEAD + screen.cells.length * ROW + 12;
  const describedBy = `${screen.id}-words`;
  return (
    <figure className="sprs-screens__figure">
      <svg
        className="sprs-drawing"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`Drawing of the SPRS page “${screen.tab}”`}
        aria-describedby={describedBy}
      >
        <rect className="sprs-drawing__page" x="1" y="1" width={WIDTH - 2} height={height - 2} />
        <rect className="sprs-drawing__bar" x="1" y="1" width={WIDTH - 2} height="24" />
        <text className="sprs-drawing__name" x="10" y="17">
          SPRS
        </text>
        <rect className="sprs-drawing__tab" x="10" y="30" width="176" height="24" />
        <text className="sprs-drawing__open" x="16" y="46">
          {screen.tab}
        </text>
        <text className="sprs-drawing__other" x="194" y="46">
          {screen.other.replace(" Assessments", "")}
        </text>
        {screen.cells.map(({ label, value, isSign }, index) => (
          <Row key={label} y={HEAD + index * ROW} label={label} value={value} isSign={isSign} />
        ))}
      </svg>
      <figcaption id={describedBy}>{screen.describes}</figcaption>
    </figure>
  );
}

function Row({ y, label, value, isSign }: Cell & { y: number }) {
  return (
    <>
      {isSign && (
        <rect className="sprs-drawing__sign" x="6" y={y} width={WIDTH - 12} height={ROW - 2} />
      )}
      <text className="sprs-drawing__label" x="14" y={y + 17}>
        {label}
      </text>
      <text className="sprs-drawing__value" x="160" y={y + 17}>
        {value}
      </text>
    </>
  );
}
