-- A row that the broker has acknowledged is deleted and no longer marked: a mark wrote the whole row a second time, and what was sent stands in
-- the topic. No version that marks was ever released, so none runs beside this one, and there is none to go back to. So one index is enough: the publisher reads each of its shards from its oldest row on.
delete from outbox where published_at is not null;
drop index outbox_unpublished;
drop index outbox_published;
alter table outbox
    drop column published_at,
    drop constraint outbox_pkey,
    add primary key (shard, position);

-- Only the purge asks for it, by a range in which rows lie as they came.
drop index inbox_received_at;
create index inbox_received_at on inbox using brin (received_at);
