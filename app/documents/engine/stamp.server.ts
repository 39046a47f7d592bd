import { POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import {
  drawArtifact,
  ensureRoom,
  heightOf,
  type Sheet,
  type Structure,
  write,
} from "./sheet.server.ts";

const COLORS: Record<PostureState, string> = {
  eligible: "#146338",
  lapsing: "#844600",
  ineligible: "#9e141f",
  undecided: "#3b4a91",
  "no-requirement": "#54615f",
};

const SHAPE = 26;
const GRID = 16;

/** The verdict as a ruled stamp: shape, word, and the day it is for and holds until. */
export function writeStamp(
  sheet: Sheet,
  parent: Structure,
  {
    state,
    word = POSTURE_WORDS[state],
    under,
  }: { state: PostureState; word?: string; under: string },
): void {
  const { doc, left, width } = sheet;
  const color = COLORS[state];
  const place = { x: left + SHAPE + 30, width: width - SHAPE - 44 };
  const [title, text] = [
    { ...place, face: "sans-bold" as const, size: 14, color },
    { ...place, size: 9 },
  ];
  const wordHeight = heightOf(sheet, word, title);
  const height = 14 + wordHeight + heightOf(sheet, under, text);
  ensureRoom(sheet, height);
  const top = doc.y;
  drawArtifact(sheet, () => {
    doc.lineWidth(1.6).strokeColor(color).rect(left, top, width, height).stroke();
    drawShape(doc, state, left + 14, top + (height - SHAPE) / 2, SHAPE);
  });
  doc.y = top + 6;
  write(sheet, parent, "P", word, title);
  doc.y = top + 7 + wordHeight;
  write(sheet, parent, "P", under, text);
  doc.y = top + height + 10;
}

/** The shapes of the screens, told apart without colour, on the same grid of 16 by 16. */
export function drawShape(
  doc: PDFKit.PDFDocument,
  state: PostureState,
  x: number,
  y: number,
  size: number,
): void {
  const color = COLORS[state];
  doc
    .save()
    .translate(x, y)
    .scale(size / GRID);
  doc.lineWidth(1.5).fillColor(color).strokeColor(color);
  switch (state) {
    case "ineligible":
      doc.path("M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5L5 .8Z").fill();
      doc.strokeColor("#ffffff").path("M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6").stroke();
      break;
    case "lapsing":
      doc.circle(8, 8, 6.4).stroke();
      doc.path("M8 3.8V8l3 2.2").stroke();
      break;
    case "undecided":
      doc.circle(8, 8, 6.4).stroke();
      break;
    case "eligible":
      doc.circle(8, 8, 7.2).fill();
      doc.strokeColor("#ffffff").path("M4.4 8.3l2.5 2.5 4.8-5.2").stroke();
      break;
    case "no-requirement":
      doc.path("M2 8h12").stroke();
      break;
  }
  doc.restore();
}
