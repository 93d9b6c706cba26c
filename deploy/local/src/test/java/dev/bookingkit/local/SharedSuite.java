package dev.bookingkit.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one run of {@code up --empty} to share, which ends after the last of them. */
@NullUnmarked
final class SharedSuite implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningSuite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedSuite.class))
                .computeIfAbsent(RunningSuite.class, type -> start());
    }

    private static RunningSuite start() {
        try {
            return RunningSuite.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
