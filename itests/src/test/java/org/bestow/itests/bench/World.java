package org.bestow.itests.bench;

import org.bestow.api.PublicId;

/**
 * Numbers of what is in the database: members with one purchase, 20 benefits and 50 users each; the benefits of a purchase are 16 of
 * software, each with a key pool that a fifth of the members share, and 4 with a seat for each user. Immutable.
 *
 * @param firstPool number of the first of the pools, which follow each other
 */
record World(int members, long firstPool) {

    static final int PACKAGES = 5;
    static final int SOFTWARE = 16;
    static final int SEATED = 4;
    static final int BENEFITS = SOFTWARE + SEATED;
    static final int USERS = 50;
    static final int POOLS = PACKAGES * SOFTWARE;

    // far above what the platform's own sequences reach here
    static final long MEMBER = 1_000_000;
    static final long BENEFIT = 10_000_000;
    static final long ACCOUNT = 1_000_000;

    /** Of rows with numbers that the plain statements take from sequences too, a block of a thousand for each. */
    static final long BEYOND = 1_000_000_000_000L;

    /** The one that all clients of {@link Scenario#HOT} want. */
    static final int HOT_MEMBER = 0;

    static long member(int member) {
        return MEMBER + member;
    }

    static long benefit(int member, int place) {
        return BENEFIT + (long) member * BENEFITS + place;
    }

    /** The first of a member's users is its Global admin. */
    static long account(int member, int user) {
        return ACCOUNT + (long) member * USERS + user;
    }

    static String publicBenefit(int member, int place) {
        return PublicId.of(PublicId.Kind.BENEFIT, member(member), benefit(member, place));
    }

    static int packageOf(int member) {
        return member % PACKAGES;
    }

    /** Place of the pool among all. */
    static int pool(int member, int place) {
        return packageOf(member) * SOFTWARE + place;
    }

    /** The session of a member's Global admin. */
    static String token(int member) {
        return String.format("bench%038d", member);
    }
}
