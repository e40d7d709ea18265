package org.bestow.spi;

/** What a person may be in a member company, and outside of all, the operator of the programme. May grow. */
public enum Role {
    GLOBAL_ADMIN,
    USER_ADMIN,
    ADMIN_AGENT,
    PARTNER_ADMIN,
    ACCOUNT_ADMIN,
    BILLING_ADMIN,
    REPORT_VIEWER,
    USER,
    OPERATOR
}
