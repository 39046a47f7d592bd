-- A view names its columns when it is made: the past shows until when a file was valid, too.
create or replace view known.evidence with (security_invoker = true) as
  select * from public.evidence where uploaded_at <= flowdown.known_at();
