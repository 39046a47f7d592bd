import type { Random } from "./random.ts";

const PLACES = [
  "Alder Creek",
  "Basalt Ridge",
  "Birchwater",
  "Blue Heron",
  "Bramblefield",
  "Cedar Hollow",
  "Chalk Bluff",
  "Clearwell",
  "Copper Basin",
  "Cottonmere",
  "Crane Harbor",
  "Dunmore Flats",
  "Eagle Notch",
  "Eastlake",
  "Elkhorn Valley",
  "Fallow Hill",
  "Fernbrook",
  "Flint River",
  "Foxglove",
  "Granite Pass",
  "Graywater",
  "Hartsfield",
  "Hawthorn Bay",
  "Heron Point",
  "Hickory Bend",
  "Ironwood",
  "Juniper Mesa",
  "Kestrel Park",
  "Larkspur",
  "Limestone Gap",
  "Lindenmoor",
  "Lost Maple",
  "Marrow Lake",
  "Merrimont",
  "Millrace",
  "Mossgrove",
  "North Quarry",
  "Oak Landing",
  "Osprey Cove",
  "Otterbrook",
  "Painted Rock",
  "Palisade",
  "Pinecrest",
  "Prairie Star",
  "Quail Run",
  "Ravenswood",
  "Red Canyon",
  "Rowan Glen",
  "Sagebrush",
  "Salt Fork",
  "Silver Birch",
  "Slate Hill",
  "Sparrow Hill",
  "Stonebridge",
  "Summit Ridge",
  "Sycamore",
  "Tamarack",
  "Thornbury",
  "Three Forks",
  "Timberline",
  "Turnstone",
  "Vesper Hill",
  "Walnut Grove",
  "Westbrook",
  "Whitewater",
  "Willow Bend",
] as [string, ...string[]];
const TRADES = [
  "Machine",
  "Precision",
  "Castings",
  "Avionics",
  "Composites",
  "Coatings",
  "Optics",
  "Fasteners",
  "Hydraulics",
  "Microwave",
  "Circuits",
  "Harness",
  "Forge",
  "Tooling",
  "Metrology",
  "Thermal",
  "Bearings",
  "Software",
  "Test Systems",
  "Logistics",
  "Propulsion",
  "Sensors",
  "Plating",
  "Fabrication",
  "Gear",
  "Elastomers",
  "Antenna",
  "Controls",
] as [string, ...string[]];
const FORMS = ["Inc.", "LLC", "Corp.", "Company", "Works", "Group LLC", "Industries"] as const;
const GIVEN_NAMES = [
  "Adaeze",
  "Alma",
  "Anders",
  "Beatriz",
  "Callum",
  "Carmen",
  "Dana",
  "Darius",
  "Elena",
  "Esther",
  "Farah",
  "Gideon",
  "Grace",
  "Hana",
  "Ivo",
  "Jamal",
  "Joanna",
  "Kenji",
  "Leila",
  "Lucas",
  "Maeve",
  "Marcus",
  "Nadia",
  "Noah",
  "Olu",
  "Priya",
  "Ramon",
  "Ruth",
  "Samir",
  "Sofia",
  "Tessa",
  "Theo",
  "Uma",
  "Victor",
  "Wendy",
  "Yusuf",
] as [string, ...string[]];
const FAMILY_NAMES = [
  "Abara",
  "Alvarez",
  "Beckett",
  "Brandt",
  "Castellano",
  "Chowdhury",
  "Dunning",
  "Eriksen",
  "Fairbanks",
  "Garrity",
  "Halvorsen",
  "Ibarra",
  "Jankowski",
  "Kimura",
  "Lindqvist",
  "Macready",
  "Nakamura",
  "Oyelaran",
  "Pemberton",
  "Quintero",
  "Rosenthal",
  "Sandoval",
  "Thackeray",
  "Underwood",
  "Vasquez",
  "Whitfield",
  "Yarrow",
  "Zielinski",
] as [string, ...string[]];
const CITIES = [
  "Dayton, OH 45402",
  "Huntsville, AL 35801",
  "Wichita, KS 67202",
  "Tucson, AZ 85701",
  "Rockford, IL 61101",
  "Erie, PA 16501",
  "Manchester, NH 03101",
  "Melbourne, FL 32901",
  "Fort Worth, TX 76102",
  "San Diego, CA 92101",
  "Tulsa, OK 74103",
  "Spokane, WA 99201",
] as [string, ...string[]];

/** A company that does not exist. */
export function inventCompanyName(random: Random): string {
  return `${random.pick(PLACES)} ${random.pick(TRADES)} ${random.pick(FORMS)}`;
}

/** The same under its founder's name: as many as there are companies that supply the defense industry. */
export function inventFoundersCompanyName(random: Random): string {
  return `${random.pick(FAMILY_NAMES)} ${inventCompanyName(random)}`;
}

export function inventPersonName(random: Random): string {
  return `${random.pick(GIVEN_NAMES)} ${random.pick(FAMILY_NAMES)}`;
}

export function inventAddress(random: Random): string {
  return `${random.whole(100, 9_900)} ${random.pick(PLACES)} Road, ${random.pick(CITIES)}`;
}

/** Digits and capital letters without I and O, as identifiers use them. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const SIGNS = `0123456789${LETTERS}`;

/** The `index`-th invented Unique Entity ID: of valid form, another one for every index. */
export function makeUei(index: number): string {
  const number = (BigInt(index) * UEI_STEP) % UEI_COUNT;
  return `${LETTERS[index % LETTERS.length]}${inSigns(Number(number), UEI_STIRRED)}FD${index % 10}${LETTERS[index % 7]}`;
}

/** The `index`-th invented CAGE code: a digit at both ends, another one for every index. */
export function makeCage(index: number): string {
  const number = (index * CAGE_STEP) % CAGE_COUNT;
  return `${number % 10}${inSigns(Math.floor(number / 100), 3)}${Math.floor(number / 10) % 10}`;
}

/*
 * Steps that share no factor with the count reach every number once, and neighbours do not look
 * alike.
 */
const UEI_STIRRED = 7;
const UEI_COUNT = BigInt(SIGNS.length ** UEI_STIRRED);
const UEI_STEP = 0x9e3779b97f4a7c15n;
const CAGE_COUNT = 100 * SIGNS.length ** 3;
const CAGE_STEP = 2_428_037;

/** A CMMC UID of valid form: ten letters and digits. */
export function makeUid(random: Random): string {
  return Array.from({ length: 10 }, () => SIGNS[random.whole(0, SIGNS.length - 1)]).join("");
}

/** A number in digits and letters, with zeros in front. */
function inSigns(number: number, length: number): string {
  let rest = number;
  let text = "";
  for (let place = 0; place < length; place += 1) {
    text = `${SIGNS[rest % SIGNS.length]}${text}`;
    rest = Math.floor(rest / SIGNS.length);
  }
  return text;
}
