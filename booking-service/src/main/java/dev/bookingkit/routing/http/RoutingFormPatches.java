package dev.bookingkit.routing.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import dev.bookingkit.problem.FieldError;
import dev.bookingkit.routing.RoutingFormDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** Makes details of a request, whole or merged (RFC 7396, top level only) into what is stored; both pass the same checks. */
@ApplicationScoped
class RoutingFormPatches {

    private final ObjectMapper json;
    private final Validator validator;

    RoutingFormPatches(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    RoutingFormDetails details(RoutingFormRequest request) {
        List<FieldError> problems = request.problems();
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems.getFirst().detail(), problems).exception();
        }
        return request.toDetails();
    }

    RoutingFormDetails merged(RoutingFormDetails stored, ObjectNode patch) {
        ObjectNode merged = json.valueToTree(RoutingFormRequest.of(stored));
        merged.setAll(patch);
        RoutingFormRequest request = read(merged);
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return details(request);
    }

    private RoutingFormRequest read(ObjectNode merged) {
        try {
            return json.treeToValue(merged, RoutingFormRequest.class);
        } catch (JsonProcessingException notOne) {
            throw new WebApplicationException(notOne, 400);
        }
    }
}
