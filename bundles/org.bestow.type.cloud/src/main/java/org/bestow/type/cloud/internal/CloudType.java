package org.bestow.type.cloud.internal;

import org.bestow.spi.BenefitType;
import org.bestow.spi.Consequence;
import org.bestow.spi.Definition;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.osgi.service.component.annotations.Component;

/** Cloud services: credits that one person each uses, and licences that are redeemed by key. Stateless. */
@Component(service = BenefitType.class, property = BenefitType.ID_PROPERTY + "=cloud")
public final class CloudType implements BenefitType<Settings> {

    @Override
    public void define(Definition<Settings> definition) {
        definition
                .settings(Settings.class, 1)
                .document(Scope.ASSIGNMENT, Credits.Seat.class, 1)
                .document(Scope.BENEFIT, Credits.Moves.class, 1)
                .document(Scope.KEY, Redemption.class, 1)
                .action("assign-user", Scope.BENEFIT, Credits.AssignUser.class)
                .locksUntil(Credits::lockedUntil)
                .reads(Part.ASSIGNMENTS, Part.CLAIMS)
                .available(Credits::assignable)
                .decide(Credits::assign)
                .action("remove-user", Scope.ASSIGNMENT, Credits.Nothing.class)
                .available(Credits::removable)
                .decide(Credits::remove)
                .action("resend-mail", Scope.ASSIGNMENT, Credits.Nothing.class)
                .orHolder()
                .available(Credits::resendable)
                .decide(Credits::resend)
                .action("get-keys", Scope.BENEFIT, Licenses.GetKeys.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .consequence(Consequence.ENDS_REFUND)
                .available(Licenses::takeable)
                .decide(Licenses::take)
                .action("preview-redemption", Scope.BENEFIT, Licenses.PreviewRedemption.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .available(Licenses::offered)
                .decide(Licenses::preview)
                .action("show-key", Scope.KEY, Credits.Nothing.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .decide(Licenses::show)
                .action("mark-redeemed", Scope.KEY, Licenses.MarkRedeemed.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .consequence(Consequence.IRREVERSIBLE)
                .available(Licenses::redeemable)
                .decide(Licenses::markRedeemed)
                .action("replace-key", Scope.KEY, Licenses.ReplaceKey.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .consequence(Consequence.IRREVERSIBLE)
                .available(Licenses::replaceable)
                .decide(Licenses::replace)
                .keyFacts(DetailsPage::keyFacts)
                .details(DetailsPage::of);
    }
}
