-- Sealed records are kept by the hundred, so that a figure over tens of thousands of records is stored compressed.
comment on column seal_row.seq is '组号，从 1 起';
comment on column seal_row.body is '记录，一百条一组，按次序';
create index on report (changed_at desc);
