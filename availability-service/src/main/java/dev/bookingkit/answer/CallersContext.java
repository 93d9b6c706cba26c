package dev.bookingkit.answer;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** For who is answered by what somebody else has asked. */
public final class CallersContext {

    private CallersContext() {}

    /** Runs on the Vert.x context of whoever calls this; at once where there is none. */
    public static Executor get() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(nothing -> command.run());
    }
}
