package dev.bookingkit.slots.http;

import dev.bookingkit.answer.Answer;
import dev.bookingkit.answer.Answers;
import dev.bookingkit.answer.Question;
import dev.bookingkit.schedule.HoldToken;
import dev.bookingkit.schedule.offer.Asked;
import dev.bookingkit.slots.FindSlots;
import dev.bookingkit.slots.SlotWindow;
import dev.bookingkit.tenant.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two answers that are kept ready, as they go out. */
@ApplicationScoped
class SlotAnswers {

    private static final int SLOT_BYTES = 400;

    private final Answers answers;
    private final FindSlots find;

    SlotAnswers(Answers answers, FindSlots find) {
        this.answers = answers;
        this.find = find;
    }

    private record List(Asked asked, SlotWindow window) {}

    private record First(Asked asked, @Nullable Instant after, ZoneId zone) {}

    record FirstAnswer(@Nullable SlotView slot) implements Answer {

        @Override
        public int bytes() {
            return SLOT_BYTES;
        }
    }

    Uni<TaggedBody> list(Principal principal, Asked asked, SlotWindow window, @Nullable String cacheControl) {
        return answers.to(
                new Question(principal.organizationId(), new List(asked, window)),
                insists(cacheControl),
                TaggedBody.class,
                () -> find.list(principal, asked, window, null),
                slots -> TaggedBody.of(SlotsJson.of(slots, window.zone())));
    }

    /** Of someone who holds time, which is free for them alone: it is found out each time, and not kept. */
    Uni<TaggedBody> listFor(HoldToken token, Principal principal, Asked asked, SlotWindow window) {
        return find.list(principal, asked, window, token)
                .map(finding -> TaggedBody.of(SlotsJson.of(finding.at().apply(answers.now()), window.zone())));
    }

    Uni<FirstAnswer> first(
            Principal principal, Asked asked, @Nullable Instant after, ZoneId zone, @Nullable String cacheControl) {
        return answers.to(
                new Question(principal.organizationId(), new First(asked, after, zone)),
                insists(cacheControl),
                FirstAnswer.class,
                () -> find.first(principal, asked, after),
                slot -> new FirstAnswer(slot.map(it -> SlotView.of(it, zone)).orElse(null)));
    }

    /** RFC 9111, section 5.2.1.4: nothing that is kept will do. */
    static boolean insists(@Nullable String cacheControl) {
        if (cacheControl == null) {
            return false;
        }
        String directives = cacheControl.toLowerCase(Locale.ROOT);
        return directives.contains("no-cache") || directives.contains("no-store");
    }
}
