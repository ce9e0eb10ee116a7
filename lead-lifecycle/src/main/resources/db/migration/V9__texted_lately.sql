-- Only who has been texted lately is not greeted, so older rows are taken away, by a range of time. BRIN, because each text updates its number's row: any other index on the
-- column that changes would make that an entry in every index of the table. Rows that are updated in place lie with older ones; what a block too many costs is a read.
create index phone_texted_at on phone_texted using brin (texted_at);
