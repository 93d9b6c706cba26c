package dev.bookingkit.eventtype.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bookingkit.eventtype.EventTypeDetails;
import dev.bookingkit.problem.CommonProblem.InvalidRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.WebApplicationException;

/** Makes details of a request, whole or merged (RFC 7396, top level only) into what is stored; both pass the same checks. */
@ApplicationScoped
class EventTypePatches {

    private final ObjectMapper json;
    private final Validator validator;

    EventTypePatches(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    EventTypeDetails details(EventTypeRequest request) {
        if (request.lacksCurrency()) {
            throw InvalidRequest.at("/currency", "a price needs a currency").exception();
        }
        return request.toDetails();
    }

    EventTypeDetails merged(EventTypeDetails stored, ObjectNode patch) {
        ObjectNode merged = json.valueToTree(EventTypeRequest.of(stored));
        merged.setAll(patch);
        EventTypeRequest request = read(merged);
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return details(request);
    }

    private EventTypeRequest read(ObjectNode merged) {
        try {
            return json.treeToValue(merged, EventTypeRequest.class);
        } catch (JsonProcessingException notOne) {
            throw new WebApplicationException(notOne, 400);
        }
    }
}
