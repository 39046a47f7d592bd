import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { ZipFile } from "yazl";

/*
 * What becomes of a record between the portal and whoever checks it, and what an attacker would
 * make of one. Each takes the ZIP and its members, and gives another ZIP.
 */

type Members = ReadonlyMap<string, Uint8Array>;
export type Packing = (zip: Buffer, members: Members) => Promise<Buffer>;

const run = promisify(execFile);

/** Whether the programs `zip` and `unzip` are on this machine. */
export const HAS_ZIP = existsSync("/usr/bin/zip") && existsSync("/usr/bin/unzip");

/** Unpack the ZIP with `unzip`, add files, and pack it with `zip`. */
function withPrograms(
  where: string,
  {
    add = {},
    options = ["-r"],
    from = ".",
  }: { add?: Record<string, string>; options?: string[]; from?: string } = {},
): Packing {
  return async (zip) => {
    const folder = await mkdtemp(join(tmpdir(), "packed-again-"));
    try {
      await writeFile(join(folder, "record.zip"), zip);
      await mkdir(join(folder, "in", where), { recursive: true });
      await run("unzip", ["-q", "record.zip", "-d", join("in", where)], { cwd: folder });
      for (const [name, content] of Object.entries(add)) {
        await mkdir(dirname(join(folder, "in", name)), { recursive: true });
        await writeFile(join(folder, "in", name), content);
      }
      await run("zip", ["-q", ...options, join(folder, "out.zip"), from], {
        cwd: join(folder, "in"),
      });
      return await readFile(join(folder, "out.zip"));
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

type Pack = {
  folder?: string;
  compress?: boolean;
  at?: Date;
  order?: (names: string[]) => string[];
  add?: [name: string, content: Buffer, mode?: number][];
  folders?: string[];
};

/** Pack the members with the library yazl. */
export function packed({
  folder = "",
  compress = false,
  at = new Date(),
  order = (names) => names,
  add = [],
  folders = [],
}: Pack): Packing {
  return (_, members) => {
    const zip = new ZipFile();
    for (const name of folders) zip.addEmptyDirectory(name, { mtime: at });
    for (const name of order([...members.keys()]))
      zip.addBuffer(Buffer.from(members.get(name) ?? []), folder + name, { compress, mtime: at });
    for (const [name, content, mode = 0o100644] of add)
      zip.addBuffer(content, name, { compress: true, mtime: at, mode });
    zip.end();
    return buffer(zip.outputStream);
  };
}

/** The same with bytes put over others of the same length, wherever they stand. */
function patched(packing: Packing, from: string, to: string): Packing {
  return async (zip, members) => {
    const bytes = await packing(zip, members);
    for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1))
      bytes.write(to, at, "latin1");
    return bytes;
  };
}

/** The same with a field of a member's entry in the central directory changed. */
function withField(
  packing: Packing,
  name: string,
  offset: number,
  value: number,
  isLong = false,
): Packing {
  return async (zip, members) => {
    const bytes = await packing(zip, members);
    const at = bytes.lastIndexOf(name) - 46 + offset;
    if (isLong) bytes.writeUInt32LE(value, at);
    else bytes.writeUInt16LE(value, at);
    return bytes;
  };
}

const text = (content: string) => Buffer.from(content);
const note: [string, Buffer] = ["aa/note.txt", text("a note")];

/** Packed again by people and their computers: the content is whole. */
export const REPACKED: readonly {
  what: string;
  packing: Packing;
  added: string[];
  needsZip?: boolean;
}[] = [
  { what: "unzip, zip", packing: withPrograms("."), added: [], needsZip: true },
  {
    what: "unzip, zip without compressing",
    packing: withPrograms(".", { options: ["-r", "-0"] }),
    added: [],
    needsZip: true,
  },
  {
    what: "unzip, zip without folders and times",
    packing: withPrograms(".", { options: ["-r", "-X", "-D"] }),
    added: [],
    needsZip: true,
  },
  {
    what: "unzip into a folder, zip of the folder",
    packing: withPrograms("OR-2026", { from: "OR-2026" }),
    added: [],
    needsZip: true,
  },
  {
    what: "a folder in a folder",
    packing: withPrograms("Downloads/For the lawyer", { from: "Downloads" }),
    added: [],
    needsZip: true,
  },
  {
    what: "a folder with what Windows leaves behind",
    packing: withPrograms("rec", {
      add: {
        "rec/Thumbs.db": "x",
        "rec/desktop.ini": "[.ShellClassInfo]",
        "rec/evidence/Thumbs.db": "x",
      },
    }),
    added: ["rec/Thumbs.db", "rec/desktop.ini", "rec/evidence/Thumbs.db"],
    needsZip: true,
  },
  {
    what: "a folder with what a Mac leaves behind",
    packing: withPrograms("rec", {
      add: {
        "__MACOSX/rec/._record.json": "x",
        "__MACOSX/rec/._manifest.jws": "x",
        "__MACOSX/rec/manifest.jws": "not it",
        "rec/.DS_Store": "x",
        ".DS_Store": "x",
      },
    }),
    added: [
      ".DS_Store",
      "__MACOSX/rec/._manifest.jws",
      "__MACOSX/rec/._record.json",
      "__MACOSX/rec/manifest.jws",
      "rec/.DS_Store",
    ],
    needsZip: true,
  },
  { what: "yazl, compressed", packing: packed({ compress: true }), added: [] },
  {
    what: "yazl, at another time",
    packing: packed({ at: new Date("2020-02-02T00:00:00Z") }),
    added: [],
  },
  { what: "yazl, turned round", packing: packed({ order: (names) => names.reverse() }), added: [] },
  { what: "yazl, sorted by name", packing: packed({ order: (names) => names.sort() }), added: [] },
  {
    what: "yazl, with entries of folders",
    packing: packed({ folders: ["evidence", "oscal"] }),
    added: [],
  },
  {
    what: "yazl, in a folder with a space and an umlaut",
    packing: packed({ folder: "Für Müller/" }),
    added: [],
  },
  {
    what: "a cover letter beside the parts",
    packing: packed({ add: [["Cover letter.docx", text("PK")]] }),
    added: ["Cover letter.docx"],
  },
  {
    what: "a file among the evidence",
    packing: packed({ add: [["evidence/extra.pdf", text("%PDF")]] }),
    added: ["evidence/extra.pdf"],
  },
  {
    what: "another record in a folder beside it",
    packing: packed({ add: [["old/manifest.jws", text("x")]] }),
    added: ["old/manifest.jws"],
  },
  {
    what: "an added file of 20 MB that does not shrink much",
    packing: packed({
      add: [["scan.tif", Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251))]],
    }),
    added: ["scan.tif"],
  },
];

/** Traps, and what cannot be read: refused, whatever else is whole. */
export const TRAPS: readonly { what: string; packing: Packing; says: RegExp }[] = [
  {
    what: "a name that leads out",
    packing: patched(packed({ add: [note] }), "aa/note.txt", "../note.txt"),
    says: /"\.\.\/note\.txt" leads to another folder/,
  },
  {
    what: "a name that leads out from inside",
    packing: patched(
      packed({ add: [["evidence/aa/bb", text("x")]] }),
      "evidence/aa/bb",
      "evidence/../bb",
    ),
    says: /leads to another folder/,
  },
  {
    what: "a name at the root",
    packing: patched(packed({ add: [note] }), "aa/note.txt", "/a/note.txt"),
    says: /begins at the root of a disk/,
  },
  {
    what: "a name on a disk",
    packing: patched(packed({ add: [note] }), "aa/note.txt", "C:/note.txt"),
    says: /names a disk/,
  },
  {
    what: "backslashes",
    packing: patched(packed({ add: [note] }), "aa/note.txt", "aa\\note.txt"),
    says: /has a backslash/,
  },
  {
    what: "an empty part of a name",
    packing: patched(packed({ add: [note] }), "aa/note.txt", "aa//ote.txt"),
    says: /has an empty part/,
  },
  {
    what: "a control character",
    packing: patched(packed({ add: [note] }), "aa/note.txt", "aa/no\u0007e.txt"),
    says: /characters that nobody sees/,
  },
  {
    what: "a name that is turned round",
    packing: packed({ add: [["record\u202Efdp.exe", text("MZ")]] }),
    says: /characters that nobody sees/,
  },
  {
    what: "a second record.json",
    packing: patched(packed({ add: [["record.jsXn", text("{}")]] }), "record.jsXn", "record.json"),
    says: /record\.json is in the package twice/,
  },
  {
    what: "an added file twice",
    packing: packed({ add: [note, note] }),
    says: /aa\/note\.txt is in the package twice/,
  },
  {
    what: "RECORD.JSON beside record.json",
    packing: packed({ add: [["RECORD.JSON", text("{}")]] }),
    says: /same name to many computers/,
  },
  {
    what: "the same name with a dot at its end",
    packing: packed({ add: [["record.json.", text("{}")]] }),
    says: /same name to many computers/,
  },
  {
    what: "the same name composed otherwise",
    packing: packed({
      add: [
        ["caf\u00E9.txt", text("1")],
        ["cafe\u0301.txt", text("2")],
      ],
    }),
    says: /same name to many computers/,
  },
  {
    what: "a file that is a folder too",
    packing: packed({ add: [["record.pdf/x", text("1")]] }),
    says: /file and a folder at once/,
  },
  {
    what: "a link",
    packing: packed({ add: [["shortcut", text("/etc/passwd"), 0o120777]] }),
    says: /"shortcut" is a link/,
  },
  {
    what: "an encrypted member",
    packing: withField(packed({ add: [note] }), "aa/note.txt", 8, 1 | (1 << 11)),
    says: /is encrypted/,
  },
  {
    what: "an encrypted part",
    packing: withField(packed({ compress: true }), "record.pdf", 8, 1 | (1 << 11)),
    says: /"record\.pdf" is encrypted/,
  },
  {
    what: "an unknown compression",
    packing: withField(packed({ add: [note] }), "aa/note.txt", 10, 14),
    says: /compressed in a way \(14\)/,
  },
  {
    what: "20 MB of zeros",
    packing: packed({ add: [["zeros.bin", Buffer.alloc(20_000_000)]] }),
    says: /would unpack to 20000000 bytes/,
  },
  {
    what: "members that lie over each other",
    packing: withField(packed({ add: [note] }), "aa/note.txt", 20, 0x40_00_00_00, true),
    says: /lie over each other/,
  },
  {
    what: "a part that says it is smaller than it is",
    packing: withField(packed({ compress: true }), "record.pdf", 24, 100, true),
    says: /record\.pdf was changed: it has 100 bytes/,
  },
  {
    what: "two folders with a record each",
    packing: packed({
      folder: "a/",
      add: [
        ["b/manifest.jws", text("x")],
        ["b/record.json", text("{}")],
      ],
    }),
    says: /holds no manifest\.jws, or several/,
  },
];
