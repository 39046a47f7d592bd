import { useLoaderData } from "@remix-run/react";

export function loader() {
  return { title: "Nothing but Remix" };
}

export default function Home() {
  const { title } = useLoaderData<typeof loader>();
  return (
    <main>
      <h1>{title}</h1>
      <a href="/about">About</a>
    </main>
  );
}
