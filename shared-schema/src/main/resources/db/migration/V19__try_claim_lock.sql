-- The lock of claim_lock, for who has something else to do while another has it.
CREATE FUNCTION try_claim_lock(subject uuid) RETURNS boolean LANGUAGE sql VOLATILE
BEGIN ATOMIC
  SELECT pg_try_advisory_xact_lock(hashtextextended(subject::text, 0));
END;
