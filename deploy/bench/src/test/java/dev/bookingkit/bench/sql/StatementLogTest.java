package dev.bookingkit.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementLogTest {

    private static final String LOG = """
            2026-11-22 22:00:00.000 UTC [7] booking_service LOG:  00000: duration: 0.1 ms  statement: select set_config('a', 'on', true); select k.id from api_keys k
            2026-11-22 22:00:00.000 UTC [7] booking_service LOCATION:  exec_simple_query, postgres.c:1
            2026-11-22 22:00:00.000 UTC [9] booking_service LOG:  00000: duration: 0.2 ms  execute <unnamed>: delete from outbox where id = any($1)
            2026-11-22 22:00:00.000 UTC [9] booking_service DETAIL:  Parameters: $1 = '{}'
            2026-11-22 22:00:00.001 UTC [8] booking_service LOG:  00000: duration: 0.0 ms  statement: BEGIN
            2026-11-22 22:00:00.002 UTC [8] booking_service LOG:  00000: duration: 0.3 ms  parse S_1: insert into bookings values ($1, $2, $3)
            2026-11-22 22:00:00.002 UTC [8] booking_service LOG:  00000: duration: 0.4 ms  bind S_1: insert into bookings values ($1, $2, $3)
            2026-11-22 22:00:00.002 UTC [8] booking_service DETAIL:  Parameters: $1 = 'bound', $2 = NULL, $3 = ''
            2026-11-22 22:00:00.003 UTC [8] booking_service LOG:  00000: duration: 0.5 ms  execute S_1: insert into bookings
            \tvalues ($1, $2, $3)
            2026-11-22 22:00:00.003 UTC [9] booking_service LOG:  00000: duration: 0.2 ms  statement: select 1
            2026-11-22 22:00:00.003 UTC [8] booking_service DETAIL:  Parameters: $1 = 'O''Hara, $2 = ''x''', $2 = NULL, $3 = ''
            2026-11-22 22:00:00.004 UTC [8] booking_service LOG:  00000: duration: 0.6 ms  statement: COMMIT
            2026-11-22 22:00:00.005 UTC [8] booking_service LOG:  00000: duration: 0.6 ms  statement: BEGIN
            """;

    @Test
    void readsWhatWasExecutedWithItsParameters() {
        List<LoggedStatement> statements = StatementLog.parse(LOG);

        assertThat(statements).hasSize(7);
        assertThat(statements.get(2).sql()).isEqualTo("BEGIN");
        assertThat(statements.get(2).parameters())
                .as("those of what is bound after it")
                .isEmpty();
        LoggedStatement insert = statements.get(3);
        assertThat(insert.process()).isEqualTo(8);
        assertThat(insert.sql()).isEqualTo("insert into bookings\nvalues ($1, $2, $3)");
        assertThat(insert.parameters()).containsExactly("O'Hara, $2 = 'x'", null, "");
    }

    @Test
    void choosesTheTransactionAndWhatIdentifiedItsCaller() {
        List<LoggedStatement> chosen =
                StatementLog.choose(StatementLog.parse(LOG), "booking_service", "insert into bookings");

        assertThat(chosen)
                .extracting(LoggedStatement::sql)
                .satisfiesExactly(
                        caller -> assertThat(caller).contains("api_keys"),
                        begin -> assertThat(begin).isEqualTo("BEGIN"),
                        insert -> assertThat(insert).startsWith("insert into bookings"),
                        commit -> assertThat(commit).isEqualTo("COMMIT"));
    }

    @Test
    void choosesNothingWhereTheLogEndsBeforeTheCommit() {
        String cut = LOG.substring(0, LOG.indexOf("2026-11-22 22:00:00.004"));

        assertThat(StatementLog.choose(StatementLog.parse(cut), "booking_service", "insert into bookings"))
                .isEmpty();
    }
}
