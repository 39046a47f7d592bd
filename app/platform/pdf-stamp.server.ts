import { POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { drawArtifact, type Sheet, type Structure, write } from "./pdf-sheet.server.ts";

const COLORS: Record<PostureState, string> = {
  eligible: "#146338",
  lapsing: "#844600",
  ineligible: "#9e141f",
  awaiting: "#3b4a91",
  "no-requirement": "#54615f",
};

const HEIGHT = 44;
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
  const [top, color] = [doc.y, COLORS[state]];
  drawArtifact(sheet, () => {
    doc.lineWidth(1.6).strokeColor(color).rect(left, top, width, HEIGHT).stroke();
    drawShape(doc, state, color, left + 14, top + (HEIGHT - SHAPE) / 2);
  });
  const text = { x: left + SHAPE + 30, width: width - SHAPE - 44 };
  doc.y = top + 7;
  write(sheet, parent, "P", word, { ...text, face: "sans-bold", size: 14, color });
  doc.y = top + 26;
  write(sheet, parent, "P", under, { ...text, size: 9 });
  doc.y = top + HEIGHT + 10;
}

/** The shapes of the screens, told apart without colour, on the same grid of 16 by 16. */
function drawShape(
  doc: PDFKit.PDFDocument,
  state: PostureState,
  color: string,
  x: number,
  y: number,
): void {
  doc
    .save()
    .translate(x, y)
    .scale(SHAPE / GRID);
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
    case "awaiting":
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
