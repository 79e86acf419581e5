-- The day from which an import registers what its file gives no day for (homes, groups, posts).
alter table import_batch add column from_on date;
comment on column import_batch.from_on is '表中没写日期的自哪一天起登记；空为确认当日';

-- A birth date a file wrote to the month alone: the day stands for the month until somebody gives the full date.
alter table person add column born_precision text not null default 'day' check (born_precision in ('day','month'));
comment on column person.born_precision is '出生日期写到日还是只到月（只到月的按 1 日存）';

-- Whoever writes another birth date states it in full, unless the precision is written with it.
create function born_in_full() returns trigger language plpgsql as $$
begin
  if new.born_on is distinct from old.born_on and new.born_precision = old.born_precision then
    new.born_precision := 'day';
  end if;
  return new;
end $$;
create trigger person_born_in_full before update of born_on on person for each row execute function born_in_full();
