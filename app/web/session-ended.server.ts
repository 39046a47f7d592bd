/** The redirect to sign-in, or to the second factor: there is no session that is good for the page. */
export class SessionEnded extends Response {
  constructor(location: string) {
    super(null, { status: 302, headers: { Location: location } });
  }
}
