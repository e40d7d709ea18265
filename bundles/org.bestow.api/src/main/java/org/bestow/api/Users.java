package org.bestow.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.Role;
import org.osgi.annotation.versioning.ProviderType;

/** People and their roles. Thread-safe. */
@ProviderType
public interface Users {

    /** By number, unknown ones left out; one statement for all. For the platform's own bundles: no check of rights. */
    Map<Long, Person> find(Collection<Long> numbers);

    /** Those who ask right now: as they were up to 3 seconds ago, when they were let in. For the rest as {@link #find}. */
    default Map<Long, Person> asking(Collection<Long> numbers) {
        return find(numbers);
    }

    /** Active users of a member with any of these roles, 20 at most. No check of rights. */
    List<Person> withAnyRole(long member, Set<Role> roles);

    /** Numbers of the member's users whose name or e-mail contains the text, 200 at most. No check of rights. */
    List<Long> search(long member, String text);

    /**
     * Creates the first users of an installation or its demo data with one-time passwords, which go to the file for first sign-ins
     * and nowhere else; with demo data the file is kept, and they need not be changed. Users whose e-mail is there already are left
     * as they are.
     */
    void createFirst(List<NewUser> users);

    /** @param member empty for operators */
    record NewUser(
            OptionalLong member, String memberName, String name, String email, Language language, Set<Role> roles) {
        public NewUser {
            roles = Set.copyOf(roles);
        }
    }

    /** How far a user is. */
    enum State {
        /** Was sent an invitation, and has not accepted it: may be given things, and cannot sign in. */
        INVITED("invited"),
        ACTIVE("active"),
        /** May be restored for 30 days. */
        DELETED("deleted");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** A person. @param notificationEmail where mail goes to; empty: the e-mail for sign-in */
    record Person(
            long number,
            OptionalLong member,
            String name,
            String email,
            Language language,
            Set<Role> roles,
            State state,
            Optional<String> notificationEmail) {
        public Person {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(notificationEmail, "notificationEmail");
            roles = Set.copyOf(roles);
        }

        /** One who gets mail where he signs in. @param active otherwise deleted */
        public Person(
                long number,
                OptionalLong member,
                String name,
                String email,
                Language language,
                Set<Role> roles,
                boolean active) {
            this(number, member, name, email, language, roles, active ? State.ACTIVE : State.DELETED, Optional.empty());
        }

        public boolean active() {
            return state == State.ACTIVE;
        }

        public boolean deleted() {
            return state == State.DELETED;
        }

        /** Where mail to this person goes. */
        public String mailAddress() {
            return notificationEmail.orElse(email);
        }

        public String id() {
            return PublicId.of(PublicId.Kind.USER, member.orElse(0), number);
        }
    }
}
