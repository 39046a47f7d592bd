import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { FormShowingProvider, readFormShowing } from "./ui/kit/form-showing.tsx";
import { PageScriptProvider } from "./ui/shell/page-script.ts";

// Runs on the pages alone whose route asks for it, around the same components as the server's entry.
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageScriptProvider value={{}}>
        <FormShowingProvider value={readFormShowing(document)}>
          <RemixBrowser />
        </FormShowingProvider>
      </PageScriptProvider>
    </StrictMode>,
  );
});
