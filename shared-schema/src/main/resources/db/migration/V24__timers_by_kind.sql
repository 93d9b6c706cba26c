-- The worker looks for one kind at a time, the longest due first: in this order it reads as many rows as it takes, however many are
-- due, of its own kind and of others.
DROP INDEX timers_due;
CREATE INDEX timers_due ON timers (service, kind, due_at, id);
