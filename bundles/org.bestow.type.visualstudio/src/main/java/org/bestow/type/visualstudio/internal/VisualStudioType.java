package org.bestow.type.visualstudio.internal;

import org.bestow.spi.BenefitType;
import org.bestow.spi.Consequence;
import org.bestow.spi.Definition;
import org.bestow.spi.Part;
import org.bestow.spi.Scope;
import org.osgi.service.component.annotations.Component;

/** Visual Studio subscriptions: seats for named people, each with its mail, its downloads and what was used of it. Stateless. */
@Component(service = BenefitType.class, property = BenefitType.ID_PROPERTY + "=visual-studio")
public final class VisualStudioType implements BenefitType<Settings> {

    @Override
    public void define(Definition<Settings> definition) {
        definition
                .settings(Settings.class, 1)
                .document(Scope.ASSIGNMENT, Seat.class, 1)
                .document(Scope.BENEFIT, Handovers.class, 1)
                .action("assign-user", Scope.BENEFIT, Inputs.Assign.class)
                .consequence(Consequence.SENDS_MAIL)
                .locksUntil(Assigning::locksUntil)
                .reads(Part.ASSIGNMENTS, Part.ENDED_ASSIGNMENTS, Part.CLAIMS)
                .available(Assigning::available)
                .decide(Assigning::assign)
                .action("remove-user", Scope.ASSIGNMENT, Inputs.Nothing.class)
                .available(Assigning::removable)
                .decide(Assigning::remove)
                .action("reassign", Scope.ASSIGNMENT, Inputs.Assign.class)
                .consequence(Consequence.SENDS_MAIL)
                .locksUntil(Assigning::locksUntil)
                .reads(Part.ENDED_ASSIGNMENTS, Part.CLAIMS)
                .available(Assigning::movable)
                .decide(Assigning::reassign)
                .action("resend-mail", Scope.ASSIGNMENT, Inputs.Nothing.class)
                .orHolder()
                .available(Holding::resendable)
                .decide(Holding::resendMail)
                .action("set-notification-email", Scope.ASSIGNMENT, Inputs.SetNotificationEmail.class)
                .decide(Holding::setEmail)
                .action("set-downloads", Scope.ASSIGNMENT, Inputs.SetDownloads.class)
                .decide(Holding::setDownloads)
                .action("record-use", Scope.ASSIGNMENT, Inputs.Used.class)
                .orHolder()
                .available(Holding::recordable)
                .decide(Holding::recordUse)
                .action("withdraw-use", Scope.ASSIGNMENT, Inputs.Nothing.class)
                .orHolder()
                .available(Holding::withdrawable)
                .decide(Holding::withdrawUse)
                .seatFacts(DetailsPage::seat)
                .details(DetailsPage::of);
    }
}
