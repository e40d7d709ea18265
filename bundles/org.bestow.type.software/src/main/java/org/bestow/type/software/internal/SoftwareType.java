package org.bestow.type.software.internal;

import org.bestow.spi.BenefitType;
import org.bestow.spi.Consequence;
import org.bestow.spi.Definition;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.osgi.service.component.annotations.Component;

/** Software products: licence keys to take, to show again and to count, instructions, and downloads. Stateless. */
@Component(service = BenefitType.class, property = BenefitType.ID_PROPERTY + "=software")
public final class SoftwareType implements BenefitType<Settings> {

    @Override
    public void define(Definition<Settings> definition) {
        definition
                .settings(Settings.class, 1)
                .action("get-keys", Scope.BENEFIT, GetKeys.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .consequence(Consequence.ENDS_REFUND)
                .reads(Part.KEYS)
                .readsFor(Keys::needed)
                .available(Keys::available)
                .decide(Keys::take)
                .action("show-key", Scope.KEY, ShowKey.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .decide(Keys::show)
                .action("record-activation", Scope.KEY, RecordActivation.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .available(Activations::available)
                .decide(Activations::record)
                .action(Activations.WITHDRAW, Scope.KEY, WithdrawActivation.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .available(Activations::withdrawable)
                .decide(Activations::withdraw)
                .action("note-key", Scope.KEY, NoteKey.class)
                .allowedTo(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN)
                .decide(Keys::note)
                .options("editions", Keys::editions)
                .details(DetailsPage::of);
    }
}
