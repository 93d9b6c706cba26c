package dev.bookingkit.mail;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a mail: both bodies and the calendar file. */
@ApplicationScoped
class MailComposer {

    private final ManagementLinks links;

    MailComposer(ManagementLinks links) {
        this.links = links;
    }

    /** @param from the sender's address, the organizer's where the provider has none */
    Uni<MailContent> compose(MailJob job, String from) {
        MailModel model = MailModel.of(
                job,
                job.invitesToManage() ? links.to(job) : null,
                job.kind() == MailKind.OFFER ? links.toOffer(job) : null);
        Invitation invitation = Invitation.of(job, from);
        return html(job.kind(), model)
                .createUni()
                .chain(html -> text(job.kind(), model)
                        .createUni()
                        .map(text -> new MailContent(html, text, invitation.text(), invitation.method())));
    }

    private static TemplateInstance html(MailKind kind, MailModel model) {
        return switch (kind) {
            case REQUEST -> MailTemplates.requestHtml(model);
            case CONFIRMATION -> MailTemplates.confirmationHtml(model);
            case CANCELLATION -> MailTemplates.cancellationHtml(model);
            case RESCHEDULE -> MailTemplates.rescheduleHtml(model);
            case OFFER -> MailTemplates.offerHtml(model);
        };
    }

    private static TemplateInstance text(MailKind kind, MailModel model) {
        return switch (kind) {
            case REQUEST -> MailTemplates.requestText(model);
            case CONFIRMATION -> MailTemplates.confirmationText(model);
            case CANCELLATION -> MailTemplates.cancellationText(model);
            case RESCHEDULE -> MailTemplates.rescheduleText(model);
            case OFFER -> MailTemplates.offerText(model);
        };
    }
}
