package dev.bookingkit.apicheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Sends every operation of an OpenAPI document the bad input of QUALITY.md's table. An operation is named by its
 * operationId or as {@code "POST /v1/bookings"}. Not for concurrent configuration; the cases may run in any order.
 */
public final class ApiChecks {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    private final URI base;
    private final OpenApi openApi;
    private final RawHttp http;
    private final Tally tally = new Tally();
    private final Set<String> problemNames = new HashSet<>();
    private final Map<String, JsonNode> samples = new HashMap<>();
    private final Map<String, Map<String, String>> parameters = new HashMap<>();
    private final Map<String, Map<String, String>> foreign = new HashMap<>();
    private final Map<String, String> badCredentials = new LinkedHashMap<>();
    private final List<Skip> skips = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private @Nullable String authorization;

    private ApiChecks(URI base, OpenApi openApi) {
        this.base = base;
        this.openApi = openApi;
        this.http = new RawHttp(base, GIVE_UP);
    }

    /** @param openApiJson what {@code /q/openapi?format=json} answers */
    public static ApiChecks of(URI base, String openApiJson) {
        return new ApiChecks(base, new OpenApi(openApiJson));
    }

    /** The Authorization header's value of valid requests; it must be allowed to do everything. */
    public ApiChecks authorization(String value) {
        authorization = value;
        return this;
    }

    /** The documented problem types, by the last segment of their URI. */
    public ApiChecks problems(Set<String> names) {
        problemNames.addAll(names);
        return this;
    }

    /** A valid body, for what cannot be guessed from the schema. */
    public ApiChecks sample(String operation, String json) {
        samples.put(name(operation), Samples.parse(json));
        return this;
    }

    /** A valid value of a path or query parameter, such as the id of something that exists. */
    public ApiChecks parameter(String operation, String parameter, String value) {
        parameters.computeIfAbsent(name(operation), any -> new HashMap<>()).put(parameter, value);
        return this;
    }

    /** An id (path) or a cursor (query) of another tenant: 404 just as if unknown, or 400 for a cursor. */
    public ApiChecks otherTenant(String operation, String parameter, String value) {
        foreign.computeIfAbsent(name(operation), any -> new HashMap<>()).put(parameter, value);
        return this;
    }

    /** One more Authorization value that must answer 401, such as an expired token or a revoked key. */
    public ApiChecks badCredential(String caseName, String value) {
        badCredentials.put(caseName, value);
        return this;
    }

    /** Leaves out a row of an operation ("*": of all). */
    public ApiChecks skip(String operation, Row row, String reason) {
        return skip(operation, row, "", reason);
    }

    /** Leaves out the cases of the row whose name contains {@code caseName}. */
    public ApiChecks skip(String operation, Row row, String caseName, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why " + row + " of " + operation + " is skipped");
        }
        skips.add(new Skip(operation.equals("*") ? operation : name(operation), row, caseName, reason));
        return this;
    }

    private String name(String operation) {
        named.add(operation);
        return operation;
    }

    /** One dynamic test per case, and a last one that prints the summary. */
    public Stream<DynamicTest> tests() {
        Stream<DynamicTest> last = Stream.of(DynamicTest.dynamicTest("summary", () -> System.out.println(summary())));
        return Stream.concat(cases().map(ApiCase::asTest), last);
    }

    /**
     * The cases, operation by operation.
     *
     * @throws IllegalStateException when there is nothing to walk, no credentials or problem names were given, or the
     *     configuration names an operation that the document does not have
     */
    public Stream<ApiCase> cases() {
        List<Operation> operations = openApi.operations();
        require(!operations.isEmpty(), "The document has no operations");
        require(!problemNames.isEmpty(), "Give the documented problem names: problems(Set)");
        require(
                authorization != null || operations.stream().noneMatch(Operation::isProtected),
                "Some operations are protected: give authorization(…)");
        for (String name : named) {
            require(
                    operations.stream().anyMatch(operation -> operation.isNamed(name)),
                    "No operation is named " + name);
        }
        return operations.stream().flatMap(this::casesOf);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }

    /** Operations walked, cases sent, cases skipped and why; complete after the last case has run. */
    public String summary() {
        return tally.summary(openApi.operations().size());
    }

    private Stream<ApiCase> casesOf(Operation operation) {
        try {
            Subject subject = subject(operation);
            List<ApiCase> all = plan(subject).stream()
                    .map(planned -> apiCase(operation, planned))
                    .toList();
            return all.stream();
        } catch (Samples.Unguessable unknown) {
            String name = operation.title() + " · " + Row.SAMPLE + " · a valid request is known";
            String message = "No valid request can be guessed for " + operation.title() + ": " + unknown.getMessage()
                    + ". Give sample(\"" + operation.id() + "\", json) or parameter(\"" + operation.id() + "\", …).";
            return Stream.of(new ApiCase(name, Row.SAMPLE, () -> {
                tally.failed.incrementAndGet();
                throw new AssertionError(message);
            }));
        }
    }

    private Subject subject(Operation operation) {
        Map<String, String> given = lookUp(parameters, operation, Map.of());
        String prefix = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/$", "");
        Operation.Body body = operation.body();
        JsonNode sample = null;
        if (body != null) {
            JsonNode known = lookUp(samples, operation, body.example());
            sample = known.isMissingNode() ? new Samples(openApi.schemas()).guess(body.schema(), List.of()) : known;
        }
        return new Subject(operation, openApi.schemas(), given, sample, prefix, authorization);
    }

    private static <T> T lookUp(Map<String, T> known, Operation operation, T otherwise) {
        T byId = known.get(operation.id());
        return byId != null ? byId : known.getOrDefault(operation.title(), otherwise);
    }

    private List<Planned> plan(Subject subject) {
        Operation operation = subject.operation();
        List<Planned> all = new ArrayList<>();
        all.addAll(new JsonCases(subject).cases());
        all.addAll(new TypeCases(subject).cases());
        all.addAll(new HttpCases(subject).cases());
        all.addAll(new IdCases(subject, lookUp(foreign, operation, Map.of())).cases());
        all.addAll(new TextCases(subject).cases());
        all.addAll(new TimeCases(subject).cases());
        all.addAll(new AuthCases(subject, authorization == null ? "" : authorization, badCredentials).cases());
        if (operation.method().equals("GET") || operation.body() != null) {
            Expected accepted = operation.isProtected()
                    ? Expected.anythingBut(400, 401, 403, 405, 406, 413, 415, 431)
                    : Expected.anythingBut(400, 405, 406, 413, 415, 431);
            all.add(new Planned(Row.SAMPLE, "the valid request is not refused", subject.valid(), accepted));
        }
        return all;
    }

    private ApiCase apiCase(Operation operation, Planned planned) {
        String name = operation.title() + " · " + planned.row() + " · " + planned.name();
        return new ApiCase(name, planned.row(), () -> {
            for (Skip skip : skips) {
                if (skip.matches(operation, planned.row(), planned.name())) {
                    tally.skipped(skip);
                    throw new TestAbortedException("skipped: " + skip.reason());
                }
            }
            send(name, planned);
        });
    }

    private void send(String name, Planned planned) {
        tally.sent.incrementAndGet();
        List<String> complaints;
        String actual;
        try {
            Answer answer = http.send(planned.request());
            complaints = new Verdict(problemNames, LIMIT).on(answer, planned.expected());
            actual = answer.toString();
        } catch (IOException | NumberFormatException broken) {
            complaints = List.of("no HTTP answer: " + broken.getMessage());
            actual = "none";
        }
        if (!complaints.isEmpty()) {
            tally.failed.incrementAndGet();
            String origin = base.getScheme() + "://" + base.getAuthority();
            throw new AssertionError(name + "\n  wrong:    " + String.join("\n            ", complaints)
                    + "\n  request:  " + planned.request().curl(origin)
                    + "\n  expected: " + planned.expected()
                    + "\n  actual:   " + actual);
        }
    }
}
