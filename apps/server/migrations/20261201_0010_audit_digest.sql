-- Every event says with which digest it was chained, so that another algorithm can follow without breaking the rows before it (SEC-27).
-- Rows of before keep their hash: 'sha256' is the digest without the mark. From here on 'sha256-2': the mark is part of what is hashed.
alter table event add column digest text not null default 'sha256';
alter table event_archive add column digest text not null default 'sha256';
comment on column event.digest is '散列算法：sha256（标记启用之前的）、sha256-2（连同标记一起散列）';
comment on column event_archive.digest is '散列算法：sha256（标记启用之前的）、sha256-2（连同标记一起散列）';

create or replace view event_all with (security_invoker = true) as
  select * from event union all select * from event_archive;

-- Null for a mark this version does not know: no such row verifies, none is archived.
create or replace function event_digest(e event) returns text language sql immutable as $$
  select case when e.digest in ('sha256', 'sha256-2') then
    encode(sha256(convert_to((jsonb_build_array(
      e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.type, e.version, e.account_id, e.actor, e.role, e.org_id,
      e.subject_kind, e.subject_id, e.summary, e.before, e.after, e.reason, e.ok, e.ip, e.device, e.request_id, e.prev_hash)
      || case when e.digest = 'sha256' then '[]'::jsonb else jsonb_build_array(e.digest) end)::text, 'UTF8')), 'hex')
  end
$$;

create or replace function chain_event() returns trigger language plpgsql security definer set search_path = public as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(7233001);
  select seq, hash into last from event order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := clock_timestamp();
  new.prev_hash := coalesce(last.hash, '');
  new.digest := 'sha256-2';
  new.hash := event_digest(new);
  return new;
end $$;

create or replace function refuse_foreign_copy() returns trigger language plpgsql as $$
begin
  if not exists (select from event e where e.seq = new.seq and e.hash = new.hash) or event_digest(row(new.*)::event) is distinct from new.hash then
    raise exception '归档只收在线事件的原样副本：第 % 条', new.seq using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
