package dev.bookingkit.problem.http;

import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** Turns Jakarta Validation's violations into one problem with a pointer each. */
final class ViolationProblems {

    private ViolationProblems() {}

    static InvalidRequest of(ConstraintViolationException failure) {
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
        String detail = errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " fields are not valid.";
        return new InvalidRequest(detail, errors);
    }

    /** The path below the method's parameter; the parameter itself is the body, so it adds nothing. */
    private static String pointer(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
