package dev.bookingkit.mail;

import dev.bookingkit.booking.BookingDetails;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The booking as a calendar entry (RFC 5545, iTIP of RFC 5546).
 *
 * <p>The UID is the booking's id and the SEQUENCE that of the event, so that a calendar keeps one entry and moves it.
 */
record Invitation(String text, String method) {

    static Invitation of(MailJob job, String from) {
        Method method = job.kind() == MailKind.CANCELLATION ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Booking Kit//notifications//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        calendar.add(event(job, from));
        return new Invitation(write(calendar), method.getValue());
    }

    private static VEvent event(MailJob job, String from) {
        BookingDetails booking = job.booking();
        VEvent event = new VEvent(false);
        event.add(new Uid(booking.id().toString()));
        event.add(new Sequence(job.entry().sequence()));
        event.add(new DtStamp(job.entry().occurredAt()));
        event.add(new DtStart<>(job.entry().startsAt()));
        event.add(new DtEnd<>(job.entry().endsAt()));
        event.add(new Summary(booking.title() + " with " + booking.providerName()));
        event.add(status(job.kind()));
        if (booking.locationValue() != null) {
            event.add(new Location(booking.locationValue()));
        }
        String host = booking.providerEmail() == null ? from : booking.providerEmail();
        Organizer organizer = new Organizer(mailto(host));
        organizer.add(new Cn(booking.providerName()));
        event.add(organizer);
        Attendee attendee = new Attendee(mailto(booking.customerEmail()));
        attendee.add(new Cn(booking.customerName()));
        attendee.add(Role.REQ_PARTICIPANT);
        attendee.add(PartStat.ACCEPTED);
        event.add(attendee);
        return event;
    }

    private static Status status(MailKind kind) {
        return switch (kind) {
            case REQUEST, OFFER -> ImmutableStatus.VEVENT_TENTATIVE;
            case CONFIRMATION, RESCHEDULE -> ImmutableStatus.VEVENT_CONFIRMED;
            case CANCELLATION -> ImmutableStatus.VEVENT_CANCELLED;
        };
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException notAnAddress) {
            throw new IllegalArgumentException("not a mail address", notAnAddress);
        }
    }

    private static String write(Calendar calendar) {
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(true).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ContentLines.refold(text.toString());
    }
}
