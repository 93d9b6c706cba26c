package dev.bookingkit.apicheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class ApiChecksTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsNothingWrongWithAnApiThatRefusesAllItMust(boolean chunked) throws IOException {
        try (TinyServer server = new TinyServer(new ThingsApi(Fault.NONE), chunked)) {
            ApiChecks checks = checks(server.uri());

            assertThat(failures(checks)).isEmpty();
            assertThat(checks.summary())
                    .startsWith("Bad input: 3 operations walked, ")
                    .contains(" 0 failed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void catches(Fault fault) throws IOException {
        try (TinyServer server = new TinyServer(new ThingsApi(fault), false)) {
            Map<String, String> failures = failures(checks(server.uri()));

            assertThat(failures.keySet()).anyMatch(name -> name.contains(fault.caughtBy));
            assertThat(failures.values())
                    .allMatch(text -> text.contains("request:  curl ")
                            && text.contains("expected: ")
                            && text.contains("actual: "));
        }
    }

    @Test
    void sendsEveryRow() throws IOException {
        try (TinyServer server = new TinyServer(new ThingsApi(Fault.NONE), false)) {
            assertThat(checks(server.uri()).cases().map(ApiCase::row)).contains(Row.values());
        }
    }

    @Test
    void failsLoudlyWhereNoValidRequestCanBeGuessed() throws IOException {
        String document = document().replace("\"maxLength\":20", "\"pattern\":\"^[a-z]{3}-[0-9]+$\"");
        try (TinyServer server = new TinyServer(new ThingsApi(Fault.NONE), false)) {
            ApiChecks checks = configured(ApiChecks.of(server.uri(), document));

            assertThat(failures(checks))
                    .hasEntrySatisfying(
                            "POST /v1/things · sample · a valid request is known",
                            text -> assertThat(text).contains("/name", "sample(\"createThing\", json)"));
        }
    }

    @Test
    void takesAGivenSampleWhereItCannotGuess() throws IOException {
        String document = document().replace("\"maxLength\":20", "\"pattern\":\"^[a-z]{3}-[0-9]+$\"");
        try (TinyServer server = new TinyServer(new ThingsApi(Fault.NONE), false)) {
            ApiChecks checks = configured(ApiChecks.of(server.uri(), document))
                    .sample(
                            "POST /v1/things",
                            "{\"name\":\"abc-1\",\"seats\":2,\"startsAt\":\"2030-01-01T10:00:00Z\",\"endsAt\":\"2030-01-01T11:00:00Z\"}");

            assertThat(failures(checks)).isEmpty();
        }
    }

    @Test
    void countsWhatIsSkippedWithItsReason() throws IOException {
        try (TinyServer server = new TinyServer(new ThingsApi(Fault.ACCEPTS_LESS_THAN_THE_MINIMUM), false)) {
            ApiChecks checks = checks(server.uri()).skip("createThing", Row.TYPES, "/seats = 0", "known, issue 7");

            assertThat(failures(checks)).isEmpty();
            assertThat(checks.summary()).contains("skipped 1 × types of createThing: known, issue 7");
        }
    }

    @Test
    void refusesConfigurationThatWouldCheckNothing() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:1");
        String document = document();
        assertThatThrownBy(() -> configured(ApiChecks.of(nowhere, document))
                        .sample("typo", "{}")
                        .cases())
                .hasMessageContaining("typo");
        assertThatThrownBy(() ->
                        ApiChecks.of(nowhere, document).problems(Set.of("x")).cases())
                .hasMessageContaining("authorization");
        assertThatThrownBy(
                        () -> ApiChecks.of(nowhere, document).authorization("x").cases())
                .hasMessageContaining("problem names");
        assertThatThrownBy(() ->
                        configured(ApiChecks.of(nowhere, "{\"paths\":{}}")).cases())
                .hasMessageContaining("no operations");
        assertThatThrownBy(() -> configured(ApiChecks.of(nowhere, document)).skip("*", Row.JSON, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsWhenNobodyAnswers() throws IOException {
        URI gone;
        try (TinyServer server = new TinyServer(new ThingsApi(Fault.NONE), false)) {
            gone = server.uri();
        }
        ApiChecks checks = checks(gone);

        assertThat(failures(checks)).hasSameSizeAs(checks.cases().toList());
    }

    private static ApiChecks checks(URI uri) throws IOException {
        return configured(ApiChecks.of(uri, document()));
    }

    private static ApiChecks configured(ApiChecks checks) {
        checks.authorization(ThingsApi.KEY).problems(ThingsApi.PROBLEMS);
        if (checks.summary().contains(": 3 ")) {
            checks.parameter("getThing", "id", ThingsApi.KNOWN).otherTenant("getThing", "id", ThingsApi.FOREIGN);
        }
        return checks;
    }

    private static Map<String, String> failures(ApiChecks checks) {
        Map<String, String> failures = new LinkedHashMap<>();
        List<ApiCase> cases = checks.cases().toList();
        for (ApiCase one : cases) {
            try {
                one.check().execute();
            } catch (AssertionError failure) {
                failures.put(one.name(), String.valueOf(failure.getMessage()));
            } catch (TestAbortedException skipped) {
                // counted by the summary
            } catch (Throwable unexpected) {
                throw new AssertionError(one.name(), unexpected);
            }
        }
        return failures;
    }

    private static String document() throws IOException {
        try (InputStream in = ApiChecksTest.class.getResourceAsStream("/things.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
