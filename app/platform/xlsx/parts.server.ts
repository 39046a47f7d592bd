import { type Format, readFormat } from "./formats.server.ts";
import { readXml } from "./xml.server.ts";

/** Where a part of a workbook leads to. */
export type Target = { id: string; type: string; target: string };

/**
 * What a part is related to. Targets outside the file are left out.
 *
 * @param folder of the part, which the targets are counted from.
 */
export async function readTargets(
  part: AsyncIterable<Uint8Array>,
  folder: string,
): Promise<Target[]> {
  const targets: Target[] = [];
  await readXml(part, {
    open: {
      relationship: ({ Id: id, Type: type, Target: target, TargetMode: mode }) => {
        if (mode === "External" || !id || !type || !target) return;
        targets.push({
          id,
          type: type.slice(type.lastIndexOf("/") + 1),
          target: target.startsWith("/") ? target.slice(1) : resolve(folder, target),
        });
      },
    },
  });
  return targets;
}

function resolve(folder: string, target: string): string {
  const parts = folder.split("/").filter(Boolean);
  for (const part of target.split("/"))
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  return parts.join("/");
}

export type Workbook = {
  sheets: { name: string; targetId: string; isHidden: boolean }[];
  /** whether days are counted from 1904, as old Macs did */
  is1904: boolean;
};

export async function readWorkbook(part: AsyncIterable<Uint8Array>): Promise<Workbook> {
  const workbook: Workbook = { sheets: [], is1904: false };
  await readXml(part, {
    open: {
      workbookpr: ({ date1904 }) => {
        workbook.is1904 = date1904 === "1" || date1904 === "true";
      },
      sheet: ({ name = "", state, ...others }) => {
        const [, targetId = ""] =
          Object.entries(others).find(([one]) => /(^|:)id$/.test(one)) ?? [];
        const isHidden = state !== undefined && state !== "visible";
        workbook.sheets.push({ name, targetId, isHidden });
      },
    },
  });
  return workbook;
}

/** Longer text than any column takes need not be kept; the longest are all milestones of an item. */
const LONGEST_TEXT = 10_000;

/** The texts that cells name by their place. Rich text loses its looks, and how it is spoken. */
export async function readTexts(part: AsyncIterable<Uint8Array>): Promise<string[]> {
  const texts: string[] = [];
  let current = "";
  let isText = false;
  let isSpoken = false;
  await readXml(part, {
    open: {
      si: () => {
        current = "";
      },
      rph: () => {
        isSpoken = true;
      },
      t: () => {
        isText = !isSpoken;
      },
    },
    text: (text) => {
      if (isText && current.length < LONGEST_TEXT) current += text;
    },
    close: {
      t: () => {
        isText = false;
      },
      rph: () => {
        isSpoken = false;
      },
      si: () => {
        texts.push(unescapeText(current).trim());
      },
    },
  });
  return texts;
}

/** What each style makes of a number, by its place. */
export async function readStyles(part: AsyncIterable<Uint8Array>): Promise<Format[]> {
  const codes = new Map<number, string>();
  const formats: Format[] = [];
  let isInCells = false;
  await readXml(part, {
    open: {
      numfmt: ({ numFmtId, formatCode = "" }) => void codes.set(Number(numFmtId), formatCode),
      cellxfs: () => {
        isInCells = true;
      },
      xf: ({ numFmtId = "0" }) => {
        const id = Number(numFmtId);
        if (isInCells) formats.push(readFormat(id, codes.get(id)));
      },
    },
    close: {
      cellxfs: () => {
        isInCells = false;
      },
    },
  });
  return formats;
}

/** Spreadsheets write characters that XML has no place for as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
