/** How one address answers under load. */
export type Load = {
  requestsPerSecond: number;
  p50Milliseconds: number;
  p99Milliseconds: number;
};

/** What was measured of one page. */
export type PageResult = {
  name: string;
  path: string;
  /** null when the page did not answer as it should: nothing was measured then */
  measured: {
    /** with few connections at once, and with many */
    few: Load;
    many: Load;
    /** with as many people who each look at the page for a second before they ask again */
    readers: Waits;
    /** one visit alone, the first since an entry of the log: median of several */
    afterEntryMilliseconds: number;
    /** the bare app with few connections, right before the page: what else runs weighs on both */
    bareRequestsPerSecond: number;
    /** of the portal's process alone; null where the system does not tell */
    cpuMilliseconds: number | null;
    /** statements of the application's roles, transaction control and settings apart */
    statements: number;
    transactions: number;
    /** of the compressed page */
    gzipBytes: number;
    bytes: number;
  } | null;
  status: number;
};

/** Everything measured with one number of suppliers. The first page is the empty one. */
export type SizeResult = {
  suppliers: number;
  pages: PageResult[];
  /** resident memory of the server: started, after one request of each page, after the load */
  memoryMiB: { started: number; warm: number; loaded: number } | null;
};

/** Where the processor's time goes while one page is loaded. */
export type ProfileResult = {
  name: string;
  /** answered while it was looked at */
  requests: number;
  /** whose code ran, with its share of the time that was not idle */
  packages: { name: string; share: number }[];
  /** functions without what they call, the same way */
  top: { name: string; share: number }[];
  /** what PostgreSQL spent most time on, in milliseconds a request */
  statements: { text: string; milliseconds: number; calls: number }[];
};

/** How long somebody waited, in milliseconds. */
export type Waits = { p50: number; p99: number; count: number };

/** A page of a workbook, and answers that many people save at once. */
export type WorkbookResult = {
  editors: number;
  page: Waits;
  saving: Waits;
  savedPerSecond: number;
  /** rows of the same answers, inserted plainly by as many at once */
  insertedPerSecond: number;
};
