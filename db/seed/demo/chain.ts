import { isSituation, type SituationName } from "./situations.ts";

/** The fictional prime. */
export const PRIME = {
  legalName: "Corvane Aerospace Corporation",
  uei: "CRV4N3AERZ57",
  cages: ["4CRV2", "6CRV8"],
};

/** The machine shop whose official signs in to the demo. */
export const OFFICIALS_SHOP = "Larkspur Precision Machine, Inc.";

/** The shop of twelve people that has just joined and answered nothing yet. */
export const OWNERS_SHOP = "Fernhill Machine Works LLC";

export const CONTRACTS = ["wing", "radar", "power", "cargo", "pump"] as const;
export type ContractKey = (typeof CONTRACTS)[number];

/**
 * The supply chain, one subcontract a line; `under` names the subcontract it hangs below, so that
 * three tiers come about. A supplier that stands here twice has two subcontracts.
 */
const TABLE = `
contract | number | under | supplier | what is bought | situation
wing | W-1001 | - | Bramblefield Composites, Inc. | Wing skins and spars | awarded
wing | W-1002 | - | Larkspur Precision Machine, Inc. | Machined rib fittings | awarded
wing | W-1003 | - | Ironwood Forge & Die Company | Titanium forgings | current
wing | W-1004 | - | Kestrel Hydraulics LLC | Flap actuators | lapsing
wing | W-1005 | - | Stonebridge Fasteners Corp. | Standard bolts and rivets | COTS only
wing | W-1006 | - | Vesper Hill Avionics, Inc. | Air data computers | conditional on day 170
wing | W-1007 | - | Granite Pass Castings LLC | Pylon castings | affirmation overdue
wing | W-1008 | - | Osprey Cove Sealants, Inc. | Fuel tank sealant | FCI only
wing | W-1009 | - | Redtail Harness Works | Wiring harnesses | awaiting review
wing | W-1010 | - | Timberline Test Systems LLC | Fatigue test rig | wrong CAGE
wing | W-1011 | - | Copper Basin Coatings, Inc. | Corrosion coating | lapsed
wing | W-1012 | - | Fernbrook Freight LLC | Ground transport | no FCI or CUI
wing | W-1013 | - | Quail Run Metrology, Inc. | Coordinate measuring | returned
wing | W-1014 | - | Ravenswood Tooling Company | Assembly jigs | never answered
wing | W-1015 | - | Alder Creek Bearings Corp. | Control surface bearings | self-assessed only
wing | W-1016 | - | Prairie Star Elastomers LLC | Seals and grommets | exception requested
wing | W-1017 | - | Slate Hill Optics, Inc. | Formation lights | ISO 27001 only
wing | W-1018 | - | Cedar Hollow Software LLC | Load analysis software | affirmed twice
wing | W-1019 | - | Moss & Garrity Engineering | Stress engineering | not answered by us
wing | W-1101 | W-1001 | Tamarack Resins, Inc. | Prepreg resin | FCI only
wing | W-1102 | W-1001 | Silver Birch Carbon LLC | Carbon fabric | current
wing | W-1103 | W-1003 | Salt Fork Titanium Corp. | Titanium billet | lapsing next week
wing | W-1104 | W-1003 | Hickory Bend Heat Treating | Heat treatment | conditional past day 180
wing | W-1105 | W-1004 | Blue Heron Valves, Inc. | Servo valves | current
wing | W-1106 | W-1006 | Eastlake Circuits Corp. | Printed circuit boards | awarded
wing | W-1107 | W-1007 | Juniper Mesa Patterns LLC | Casting patterns | just invited
wing | W-1108 | W-1010 | Lindenmoor Controls, Inc. | Rig controllers | wrong person
wing | W-1201 | W-1102 | Whitewater Fibers Company | Carbon fiber | FCI only
wing | W-1202 | W-1106 | Painted Rock Laminates LLC | Board laminates | COTS only
wing | W-1203 | W-1105 | Turnstone Springs, Inc. | Valve springs | never answered
radar | R-2001 | - | Meridian Gate Microwave, Inc. | Transmit modules | Level 3 directed
radar | R-2002 | - | Sycamore Signal Processing LLC | Processor boards | awarded
radar | R-2003 | - | Larkspur Precision Machine, Inc. | Waveguide housings | acknowledgement returned
radar | R-2004 | - | Palisade Antenna Works | Antenna arrays | current
radar | R-2005 | - | Clearwell Thermal Corp. | Cold plates | lapsing
radar | R-2006 | - | Dunmore Power Electronics, Inc. | High-voltage supplies | exception approved
radar | R-2007 | - | Walnut Grove Cabinets LLC | Shock-mounted cabinets | affirmation overdue
radar | R-2008 | - | Elkhorn Valley Cable Company | Coaxial cable | COTS only
radar | R-2009 | - | Hawthorn Bay Software, Inc. | Track processing software | awaiting review
radar | R-2010 | - | North Quarry Training LLC | Operator training | FCI only
radar | R-2011 | - | Marrow Lake Technical Writing | Maintenance manuals | ISO 27001 only
radar | R-2101 | R-2001 | Flint River Semiconductors, Inc. | Gallium nitride dies | current
radar | R-2102 | R-2001 | Chalk Bluff Ceramics LLC | Ceramic packages | wrong CAGE
radar | R-2103 | R-2002 | Three Forks Memory Corp. | Memory modules | COTS only
radar | R-2104 | R-2002 | Rowan Glen Assembly, Inc. | Board assembly | conditional on day 170
radar | R-2105 | R-2004 | Thornbury Plating Company | Silver plating | lapsed
radar | R-2106 | R-2005 | Otterbrook Brazing LLC | Vacuum brazing | not issued
radar | R-2201 | R-2101 | Foxglove Epitaxy, Inc. | Epitaxial wafers | awaiting review
radar | R-2202 | R-2104 | Limestone Gap Solder LLC | Solder paste | no FCI or CUI
power | P-3001 | - | Larkspur Precision Machine, Inc. | Shafts and couplings | open request
power | P-3002 | - | Basalt Ridge Engines Corp. | Diesel engines | DoD Assessment
power | P-3003 | - | Summit Ridge Generators, Inc. | Generator heads | DoD Assessment
power | P-3004 | - | Westbrook Enclosures LLC | Sound enclosures | DoD Assessment too old
power | P-3005 | - | Merrimont Filters Company | Fuel and air filters | COTS only
power | P-3006 | - | Cottonmere Switchgear, Inc. | Switchgear | DoD Assessment
power | P-3007 | - | Pinecrest Trailers LLC | Trailers | no FCI or CUI
power | P-3101 | P-3002 | Heron Point Injection, Inc. | Fuel injectors | DoD Assessment
power | P-3102 | P-3003 | Willow Bend Windings LLC | Copper windings | DoD Assessment too old
power | P-3103 | P-3006 | Sparrow Hill Relays Corp. | Protection relays | never answered
power | P-3104 | P-3004 | Millrace Sheet Metal, Inc. | Formed panels | not answered by us
power | P-3201 | P-3101 | Gray Fallow Nozzles Company | Injector nozzles | never answered
cargo | C-4001 | - | Larch Landing Winches, Inc. | Cargo winches | self-assessed
cargo | C-4002 | - | Whistler Ridge Rollers Corp. | Floor rollers | self-assessed
cargo | C-4003 | - | Ironwood Forge & Die Company | Tie-down fittings | current
cargo | C-4004 | - | Bellwether Latches LLC | Pallet locks | self-assessed and lapsing
cargo | C-4005 | - | Sandbar Actuation, Inc. | Ramp actuators | awarded on Level 2 (Self)
cargo | C-4006 | - | Tern Island Sheet Metal LLC | Floor panels | invited for work with CUI
cargo | C-4007 | - | Dogwood Straps Company | Restraint straps | COTS only
cargo | C-4008 | - | Larkspur Precision Machine, Inc. | Winch drums | open request
cargo | C-4101 | C-4001 | Fiddlehead Gears, Inc. | Winch gearboxes | just invited
pump | B-6001 | - | Fernhill Machine Works LLC | Impeller housings | at the first step
pump | B-6002 | - | Larch Landing Winches, Inc. | Hose reels | self-assessed
pump | B-6003 | - | Harrow Lane Gaskets, Inc. | Pump seals | just invited
`;

/** A subcontract of the demo. */
export type DemoSubcontract = {
  contract: ContractKey;
  number: string;
  under: string | null;
  supplier: string;
  title: string;
  situation: SituationName;
};

export const CHAIN: readonly DemoSubcontract[] = TABLE.trim().split("\n").slice(1).map(readLine);

function readLine(line: string): DemoSubcontract {
  const [key, number = "", under = "-", supplier = "", title = "", name = ""] = line
    .split("|")
    .map((cell) => cell.trim());
  const contract = CONTRACTS.find((one) => one === key);
  if (!contract || !isSituation(name)) throw new RangeError(`not a subcontract: ${line}`);
  return {
    contract,
    number,
    under: under === "-" ? null : under,
    supplier,
    title,
    situation: name,
  };
}

/** Says that nobody below it gets the information, although somebody does: there to be found. */
const CONTRADICTS_ITSELF = "W-1007";

/** Its supplier has subcontractors of its own in the portal, and told the prime of them. */
export const TOLD_OF = "W-1002";

/** Its supplier signs that nobody below it gets anything, and tells of a lower tier all the same. */
export const TOLD_AGAINST = "R-2003";

/** Its supplier has a tier of its own below, of which it tells the shop that asks it. */
export const HEARD_FROM = "LP-201";

/** Whether the supplier says that somebody below it gets the information. */
export function passesInformationOn({ number }: DemoSubcontract): boolean {
  if (number === TOLD_OF || number === HEARD_FROM) return true;
  return number !== CONTRADICTS_ITSELF && CHAIN.some(({ under }) => under === number);
}
