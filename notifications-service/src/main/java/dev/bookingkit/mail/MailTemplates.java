package dev.bookingkit.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates in {@code templates/MailTemplates}, checked against {@link MailModel} at build time. */
@CheckedTemplate(basePath = "MailTemplates", defaultName = CheckedTemplate.ELEMENT_NAME)
final class MailTemplates {

    private MailTemplates() {}

    static native TemplateInstance requestHtml(MailModel mail);

    static native TemplateInstance requestText(MailModel mail);

    static native TemplateInstance confirmationHtml(MailModel mail);

    static native TemplateInstance confirmationText(MailModel mail);

    static native TemplateInstance cancellationHtml(MailModel mail);

    static native TemplateInstance cancellationText(MailModel mail);

    static native TemplateInstance rescheduleHtml(MailModel mail);

    static native TemplateInstance rescheduleText(MailModel mail);

    static native TemplateInstance offerHtml(MailModel mail);

    static native TemplateInstance offerText(MailModel mail);
}
