package dev.bookingkit.problem.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.Problem;
import dev.bookingkit.problem.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body, by pointer or position, without a word about our classes. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException mapping) {
            Problem own = rootProblem(mapping);
            return own != null ? own : InvalidRequest.at(pointer(mapping), detail(mapping));
        }
        return InvalidRequest.at("", "The body is not valid JSON" + position(failure.getLocation()) + ".");
    }

    private static @Nullable Problem rootProblem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem.problem();
            }
        }
        return null;
    }

    private static String detail(JsonMappingException failure) {
        if (failure instanceof IgnoredPropertyException || failure instanceof PropertyBindingException) {
            return "This field is not known here.";
        }
        if (failure.getCause() instanceof StreamConstraintsException
                || failure.getCause() instanceof JsonParseException) {
            return "The body is not valid JSON" + position(failure.getLocation()) + ".";
        }
        if (failure instanceof ValueInstantiationException
                && failure.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        if (failure instanceof InvalidFormatException format && isEnum(format)) {
            return "One of " + values(format.getTargetType()) + " is wanted here.";
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "A " + kind(mismatch.getTargetType()) + " is wanted here.";
        }
        return "This value is not valid here.";
    }

    private static boolean isEnum(InvalidFormatException failure) {
        return failure.getTargetType() != null && failure.getTargetType().isEnum();
    }

    private static String values(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        if (type == String.class || CharSequence.class.isAssignableFrom(type)) {
            return "string";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "whole number";
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
            return "JSON array";
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "UUID";
            case "Instant" -> "UTC instant such as 2026-03-09T13:00:00Z";
            case "LocalDate" -> "date such as 2026-03-09";
            case "LocalTime" -> "local time such as 09:00";
            default -> "JSON object";
        };
    }

    /** RFC 6901. */
    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    private static String position(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
