-- Bookings that complete by themselves after their end, where their organization wants that.

ALTER TABLE organizations ADD CONSTRAINT organizations_auto_complete CHECK (
  coalesce(jsonb_typeof(settings -> 'autoComplete'), 'boolean') = 'boolean'
  AND CASE coalesce(jsonb_typeof(settings -> 'autoCompleteAfterMinutes'), 'none')
        WHEN 'none' THEN true
        WHEN 'number' THEN (settings ->> 'autoCompleteAfterMinutes')::numeric BETWEEN 0 AND 10080
          AND (settings ->> 'autoCompleteAfterMinutes')::numeric % 1 = 0
        ELSE false END);
COMMENT ON COLUMN organizations.settings IS '{autoComplete: boolean, autoCompleteAfterMinutes: 0 to 10080}; absent: false, 0';

-- How long after its end a booking completes by itself; null: it does not.
CREATE FUNCTION completion_delay(settings jsonb) RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN settings -> 'autoComplete' = 'true'::jsonb
  THEN make_interval(mins => coalesce((settings ->> 'autoCompleteAfterMinutes')::numeric::int, 0)) END;

-- The timer of a booking that will take place: planned with it, moved with it, gone with it, on every path.
CREATE FUNCTION plan_completion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.status, NEW.ends_at) IS NOT DISTINCT FROM (OLD.status, OLD.ends_at) THEN
    RETURN NULL;
  END IF;
  IF NEW.status IN ('confirmed', 'rescheduled') THEN
    INSERT INTO timers (organization_id, service, kind, subject_id, due_at)
    SELECT NEW.organization_id, 'booking_service', 'booking-completion', NEW.id, NEW.ends_at + completion_delay(o.settings)
    FROM organizations o
    WHERE o.id = NEW.organization_id AND completion_delay(o.settings) IS NOT NULL
    ON CONFLICT (service, kind, subject_id) DO UPDATE SET due_at = excluded.due_at, attempts = 0, leased_until = NULL;
    IF FOUND THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status IN ('confirmed', 'rescheduled') THEN
    DELETE FROM timers WHERE service = 'booking_service' AND kind = 'booking-completion' AND subject_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER c_plan_completion AFTER INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION plan_completion();
