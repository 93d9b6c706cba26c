package dev.bookingkit.apicheck;

import static dev.bookingkit.apicheck.Fault.*;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bookingkit.apicheck.TinyServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A small API that refuses all that it must, but for one fault. */
final class ThingsApi implements Function<Request, Reply> {

    static final String KEY = "Bearer sk_right";
    static final String KNOWN = "0198c000-0000-7000-8000-000000000001";
    static final String FOREIGN = "0198c000-0000-7000-8000-000000000002";
    private static final Map<Integer, String> NAMES = Map.of(
            400,
            "invalid-request",
            401,
            "unauthenticated",
            404,
            "not-found",
            405,
            "method-not-allowed",
            413,
            "too-large",
            415,
            "unsupported-media-type",
            431,
            "headers-too-large",
            500,
            "internal-error");
    static final Set<String> PROBLEMS = Set.copyOf(NAMES.values());
    private static final Set<String> FIELDS =
            Set.of("name", "seats", "currency", "kind", "startsAt", "endsAt", "timeZone", "metadata", "isActive");

    private final Fault fault;

    ThingsApi(Fault fault) {
        this.fault = fault;
    }

    private boolean has(Fault one) {
        return fault == one;
    }

    @Override
    public Reply apply(Request request) {
        String target = request.target();
        String path = target.split("\\?", 2)[0];
        String query = target.contains("?") ? target.split("\\?", 2)[1] : "";
        if (request.headers().stream().mapToInt(h -> h.value().length()).sum() > 16_384
                && !has(ACCEPTS_LARGE_HEADERS)) {
            return problem(431, null);
        }
        if (request.body() != null && request.body().length > 10_000_000 && !has(ACCEPTS_LARGE_BODIES)) {
            return problem(413, null);
        }
        if (path.contains("%00") && !has(ACCEPTS_NUL_IN_PATH)
                || path.contains("..") && !has(ACCEPTS_PATH_TRICKS)
                || path.contains("%zz")) {
            return problem(400, "");
        }
        if (path.contains("%00") || path.contains("..")) {
            return ok("{}");
        }
        Reply unauthenticated = credentials(request, query);
        if (unauthenticated != null) {
            return unauthenticated;
        }
        String repeated = repeated(query);
        if (repeated != null && !has(ACCEPTS_REPEATED_PARAMETERS)) {
            return problem(400, "?" + repeated);
        }
        boolean collection = path.equals("/v1/things");
        if (!request.method().equals("GET")
                && !(collection && request.method().equals("POST"))
                && !has(ANSWERS_ANY_METHOD)) {
            return problem(405, null);
        }
        if (!collection) {
            return one(path.substring(path.lastIndexOf('/') + 1));
        }
        return request.method().equals("POST") ? create(request) : list(query);
    }

    private @Nullable Reply credentials(Request request, String query) {
        List<String> sent = request.headers().stream()
                .filter(header -> header.name().equals("Authorization"))
                .map(Header::value)
                .toList();
        boolean right = sent.equals(List.of(KEY))
                || has(ACCEPTS_ANYBODY)
                || has(ACCEPTS_TWO_AUTHORIZATIONS) && sent.contains(KEY)
                || has(ACCEPTS_UNSIGNED_TOKENS) && sent.toString().contains("eyJ")
                || has(ACCEPTS_KEY_IN_QUERY) && query.contains("api_key=sk_right");
        return right && !has(REFUSES_EVERYTHING) ? null : problem(401, null);
    }

    private static @Nullable String repeated(String query) {
        List<String> seen = new ArrayList<>();
        for (String pair : query.split("&")) {
            String name = pair.split("=")[0];
            if (seen.contains(name)) {
                return name;
            }
            seen.add(name);
        }
        return null;
    }

    private Reply one(String id) {
        if (id.equals(KNOWN) || id.equals(FOREIGN) && has(SHOWS_ANOTHER_TENANTS_THING)) {
            return ok("{}");
        }
        if (has(FAILS_ON_BAD_UUID) && id.equals("not-a-uuid")) {
            return problem(500, null);
        }
        return has(HTML_404) ? new Reply(404, "text/html", "<h1>Not found</h1>", List.of()) : problem(404, null);
    }

    private Reply list(String query) {
        for (String pair : query.split("&")) {
            String value = pair.substring(pair.indexOf('=') + 1);
            boolean limit = pair.startsWith("limit=") && !value.matches("[1-9]\\d?|1\\d\\d|200");
            if (limit && !(value.equals("0") && has(ACCEPTS_LIMIT_ZERO))) {
                return problem(400, "?limit");
            }
            if (pair.startsWith("cursor=") && !value.equals("Sample") && !has(ACCEPTS_TAMPERED_CURSOR)) {
                return problem(400, "?cursor");
            }
        }
        return ok("{\"data\":[],\"nextCursor\":null}");
    }

    private Reply create(Request request) {
        boolean json = request.headers().stream()
                .anyMatch(h -> h.value().equals("application/json") && h.name().equals("Content-Type"));
        if (!json && !has(ACCEPTS_XML)) {
            return problem(415, null);
        }
        String text = new String(request.body(), StandardCharsets.UTF_8);
        if (has(FAILS_ON_NULL_BODY) && text.equals("null")
                || has(OVERFLOWS_ON_DEPTH) && text.contains("[".repeat(2000))) {
            return problem(500, null);
        }
        if (has(CLOSES_ON_LONG_NUMBERS) && text.contains("1".repeat(2000))) {
            return new Reply(0, "", "", List.of());
        }
        JsonNode body;
        try {
            body = has(ACCEPTS_BAD_UTF8) ? mapper().readTree(text) : mapper().readTree(request.body());
        } catch (IOException notJson) {
            return has(ACCEPTS_TRUNCATED) ? ok("{}") : problem(400, "");
        }
        if (!body.isObject()) {
            return problem(400, "");
        }
        String wrong = wrong(body);
        return wrong == null
                ? new Reply(201, "application/json", "{}", List.of())
                : wrong.isEmpty() ? problem(500, null) : problem(400, wrong);
    }

    private JsonMapper mapper() {
        return JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(500)
                                .build())
                        .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                        .build())
                .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, !has(ACCEPTS_DUPLICATE_KEYS))
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, !has(ACCEPTS_TRAILING_TEXT))
                .build();
    }

    /** The first place that is wrong, "" for a failure, null when all is well. */
    private @Nullable String wrong(JsonNode body) {
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String name = entry.getKey();
            boolean known = FIELDS.contains(name)
                    || has(ACCEPTS_UNKNOWN_FIELDS)
                    || has(ACCEPTS_A_SMUGGLED_FIELD) && name.equals("organizationId");
            if (!known) {
                return "/" + name;
            }
            String wrong = value(name, entry.getValue());
            if (wrong != null) {
                return wrong;
            }
        }
        for (String required : List.of("name", "seats", "startsAt", "endsAt")) {
            if (!body.has(required) && !has(ACCEPTS_MISSING_FIELDS)) {
                return "/" + required;
            }
        }
        boolean reversed =
                body.path("endsAt").asText().compareTo(body.path("startsAt").asText()) <= 0;
        return reversed && !has(ACCEPTS_END_BEFORE_START) && !has(ACCEPTS_MISSING_FIELDS) ? "/endsAt" : null;
    }

    private @Nullable String value(String name, JsonNode value) {
        String text = value.asText();
        boolean right = switch (name) {
            case "name" -> value.isTextual() && isName(text);
            case "seats" ->
                value.isIntegralNumber()
                                && value.canConvertToInt()
                                && (value.asInt() >= 1 || has(ACCEPTS_LESS_THAN_THE_MINIMUM))
                        || has(ACCEPTS_FRACTIONS) && value.isFloatingPointNumber()
                        || has(ACCEPTS_NUMBERS_IN_STRINGS) && text.equals("7");
            case "isActive" -> value.isBoolean();
            case "currency" -> text.equals("EUR") || has(ACCEPTS_ANY_CURRENCY);
            case "kind" -> Set.of("small", "large").contains(text) || has(ACCEPTS_ANY_KIND);
            case "timeZone" -> value.isTextual() && text.equals("Europe/Berlin") || has(ACCEPTS_ANY_ZONE);
            case "startsAt", "endsAt" -> value.isTextual() && isInstant(text) || has(ACCEPTS_ANY_DATE);
            case "metadata" ->
                value.isObject()
                        && !value.toString().contains("\\u0000")
                        && !value.toString().contains("smuggled[");
            default -> true;
        };
        if (name.equals("metadata")
                && has(FAILS_ON_NUL_IN_METADATA)
                && value.toString().contains("\\u0000")) {
            return "";
        }
        if (name.equals("name") && has(FAILS_ON_EMOJI) && text.contains("<script>")) {
            return "";
        }
        return right ? null : "/" + name;
    }

    private boolean isName(String text) {
        int length = has(COUNTS_UTF16_UNITS) ? text.length() : text.codePointCount(0, text.length());
        boolean controls = text.chars()
                .anyMatch(c -> Character.isISOControl(c)
                        && !(c == 0 && has(ACCEPTS_NUL_IN_TEXT))
                        && !((c == '\r' || c == '\n') && has(ACCEPTS_LINE_BREAKS_IN_NAMES)));
        return (length <= 20 || has(ACCEPTS_LONG_NAMES) || has(ACCEPTS_LINE_BREAKS_IN_NAMES) && text.contains("\n"))
                && !controls;
    }

    private static boolean isInstant(String text) {
        try {
            return text.matches("\\d{4}-.*Z")
                    && !text.contains("T24:")
                    && !text.contains(":60")
                    && OffsetDateTime.parse(text).getYear() < 9999;
        } catch (java.time.format.DateTimeParseException impossible) {
            return false;
        }
    }

    private static Reply ok(String body) {
        return new Reply(200, "application/json", body, List.of());
    }

    /** @param pointer what errors point to; null: no errors */
    private Reply problem(int status, @Nullable String pointer) {
        int sent = status == 400 && has(ANSWERS_500) ? 500 : status;
        String detail = switch (fault) {
            case LEAKS_A_CLASS_NAME -> "dev.bookingkit.booking.Booking cannot be read";
            case LEAKS_A_STACK -> "NullPointerException\\n\\tat dev.bookingkit.X.y(X.java:1)";
            case LEAKS_SQL -> "ERROR: null value; select id from bookings";
            default -> "Something is wrong.";
        };
        String at = has(WRONG_POINTER) ? "/elsewhere" : pointer;
        String errors = pointer == null || has(NO_ERRORS)
                ? ""
                : ",\"errors\":[{\"pointer\":\"" + at + "\",\"detail\":\"Bad.\"}]";
        String name = has(UNDOCUMENTED_TYPE) ? "surprise" : NAMES.get(sent);
        String body = "{\"type\":\"https://example.org/problems/" + name + "\""
                + (has(NO_TITLE) ? "" : ",\"title\":\"A problem\"")
                + ",\"status\":" + (has(WRONG_STATUS_MEMBER) ? 200 : sent)
                + ",\"detail\":\"" + detail + "\"" + errors + "}";
        List<Header> headers =
                sent == 401 && !has(NO_CHALLENGE) ? List.of(new Header("WWW-Authenticate", "Bearer")) : List.of();
        String type = has(WRONG_CONTENT_TYPE) ? "application/json" : "application/problem+json";
        return new Reply(sent, type, has(EMPTY_BODY) ? "" : body, headers);
    }
}
