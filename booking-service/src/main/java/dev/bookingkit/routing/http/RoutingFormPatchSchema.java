package dev.bookingkit.routing.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes a patch as what it is: the fields of a new form, none of them required. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RoutingFormPatchSchema implements OASFilter {

    private static final String NAME = "RoutingFormPatch";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = Objects.requireNonNull(document.getComponents());
        Schema whole = Objects.requireNonNull(
                Objects.requireNonNull(components.getSchemas()).get("RoutingFormRequest"));
        components.addSchema(
                NAME,
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description("RFC 7396: a field that is absent stays, null resets it")
                        .properties(whole.getProperties()));
        MediaType json =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME));
        PathItem form = Objects.requireNonNull(document.getPaths().getPathItem("/v1/routing-forms/{id}"));
        form.getPATCH()
                .setRequestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", json)));
    }
}
