/** A request that was tried against the portal: what it is, what it sends, what it is answered. */
export type HostileRequest = {
  what: string;
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** 200 where it is answered as if nothing strange stood in it */
  status: number;
};

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const PARTS = { "Content-Type": "multipart/form-data; boundary=edge" };
const PART = '--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
const SIGN_IN = "/sign-in";

const posted = (what: string, body: string, status = 400): HostileRequest => ({
  what,
  method: "POST",
  path: SIGN_IN,
  headers: FORM,
  body,
  status,
});

const inParts = (what: string, body: string, status = 400): HostileRequest => ({
  what,
  method: "POST",
  path: SIGN_IN,
  headers: PARTS,
  body,
  status,
});

/** Bodies that stopped a process, or held it for seconds to minutes, and their kin. */
export const HOSTILE_POSTS: readonly HostileRequest[] = [
  posted("the index of an endless list", "x[20000000]=1"),
  posted("the index of a long list", "x[1000000]=1"),
  posted("one name very often", "a&".repeat(40_000)),
  posted("a name that is very deep", `a${".a".repeat(20_000)}=1`),
  posted("a very long name", `${"a".repeat(90_000)}=1`),
  posted("many names", Array.from({ length: 10_000 }, (_, n) => `n${n}`).join("&")),
  inParts("many equal parts", `${PART.repeat(1_200)}--edge--\r\n`, 415),
  inParts(
    "the index of an endless list",
    `${PART.replace('"a"', '"x[20000000]"')}--edge--\r\n`,
    415,
  ),
];

const origin = (what: string, headers: Record<string, string>): HostileRequest => ({
  what,
  method: "POST",
  path: SIGN_IN,
  body: "email=a&password=b",
  status: 400,
  headers: { Origin: "", ...FORM, ...headers },
});

const asked = (what: string, path: string, status = 400): HostileRequest => ({
  what,
  path,
  status,
});

const headed = (what: string, headers: Record<string, string>): HostileRequest => ({
  what,
  path: SIGN_IN,
  headers,
  status: 400,
});

/** What nobody's browser sends: answered without a line in the log of errors. */
export const HOSTILE_REQUESTS: readonly HostileRequest[] = [
  ...HOSTILE_POSTS,
  posted("the index of a list that the form does not have", "x[0]=1"),
  posted("one name twice", "email=a&email=b&password=c"),
  posted("an intent that is no JSON", "__intent__=x"),
  posted("an intent", "__intent__=%7B%22type%22%3A%22reset%22%2C%22payload%22%3A%7B%7D%7D"),
  posted("a state that is no JSON", "__state__=%7B"),
  posted("a prototype", "__proto__[x]=1"),
  posted("a bracket that stays open", "a[=1"),
  posted("NUL in a text", "email=a%00b&password=c"),
  posted("NUL in a name", "em%00ail=a"),
  posted("half a character", "email=%ED%A0%80&password=c", 422),
  posted("a form of 10 MB", `a=${"x".repeat(10_000_000)}`, 413),
  inParts("parts that do not end", PART, 415),
  { ...posted("JSON", "{}", 415), headers: { "Content-Type": "application/json" } },
  { ...posted("no type", "a=b", 415), headers: {} },
  {
    ...posted("parts for a page that takes no file", "", 415),
    headers: { ...PARTS, "Transfer-Encoding": "chunked" },
  },
  { ...posted("a compressed form", "a=b", 415), headers: { ...FORM, "Content-Encoding": "gzip" } },
  origin("no origin", {}),
  origin("a foreign origin", { Origin: "https://elsewhere.example" }),
  origin("the origin null", { Origin: "null" }),
  origin("an origin that is none", { Origin: "not an address" }),
  origin("a neighbouring site", { Origin: "", "Sec-Fetch-Site": "same-site" }),
  origin("another site", { "Sec-Fetch-Site": "cross-site" }),
  origin("a site that does not exist", { "Sec-Fetch-Site": "x" }),
  headed("a forwarded host with an impossible port", { "X-Forwarded-Host": "a:99999" }),
  headed("a forwarded host that is none", { "X-Forwarded-Host": "a b" }),
  headed("a list of forwarded hosts, one bad", { "X-Forwarded-Host": "a.example, b:x" }),
  headed("a host with an impossible port", { Host: "a:99999" }),
  headed("a host that is none", { Host: "a/b" }),
  { ...headed("a strange scheme", { "X-Forwarded-Proto": "java script" }), status: 200 },
  { ...headed("a strange address", { "X-Forwarded-For": "::::, 999.1.1.1" }), status: 200 },
  { ...headed("a strange cookie", { Cookie: "flowdown_session=%00; =; a" }), status: 200 },
  asked("NUL in a query", "/sign-in?next=%00"),
  asked("NUL in a path", "/invitations/%00"),
  asked("a path that is no text", "/invitations/%E0%A4%A"),
  asked("half a character in a path", "/invitations/%ED%A0%80"),
  asked("half a character in a query", "/sign-in?next=%ED%A0%80", 200),
  asked("a bad escape in a query", "/sign-in?next=%zz", 200),
  asked("an address of another server", "http://elsewhere.example/"),
  asked("an endless address", `/sign-in?next=${"a".repeat(9_000)}`),
  asked("the question of a script", "/sign-in?_data=routes%2Fauth%2Fsign-in"),
  asked("the site map, for a script", `/__manifest?version=x&p=${"/a".repeat(500)}`, 404),
  asked("a folder above", "/assets/..%2f..%2fpackage.json", 404),
  asked("a file that does not exist", "/assets/none.js", 404),
  asked("two slashes", "//sign-in", 404),
  asked("nothing that exists", "/wp-login.php", 404),
  { what: "a method for files", method: "PUT", path: SIGN_IN, status: 405 },
  { what: "a method for debugging", method: "TRACE", path: SIGN_IN, status: 405 },
  { what: "a method for other pages", method: "OPTIONS", path: SIGN_IN, status: 405 },
  { ...posted("a post to a page that takes none", "a=b", 405), path: "/health" },
  { ...posted("a post to a page without a form", "a=b", 405), path: "/nothing/here" },
  { ...posted("a post to a file", "a=b", 405), path: "/favicon.svg" },
];
