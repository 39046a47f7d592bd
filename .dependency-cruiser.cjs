/**
 * The layers: what each may import. Data flows one way, catalogs to domain to queries and commands
 * to routes.
 */
const LAYERS = {
  "^catalogs/": ["^catalogs/"],
  "^app/domain/": ["^app/domain/", "^catalogs/"],
  "^db/schema/": ["^db/schema/", "^catalogs/", "^app/domain/"],
  "^emails/": ["^emails/", "^app/domain/"],
  "^app/platform/": ["^app/platform/", "^app/domain/", "^db/schema/"],
  "^app/documents/": ["^app/documents/", "^app/domain/", "^app/platform/"],
  "^app/queries/": [
    "^app/queries/",
    "^catalogs/",
    "^app/domain/",
    "^db/schema/",
    "^app/platform/",
    "^app/documents/",
    "^emails/",
  ],
  "^app/commands/": [
    "^app/commands/",
    "^app/queries/",
    "^catalogs/",
    "^app/domain/",
    "^db/schema/",
    "^app/platform/",
    "^app/documents/",
    "^emails/",
    "^app/paths\\.ts",
  ],
  "^app/ui/": ["^app/ui/", "^catalogs/", "^app/domain/", "^app/paths\\.ts"],
  "^app/web/": ["^app/web/", "^app/domain/", "^app/platform/", "^app/queries/", "^app/paths\\.ts"],
  "^app/routes/": [
    "^app/routes/",
    "^catalogs/",
    "^app/domain/",
    "^app/queries/",
    "^app/commands/",
    "^app/ui/",
    "^app/web/",
    "^app/paths\\.ts",
  ],
  "^app/paths\\.ts": ["^app/domain/"],
  "^app/(root|entry\\.server)\\.tsx": ["^app/(platform|jobs|ui|web)/"],
  "^app/entry\\.client\\.tsx": ["^app/ui/"],
  "^app/verifier/": ["^app/verifier/", "^app/domain/"],
  "^app/(jobs|cli)/": ["^app/(?!web/|ui/|routes/)", "^catalogs/", "^db/", "^emails/"],
  "^db/seed/": ["^app/(?!web/|ui/|routes/)", "^catalogs/", "^db/"],
};

const OURS = "^(app|catalogs|db|emails|tests)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    ...Object.entries(LAYERS).map(([layer, mayImport]) => ({
      name: `layer ${layer}`,
      severity: "error",
      from: { path: layer, pathNot: "\\.test\\.tsx?$" },
      to: { path: OURS, pathNot: mayImport },
    })),
    {
      name: "domain-stays-pure",
      severity: "error",
      comment: "The rules know no clock, database, environment or framework.",
      from: { path: "^app/domain/", pathNot: "\\.test\\.tsx?$" },
      to: {
        dependencyTypes: ["npm", "core"],
        pathNot: "node_modules/(zod|temporal-polyfill|canonicalize|uuid)/",
      },
    },
    {
      name: "catalogs-need-zod-alone",
      severity: "error",
      from: { path: "^catalogs/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm"], pathNot: "node_modules/zod/" },
    },
    {
      name: "one-file-knows-lucia",
      severity: "error",
      from: { pathNot: "^app/platform/session\\.server\\.ts$" },
      to: { path: "node_modules/lucia/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
