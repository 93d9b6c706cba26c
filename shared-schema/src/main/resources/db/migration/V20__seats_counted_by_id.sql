-- Where row-level security hides the statistics and all bookings have one status, the planner takes a condition that an index of
-- active bookings covers for one that holds for hardly any row, and reads that whole index to find one session. The CASE says the
-- same and is no such condition.
CREATE OR REPLACE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  session uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.booking_id ELSE NEW.booking_id END;
  change int := 0;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    change := change - seats_held(OLD.status, OLD.offered_at, OLD.seats);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    change := change + seats_held(NEW.status, NEW.offered_at, NEW.seats);
  END IF;
  IF change = 0 THEN
    RETURN NULL;
  END IF;
  UPDATE bookings SET seats_taken = seats_taken + change
  WHERE id = session AND CASE WHEN is_active(status) THEN seats_taken + change BETWEEN 0 AND max_seats ELSE false END;
  IF NOT FOUND AND change > 0 THEN
    RAISE EXCEPTION 'the session has no such seats left'
      USING ERRCODE = 'check_violation', TABLE = 'bookings', CONSTRAINT = 'bookings_seats';
  END IF;
  RETURN NULL;
END $$;
