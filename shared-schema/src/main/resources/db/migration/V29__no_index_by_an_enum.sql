-- Of an enum the planner knows nothing under row-level security. It took conditions of partial indexes on one, which many statements
-- imply, for such that hold for hardly any row, and read a whole index, of everybody's bookings, to find one by its id (ADR 11).

-- As in V4, by the status' text: the planner knows how often a text occurs, and conditions on the enum do not imply this one.
ALTER TABLE bookings
  DROP CONSTRAINT bookings_no_overlap,
  ADD CONSTRAINT bookings_no_overlap
    EXCLUDE USING gist (provider_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (status_key NOT IN ('cancelled', 'rejected'));

-- bookings_event_type finds a session as well; timers say when a delivery or a payment is due.
DROP INDEX bookings_session, webhook_deliveries_due, payments_pending;
