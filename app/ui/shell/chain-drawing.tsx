import type { PostureState } from "#app/domain/posture/states.ts";
import { ShapePaths } from "#app/ui/posture/state-shape.tsx";

type Node = {
  x: number;
  tier: number;
  state: PostureState;
  parent?: number;
  /** What flows down to it. */
  carries?: string;
};

const TIERS = ["Prime", "Tier 1", "Tier 2", "Tier 3"];
const LEVEL = [70, 205, 340, 475];
const NODES: readonly Node[] = [
  { x: 470, tier: 0, state: "eligible" },
  { x: 250, tier: 1, state: "eligible", parent: 0, carries: "Level 2 (C3PAO)" },
  { x: 470, tier: 1, state: "lapsing", parent: 0, carries: "Level 1 (Self)" },
  { x: 690, tier: 1, state: "eligible", parent: 0, carries: "Level 2 (C3PAO)" },
  { x: 180, tier: 2, state: "eligible", parent: 1, carries: "Level 2 (C3PAO)" },
  { x: 325, tier: 2, state: "undecided", parent: 1, carries: "Level 1 (Self)" },
  { x: 470, tier: 2, state: "no-requirement", parent: 2, carries: "COTS only" },
  { x: 615, tier: 2, state: "eligible", parent: 3, carries: "Level 2 (C3PAO)" },
  { x: 760, tier: 2, state: "ineligible", parent: 3, carries: "Level 1 (Self)" },
  { x: 180, tier: 3, state: "eligible", parent: 4, carries: "Level 1 (Self)" },
  { x: 615, tier: 3, state: "undecided", parent: 7, carries: "Level 2 (C3PAO)" },
];

/** A supply chain drawn as an elevation: every tier on its level, each part with its state. */
export function ChainDrawing() {
  return (
    <svg
      className="chain-drawing"
      viewBox="0 20 880 500"
      preserveAspectRatio="xMinYMax"
      aria-hidden="true"
      focusable="false"
    >
      {TIERS.map((tier, index) => (
        <Level key={tier} name={tier} y={LEVEL[index] ?? 0} />
      ))}
      {NODES.map((node) => (
        <Drop key={`${node.x}-${node.tier}`} node={node} />
      ))}
      {NODES.map((node) => (
        <Part key={`${node.x}-${node.tier}`} node={node} />
      ))}
    </svg>
  );
}

/** The level sign of a section drawing: a triangle standing on its line. */
function Level({ name, y }: { name: string; y: number }) {
  return (
    <g>
      <path className="chain-drawing__level" d={`M0 ${y}H880`} />
      <path className="chain-drawing__sign" d={`M14 ${y - 13}h16l-8 13Z`} />
      <path className="chain-drawing__sign" d={`M16 ${y + 4}h12M19 ${y + 8}h6`} />
      <text className="chain-drawing__name" x="40" y={y - 7}>
        {name}
      </text>
    </g>
  );
}

/** The line on which the requirement comes down from the part above. */
function Drop({ node }: { node: Node }) {
  const parent = node.parent === undefined ? undefined : NODES[node.parent];
  if (!parent) return null;
  const from = (LEVEL[parent.tier] ?? 0) + 24;
  const to = (LEVEL[node.tier] ?? 0) - 24;
  const bend = from + 32;
  return (
    <g>
      <path className="chain-drawing__drop" d={`M${parent.x} ${from}V${bend}H${node.x}V${to}`} />
      <path className="chain-drawing__arrow" d={`m${node.x - 4} ${to - 10} 4 10 4-10Z`} />
      <text className="chain-drawing__label" x={node.x + 9} y={bend + 24}>
        {node.carries}
      </text>
    </g>
  );
}

function Part({ node }: { node: Node }) {
  const y = LEVEL[node.tier] ?? 0;
  const half = node.tier === 0 ? 62 : 44;
  return (
    <g className={`chain-drawing__part chain-drawing__part--${node.state}`}>
      <rect x={node.x - half} y={y - 24} width={half * 2} height="48" />
      <path className="chain-drawing__rule" d={`M${node.x - half + 36} ${y - 24}v48`} />
      <path
        className="chain-drawing__rule"
        d={`M${node.x - half + 46} ${y - 7}h${half * 2 - 58}m0 13H${node.x - half + 46}`}
      />
      <g transform={`translate(${node.x - half + 8.5} ${y - 9.5}) scale(1.2)`}>
        <ShapePaths state={node.state} />
      </g>
    </g>
  );
}
